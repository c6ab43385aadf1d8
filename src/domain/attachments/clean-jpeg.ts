import { ascii, joined, u16be, u32be } from './bytes.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];

/**
 * The picture without what the camera wrote beside it: where it was taken, with which telephone, when, its thumbnail,
 * and whatever follows its end. Only which way up it is stays, for without it the picture lies on its side.
 *
 * @returns undefined for what is no whole JPEG.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let pixels = false;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) {
      // An interrupted transfer, or a camera that writes no end: what there is can be seen.
      return pixels && at >= bytes.length ? whole(orientation, kept) : undefined;
    }
    if (marker === EOI) return pixels ? whole(orientation, kept) : undefined;
    const end = at + 2 + u16be(bytes, at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    if (isPicture(marker, segment)) kept.push(segment);
    else if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
    at = end;
    if (marker === SOS) {
      pixels = true;
      const scan = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, scan));
      at = scan;
    }
  }
}

function isPicture(marker: number, segment: Uint8Array): boolean {
  // A JFIF segment that is longer than 16 bytes with its length carries a thumbnail.
  if (marker === APP0) return ascii(segment, 4, 8) === 'JFIF' && segment.length <= 18;
  if (marker === APP2) return ascii(segment, 4, 15) === 'ICC_PROFILE';
  if (marker === APP14) return ascii(segment, 4, 9) === 'Adobe';
  return marker !== COMMENT && !(marker >= APP0 && marker <= APP15);
}

/** Past the entropy-coded bytes: a marker is what is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function whole(orientation: number, kept: readonly Uint8Array[]): Uint8Array {
  const turned = orientation > 1 ? [orientationOnly(orientation)] : [];
  return joined([Uint8Array.of(0xff, SOI), ...turned, ...kept, Uint8Array.of(0xff, EOI)]);
}

const ORIENTATION_TAG = 0x0112;

/** Tag 0x0112 of the first directory of an Exif segment. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (ascii(segment, 4, 8) !== 'Exif') return undefined;
  const tiff = segment.subarray(10);
  const order = ascii(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const two = (at: number) =>
    order === 'MM' ? u16be(tiff, at) : (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8);
  const directory = order === 'MM' ? u32be(tiff, 4) : two(4) + two(6) * 65_536;
  for (let entry = 0; entry < Math.min(two(directory), 512); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (two(at) !== ORIENTATION_TAG) continue;
    const value = two(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment with a single entry. */
function orientationOnly(value: number): Uint8Array {
  return joined([
    Uint8Array.of(0xff, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0),
    Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1),
    Uint8Array.of(0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0),
    Uint8Array.of(0, 0, 0, 0),
  ]);
}
