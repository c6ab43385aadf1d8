import type { EntityManager } from 'typeorm';
import type { UnitKind } from './indicator-units.js';

export interface UnitName {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
}

/** A unit and whatever lies within it: county, townships, schools, in the order of their codes. */
export async function unitsWithin(manager: EntityManager, code: string): Promise<readonly UnitName[]> {
  return manager.query<UnitName[]>(
    `SELECT code, name, level AS kind FROM area
      WHERE level IN ('county', 'township') AND (code = $1 OR (length($1) = 6 AND starts_with(code, $1)))
      UNION ALL
     SELECT code, name, 'school' FROM school WHERE $1 IN (code, township_code, county_code)
      ORDER BY kind, code`,
    [code],
  );
}
