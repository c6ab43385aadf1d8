import { ascii, u32le } from './bytes.js';
import { isMp3Frame } from './media-type.js';

/** The sound without its tags before and behind it. @returns undefined where no sound is found. */
export function cleanMp3(bytes: Uint8Array): Uint8Array | undefined {
  let [from, to] = [0, bytes.length];
  while (ascii(bytes, from, from + 3) === 'ID3') from += id3Length(bytes, from);
  if (ascii(bytes, to - 128, to - 125) === 'TAG') to -= 128;
  if (ascii(bytes, to - 32, to - 24) === 'APETAGEX') to -= Math.min(to, u32le(bytes, to - 20) + 32);
  // Encoders pad what follows a tag.
  while (bytes[from] === 0 && from < to) from += 1;
  const sound = bytes.subarray(Math.min(from, to), to);
  return isMp3Frame(sound, 0) ? sound : undefined;
}

/** Four times seven bits, with a footer or without. */
function id3Length(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10);
  const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
  return 10 + footer + (a << 21) + (b << 14) + (c << 7) + d;
}
