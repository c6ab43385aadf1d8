import { cleanJpeg } from './clean-jpeg.js';
import { cleanMp3 } from './clean-mp3.js';
import { cleanMp4 } from './clean-mp4.js';
import { cleanPng } from './clean-png.js';
import { cleanWav, cleanWebp } from './clean-riff.js';
import type { MediaType } from './media-type.js';

/**
 * Pictures and recordings without what their device wrote beside them. A PDF is a program of its own kind and not
 * handled here.
 *
 * @returns undefined for a file that is damaged or not what it begins as.
 */
export function withoutMetadata(
  type: Exclude<MediaType, 'application/pdf'>,
  bytes: Uint8Array,
): Uint8Array | undefined {
  switch (type) {
    case 'image/jpeg':
      return cleanJpeg(bytes);
    case 'image/png':
      return cleanPng(bytes);
    case 'image/webp':
      return cleanWebp(bytes);
    case 'audio/mpeg':
      return cleanMp3(bytes);
    case 'audio/mp4':
      return cleanMp4(bytes);
    case 'audio/wav':
      return cleanWav(bytes);
    case 'audio/amr':
      // Frames of sound and nothing else.
      return bytes;
  }
}
