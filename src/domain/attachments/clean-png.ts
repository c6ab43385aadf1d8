import { ascii, joined, u32be } from './bytes.js';

/** What a PNG needs to be shown as it is; texts, times, Exif and whatever follows its end are left out. */
const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'pHYs'];
const SIGNATURE = 8;

/** @returns undefined for what is no whole PNG. */
export function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  const kept = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; ;) {
    const end = at + 12 + u32be(bytes, at);
    if (end > bytes.length) return undefined;
    const type = ascii(bytes, at + 4, at + 8);
    if (kept.length === 1 && type !== 'IHDR') return undefined;
    if (KEPT.includes(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
}
