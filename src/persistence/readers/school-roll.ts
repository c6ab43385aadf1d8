import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Roll } from '../../domain/indicators/rates.js';
import { SCHOOL_OF, type Unit } from './indicators.js';

/** The register as it stood at the beginning of a term; all grades, or one. */
export async function rollOf(
  manager: EntityManager,
  unit: Unit,
  between: { readonly from: PlainDate; readonly until: PlainDate },
  grade: number | null = null,
): Promise<Roll | null> {
  const [row] = await manager.query<{ pupils: number | null; takenOn: PlainDate }[]>(
    `SELECT sum(r.pupils)::integer AS pupils, max(r.taken_on)::text AS "takenOn"
       FROM school_roll r JOIN school s ON s.code = r.school_code
      WHERE ${SCHOOL_OF[unit.kind]} = $1 AND r.term_from BETWEEN $2 AND $3
        AND ($4::integer IS NULL OR r.grade = $4)`,
    [unit.code, between.from, between.until, grade],
  );
  return row?.pupils ? { pupils: row.pupils, takenOn: row.takenOn } : null;
}

/** Puts down the register as it is now. @returns how many children, or null when there is a count already. */
export async function takeRoll(
  manager: EntityManager,
  termFrom: PlainDate,
  today: PlainDate,
  anew: boolean,
): Promise<number | null> {
  if (anew) await manager.query('DELETE FROM school_roll WHERE term_from = $1', [termFrom]);
  const [known] = await manager.query<unknown[]>('SELECT 1 FROM school_roll WHERE term_from = $1 LIMIT 1', [
    termFrom,
  ]);
  if (known) return null;
  const rows = await manager.query<{ pupils: number }[]>(
    `INSERT INTO school_roll (term_from, school_code, grade, pupils, taken_on)
     SELECT $1, school_code, grade, count(*), $2 FROM pupil
      WHERE status IN ('enrolled', 'suspended') GROUP BY school_code, grade
     ON CONFLICT DO NOTHING RETURNING pupils`,
    [termFrom, today],
  );
  return rows.reduce((sum, { pupils }) => sum + pupils, 0);
}
