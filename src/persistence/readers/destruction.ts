import { In, type EntityManager } from 'typeorm';
import type { KeptFile, KeptHowLong } from '../../domain/retention/case-file-due.js';
import { DestroyedCaseEntity } from '../entities/destroyed-case.entity.js';

export type DestroyedCase = DestroyedCaseEntity;

/** A file with what only the database knows of it. */
export interface KeptFileRecord extends KeptFile {
  readonly county: string;
  readonly pupil: string;
}

const FILE = `
  SELECT c.case_no AS "caseNo", c.county_code AS county, c.pupil,
         CASE WHEN c.standing = 'closed' THEN c.closed_on::text END AS "closedOn",
         coalesce((SELECT json_agg(json_build_object('caseNo', o.case_no, 'closedOn', o.closed_on) ORDER BY o.case_no)
                     FROM cases_of_child(c.pupil) o WHERE o.case_no <> c.case_no), '[]') AS others
    FROM case_ledger c`;

/** Those of them that the ledger knows, whosever they are. */
export async function keptFiles(
  manager: EntityManager,
  numbers: readonly string[],
): Promise<readonly KeptFileRecord[]> {
  return manager.query(`${FILE} WHERE c.case_no = ANY($1) ORDER BY c.case_no`, [numbers]);
}

export interface DueFiles {
  readonly files: readonly KeptFileRecord[];
  readonly total: number;
}

/** The files of a county that a rule says are over, the longest closed first. */
export async function dueFiles(
  manager: EntityManager,
  county: string,
  { keepDays, today }: KeptHowLong,
  limit: number,
): Promise<DueFiles> {
  const over = `c.county_code = $1 AND c.standing = 'closed' AND c.closed_on + $2::integer < $3::date`;
  const given = [county, keepDays, today];
  const files = await manager.query<KeptFileRecord[]>(
    `${FILE} WHERE ${over} ORDER BY c.closed_on, c.case_no LIMIT $4`,
    [...given, limit],
  );
  const [row] = await manager.query<{ total: number }[]>(
    `SELECT count(*)::integer AS total FROM case_ledger c WHERE ${over}`,
    given,
  );
  return { files, total: row?.total ?? 0 };
}

export interface AskedFor {
  readonly request: string;
  readonly subject: string;
}

/** In which waiting request a file of the county stands already. */
export async function askedToDestroy(
  manager: EntityManager,
  county: string,
  now: Date,
): Promise<ReadonlyMap<string, AskedFor>> {
  const rows = await manager.query<(AskedFor & { caseNo: string })[]>(
    `SELECT f ->> 'caseNo' AS "caseNo", r.id AS request, r.subject
       FROM second_person_request r, jsonb_array_elements(r.details -> 'files') f
      WHERE r.kind = 'destroy_case_files' AND r.state = 'waiting' AND r.expires_at > $2 AND r.county_code = $1`,
    [county, now],
  );
  return new Map(rows.map((row) => [row.caseNo, row]));
}

/** Destroys what two people have agreed on. The database judges once more. @returns whose files they were. */
export async function destroyCaseFiles(
  manager: EntityManager,
  request: string,
): Promise<{ readonly children: readonly string[]; readonly registerRecords: number }> {
  const [row] = await manager.query<{ children: string[]; registerRecords: number }[]>(
    `SELECT children, register_records AS "registerRecords" FROM destroy_case_files($1)`,
    [request],
  );
  if (row === undefined) throw new Error('the destruction has not answered');
  return row;
}

/** Those of these numbers that stand in the register of destruction. */
export async function destroyedAmong(
  manager: EntityManager,
  numbers: readonly string[],
): Promise<readonly DestroyedCase[]> {
  return manager.findBy(DestroyedCaseEntity, { caseNo: In([...numbers]) });
}

/** The register of destruction of a county, the latest first. */
export async function destroyedCases(
  manager: EntityManager,
  county: string,
  limit: number,
): Promise<{ readonly cases: readonly DestroyedCase[]; readonly total: number }> {
  const [cases, total] = await manager.findAndCount(DestroyedCaseEntity, {
    where: { countyCode: county },
    order: { destroyedAt: 'DESC', caseNo: 'ASC' },
    take: limit,
  });
  return { cases, total };
}
