import { ascii, begins, u32be } from './bytes.js';

/** What is kept. Everything else is refused, whatever its name or the browser says it is. */
export const MEDIA_TYPES = {
  'image/jpeg': { extension: 'jpg', label: 'JPEG 图片' },
  'image/png': { extension: 'png', label: 'PNG 图片' },
  'image/webp': { extension: 'webp', label: 'WebP 图片' },
  'application/pdf': { extension: 'pdf', label: 'PDF' },
  'audio/mpeg': { extension: 'mp3', label: 'MP3 录音' },
  'audio/mp4': { extension: 'm4a', label: 'M4A 录音' },
  'audio/wav': { extension: 'wav', label: 'WAV 录音' },
  'audio/amr': { extension: 'amr', label: 'AMR 录音' },
} as const;

export type MediaType = keyof typeof MEDIA_TYPES;

/** HEIC is recognised only to say what to do: its metadata lies among its pixels, and few browsers show it. */
export type RecognisedType = MediaType | 'image/heic';

/** The type by content; undefined for whatever is none of ours. */
export function mediaTypeOf(bytes: Uint8Array): RecognisedType | undefined {
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(bytes, 0, 4) === 'RIFF') {
    const form = ascii(bytes, 8, 12);
    return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : undefined;
  }
  if (ascii(bytes, 0, 6) === '#!AMR\n' || ascii(bytes, 0, 9) === '#!AMR-WB\n') return 'audio/amr';
  if (ascii(bytes, 4, 8) === 'ftyp') return isoMediaType(bytes);
  return ascii(bytes, 0, 3) === 'ID3' || isMp3Frame(bytes, 0) ? 'audio/mpeg' : undefined;
}

function isoMediaType(bytes: Uint8Array): RecognisedType | undefined {
  const brands = ascii(bytes, 8, Math.min(u32be(bytes, 0), 64));
  return /hei[cmsx]|hev[cx]|mif1|msf1|avif/.test(brands) ? 'image/heic' : 'audio/mp4';
}

const BITRATES_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES_V1 = [44_100, 48_000, 32_000];

/** Two sync bytes prove nothing: the second frame must stand where the first one ends. */
export function isMp3Frame(bytes: Uint8Array, at: number): boolean {
  const next = at + mp3FrameLength(bytes, at);
  return next > at && (next === bytes.length || mp3FrameLength(bytes, next) > 0);
}

/** Layer III only; 0 where there is no frame. */
function mp3FrameLength(bytes: Uint8Array, at: number): number {
  const [sync = 0, flags = 0, rates = 0] = bytes.subarray(at, at + 3);
  const version = (flags >> 3) & 3;
  if (sync !== 0xff || (flags & 0xe0) !== 0xe0 || ((flags >> 1) & 3) !== 1 || version === 1) return 0;
  const isV1 = version === 3;
  const bitrate = (isV1 ? BITRATES_V1 : BITRATES_V2)[rates >> 4] ?? 0;
  const samples = (SAMPLES_V1[(rates >> 2) & 3] ?? 0) / (isV1 ? 1 : version === 2 ? 2 : 4);
  if (bitrate === 0 || samples === 0) return 0;
  return Math.floor(((isV1 ? 144_000 : 72_000) * bitrate) / samples) + ((rates >> 1) & 1);
}
