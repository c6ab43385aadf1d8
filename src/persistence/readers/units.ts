import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Unit, UnitKind } from '../../domain/organisation/unit.js';

/** A part of the county by its code; undefined is the whole installation. */
export type UnitReach =
  { readonly kind: 'county' | 'township' | 'school' | 'class'; readonly code: string } | undefined;

const COLUMNS = `u.kind, u.code, u.name, u.parent, u.valid_to::text AS "to",
  CASE WHEN u.valid_from = '-infinity' THEN NULL ELSE u.valid_from::text END AS "from",
  (SELECT a.local_government FROM area a WHERE a.code = u.code) AS "localGovernment"`;
const WITH_SCHOOL = `LEFT JOIN school s ON u.kind IN ('school', 'grade', 'class') AND s.code = left(u.code, 10)`;

/** What lies within each kind of reach: the unit itself, all below it, and above it what it cannot be named without. */
const WITHIN: Readonly<Record<NonNullable<UnitReach>['kind'], string>> = {
  county: `coalesce(s.county_code, left(u.code, 6)) = $2`,
  township: `(coalesce(s.township_code, CASE WHEN u.kind IN ('township', 'village', 'group') THEN left(u.code, 9) END) = $2
              OR u.code = left($2, 6))`,
  school: `(s.code = $2 OR u.code IN (SELECT unnest(ARRAY[o.township_code, o.county_code]) FROM school o WHERE o.code = $2))`,
  class: `u.code IN ($2, left($2, 12), left($2, 10))`,
};

/** As they were on a day, in the order of their codes. */
export async function unitsOn(
  manager: EntityManager,
  on: PlainDate,
  reach: UnitReach,
  {
    kinds,
    parent,
  }: { readonly kinds?: readonly UnitKind[] | undefined; readonly parent?: string | undefined } = {},
): Promise<readonly Unit[]> {
  return manager.query<Unit[]>(
    `SELECT ${COLUMNS} FROM units_on($1) u ${WITH_SCHOOL}
      WHERE ${reach === undefined ? '$2::text IS NULL' : WITHIN[reach.kind]}
        AND ($3::text[] IS NULL OR u.kind = ANY($3)) AND ($4::text IS NULL OR u.parent = $4)
      ORDER BY u.code`,
    [on, reach?.code ?? null, kinds ?? null, parent ?? null],
  );
}

export async function unitOn(manager: EntityManager, code: string, on: PlainDate): Promise<Unit | undefined> {
  const [found] = await manager.query<Unit[]>(`SELECT ${COLUMNS} FROM units_on($2) u WHERE u.code = $1`, [
    code,
    on,
  ]);
  return found;
}

/** Everything a unit was ever called, the latest first. */
export async function versionsOfUnit(manager: EntityManager, code: string): Promise<readonly Unit[]> {
  return manager.query<Unit[]>(`SELECT ${COLUMNS} FROM unit u WHERE u.code = $1 ORDER BY u.valid_from DESC`, [
    code,
  ]);
}

/** Where the school of a school, grade or class lies. */
export async function placeOfSchool(
  manager: EntityManager,
  unit: string,
): Promise<{ readonly county: string; readonly township: string } | undefined> {
  const [found] = await manager.query<{ county: string; township: string }[]>(
    `SELECT county_code AS county, township_code AS township FROM school WHERE code = left($1, 10)`,
    [unit],
  );
  return found;
}
