/** Enough to read a signed receipt; what a camera makes beyond it only costs a village's line. */
const LONGEST_SIDE = 2_200;
const QUALITY = 0.85;

/**
 * A photograph small enough for a slow line, drawn anew and thereby without place and device. Whatever this browser
 * cannot draw is sent as it is: the server decides what it keeps.
 */
export async function smallerPicture(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || typeof createImageBitmap === 'undefined') return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height].map((side) =>
      Math.round(side * scale),
    ) as [number, number];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return drawn && drawn.size < file.size ? drawn : file;
  } catch {
    return file;
  }
}
