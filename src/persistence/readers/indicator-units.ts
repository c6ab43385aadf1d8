/** The units numbers are made for. Their codes tell them apart: six, nine and ten digits. */
export type UnitKind = 'county' | 'township' | 'school';

export function unitKindOf(code: string): UnitKind | undefined {
  if (/^\d{6}$/.test(code)) return 'county';
  if (/^\d{9}$/.test(code)) return 'township';
  return /^\d{10}$/.test(code) ? 'school' : undefined;
}

/** The column of the ledger, and of the school table, that holds a unit's code. */
export const UNIT_COLUMN: Readonly<Record<UnitKind, string>> = {
  county: 'county_code',
  township: 'township_code',
  school: 'school_code',
};
