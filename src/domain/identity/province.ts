const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/**
 * Whether two digits are a province-level code of GB/T 2260, including 71, 81, 82 (Taiwan, Hong Kong, Macao),
 * 83 (residence permits of Taiwan residents) and 91 (foreigners).
 *
 * County codes are not listed here: they change every year and old ones live on in old numbers.
 */
export function isProvince(code: string): boolean {
  return PROVINCES.has(code);
}
