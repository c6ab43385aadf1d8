import { In, type EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { PupilEntity } from '../entities/pupil.entity.js';
import { UNIT_COLUMN } from './indicator-units.js';
import type { Unit } from './indicators.js';
import type { PupilRecord } from './pupil-record.js';
import { recordOf } from './pupils.js';

export async function pupilsByCodes(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, PupilRecord>> {
  if (codes.length === 0) return new Map();
  const found = await manager.findBy(PupilEntity, { code: In([...new Set(codes)]) });
  return new Map(found.map((pupil) => [pupil.code, recordOf(pupil)]));
}

/** The last persuasion of each of these cases. */
export async function lastPersuasions(
  manager: EntityManager,
  caseNos: readonly string[],
): Promise<ReadonlyMap<string, PlainDate>> {
  const rows = await manager.query<{ caseNo: string; on: PlainDate }[]>(
    `SELECT case_no AS "caseNo", max(happened_on)::text AS on FROM case_event
      WHERE type = 'PersuasionRecorded' AND case_no = ANY($1) GROUP BY case_no`,
    [caseNos],
  );
  return new Map(rows.map(({ caseNo, on }) => [caseNo, on]));
}

export interface SchoolMonth {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** In the register at the beginning of the term; null when nobody has counted. */
  readonly roll: number | null;
  /** In the register now. */
  readonly registered: number;
  readonly suspended: number;
  readonly persuasions: number;
  readonly transferred: number;
  readonly died: number;
}

/** Each school of the unit, also those of which there is nothing to say: a month of nothing is reported, too. */
export async function schoolMonths(
  manager: EntityManager,
  unit: Unit,
  month: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<readonly SchoolMonth[]> {
  const column = { county: 'county_code', township: 'township_code', school: 'code' }[unit.kind];
  return manager.query<SchoolMonth[]>(
    `WITH told AS (
       SELECT c.school_code,
              (count(*) FILTER (WHERE e.type = 'PersuasionRecorded'))::integer AS persuasions,
              (count(*) FILTER (WHERE e.type = 'CaseClosed' AND e.event ->> 'outcome' = 'transfer'))::integer
                AS transferred,
              (count(*) FILTER (WHERE e.type = 'CaseClosed' AND e.event ->> 'outcome' = 'death'))::integer AS died
         FROM case_event e JOIN case_ledger c ON c.case_no = e.case_no
        WHERE c.${UNIT_COLUMN[unit.kind]} = $1 AND e.happened_on BETWEEN $2 AND $3
        GROUP BY c.school_code),
     roll AS (
       SELECT DISTINCT ON (school_code) school_code, term_from,
              sum(pupils) OVER (PARTITION BY school_code, term_from)::integer AS pupils
         FROM school_roll WHERE term_from <= $3 ORDER BY school_code, term_from DESC),
     now_there AS (
       SELECT school_code, (count(*) FILTER (WHERE status IN ('enrolled', 'suspended')))::integer AS registered,
              (count(*) FILTER (WHERE status = 'suspended'))::integer AS suspended
         FROM pupil GROUP BY school_code)
     SELECT s.code, s.name, s.kind, r.pupils AS roll, coalesce(n.registered, 0) AS registered,
            coalesce(n.suspended, 0) AS suspended, coalesce(t.persuasions, 0) AS persuasions,
            coalesce(t.transferred, 0) AS transferred, coalesce(t.died, 0) AS died
       FROM school s LEFT JOIN told t ON t.school_code = s.code LEFT JOIN roll r ON r.school_code = s.code
       LEFT JOIN now_there n ON n.school_code = s.code
      WHERE s.${column} = $1 ORDER BY s.code`,
    [unit.code, month.from, month.until],
  );
}
