import type { EntityManager } from 'typeorm';

export interface UnitCounts {
  readonly code: string;
  readonly name: string;
  readonly suspected: number;
  readonly working: number;
  readonly observing: number;
  readonly returned: number;
}

/** How many cases stand where, for each school or township of a county or township. Not for the outside as it is. */
export async function countsByUnit(
  manager: EntityManager,
  within: string,
  by: 'school' | 'township',
): Promise<readonly UnitCounts[]> {
  const units =
    by === 'school'
      ? `SELECT code, name FROM school WHERE $1 IN (township_code, county_code)`
      : `SELECT code, name FROM area WHERE level = 'township' AND starts_with(code, $1)`;
  return manager.query<UnitCounts[]>(
    `WITH units AS (${units}), counted AS (
       SELECT ${by}_code AS code,
              (count(*) FILTER (WHERE standing = 'climbing' AND rung = 'alert'))::integer AS suspected,
              (count(*) FILTER (WHERE standing NOT IN ('closed', 'observing')
                                  AND NOT (standing = 'climbing' AND rung = 'alert')))::integer AS working,
              (count(*) FILTER (WHERE standing = 'observing'))::integer AS observing,
              (count(*) FILTER (WHERE standing = 'closed' AND outcome = 'retained'))::integer AS returned
         FROM case_ledger WHERE $1 IN (township_code, county_code) GROUP BY 1)
     SELECT u.code, u.name, coalesce(c.suspected, 0) AS suspected, coalesce(c.working, 0) AS working,
            coalesce(c.observing, 0) AS observing, coalesce(c.returned, 0) AS returned
       FROM units u LEFT JOIN counted c ON c.code = u.code ORDER BY u.code`,
    [within],
  );
}
