import { ascii, joined, u32le } from './bytes.js';

const EXIF_AND_XMP_FLAGS = 0x0c;

/** A WebP picture without Exif and XMP. @returns undefined for what is no whole WebP. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | undefined {
  return rebuilt(bytes, 'WEBP', ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'], (chunk) => {
    if (ascii(chunk, 0, 4) !== 'VP8X') return chunk;
    const told = chunk.slice();
    told[8] = (told[8] ?? 0) & ~EXIF_AND_XMP_FLAGS;
    return told;
  });
}

/** A WAV recording without the lists of who made it where. @returns undefined for what is no whole WAV. */
export function cleanWav(bytes: Uint8Array): Uint8Array | undefined {
  return rebuilt(bytes, 'WAVE', ['fmt ', 'fact', 'data'], (chunk) => chunk);
}

function rebuilt(
  bytes: Uint8Array,
  form: string,
  wanted: readonly string[],
  told: (chunk: Uint8Array) => Uint8Array,
): Uint8Array | undefined {
  const kept: Uint8Array[] = [];
  const end = Math.min(bytes.length, 8 + u32le(bytes, 4));
  for (let at = 12; at + 8 <= end;) {
    const size = u32le(bytes, at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) return undefined;
    if (wanted.includes(ascii(bytes, at, at + 4))) {
      kept.push(told(bytes.subarray(at, at + 8 + size)));
      if (size % 2 === 1) kept.push(Uint8Array.of(0));
    }
    at = next;
  }
  if (kept.length === 0) return undefined;
  const body = joined(kept);
  return joined([letters('RIFF'), lengthOf(body.length + 4), letters(form), body]);
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function lengthOf(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);
}
