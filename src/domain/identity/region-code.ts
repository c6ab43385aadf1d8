import { wrong, type Checked } from './checked.js';
import { isProvince } from './province.js';

/** How small a place a code names. A province or a city is written with six digits as well, ending in zeros. */
export type RegionLevel = 'province' | 'city' | 'county' | 'township' | 'village';

export interface RegionCodeFacts {
  readonly regionCode: string;
  readonly level: RegionLevel;
}

export type RegionCodeFault = 'region_code_format' | 'region_code_province' | 'region_code_padded';

/**
 * Reads an administrative code: 6 digits to the county (GB/T 2260), 9 to the township (GB/T 10114), 12 to the
 * village (statistical codes). Only its form is checked: the codes change yearly, so whether a place exists is
 * a question for the dated register of areas.
 */
export function checkRegionCode(text: string): Checked<RegionCodeFacts, RegionCodeFault> {
  const regionCode = text.trim();
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(regionCode))
    return wrong('region_code_format', '行政区划代码应为 6 位（县）、9 位（乡镇）或 12 位（村）数字');
  if (!isProvince(regionCode.slice(0, 2)))
    return wrong('region_code_province', '行政区划代码前 2 位不是省级代码');
  // Statistical tables pad every code to twelve digits; one place must have one code here.
  if (regionCode.length > 6 && regionCode.endsWith('000'))
    return wrong('region_code_padded', '行政区划代码末尾的 000 是补位，请填写到本级为止的代码');
  return { ok: true, regionCode, level: levelOf(regionCode) };
}

/** The six digits of the county that a checked code lies in. */
export function countyOf(regionCode: string): string {
  return regionCode.slice(0, 6);
}

/** The nine digits of the township that a checked code lies in, or `undefined` for a county or above. */
export function townshipOf(regionCode: string): string | undefined {
  return regionCode.length >= 9 ? regionCode.slice(0, 9) : undefined;
}

/** Whether the place `regionCode` is `area` or lies in it. Both must have been checked. */
export function within(area: string, regionCode: string): boolean {
  return regionCode.startsWith(significantDigits(area));
}

function significantDigits(area: string): string {
  const level = levelOf(area);
  return level === 'province' ? area.slice(0, 2) : level === 'city' ? area.slice(0, 4) : area;
}

function levelOf(regionCode: string): RegionLevel {
  if (regionCode.length === 12) return 'village';
  if (regionCode.length === 9) return 'township';
  if (regionCode.endsWith('0000')) return 'province';
  return regionCode.endsWith('00') ? 'city' : 'county';
}
