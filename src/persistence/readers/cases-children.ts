import { In, type EntityManager } from 'typeorm';
import type { PupilStatus } from '../../domain/identity/pupil.js';
import type { Place } from '../../domain/ladder/case-state.js';
import { PupilEntity } from '../entities/pupil.entity.js';

/** What a case shows of its child; how much of it is for the answer to decide. */
export interface ChildOfCase {
  readonly code: string;
  readonly name: string;
  readonly sex: string;
  readonly grade: number;
  readonly classNo: number;
  readonly studentNumber: string | null;
  readonly idNumber: string | null;
  readonly guardianName: string | null;
  readonly phone: string | null;
}

export async function childrenByCode(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, ChildOfCase>> {
  if (codes.length === 0) return new Map();
  const found = await manager.findBy(PupilEntity, { code: In([...codes]) });
  return new Map(
    found.map(({ code, name, sex, grade, classNo, studentNumber, idNumber, guardianName, phone }) => [
      code,
      { code, name, sex, grade, classNo, studentNumber, idNumber, guardianName, phone },
    ]),
  );
}

/** Where a registered child belongs, as a case needs it. */
export async function placeOfChild(
  manager: EntityManager,
  code: string,
): Promise<{ readonly place: Place; readonly status: PupilStatus } | undefined> {
  const [row] = await manager.query<(Place & { status: PupilStatus })[]>(
    `SELECT s.county_code AS county, s.township_code AS township, s.code AS school,
            p.school_class AS "schoolClass", a.local_government AS "localGovernment", p.status
       FROM pupil p JOIN school s ON s.code = p.school_code JOIN area a ON a.code = s.township_code
      WHERE p.code = $1`,
    [code],
  );
  if (!row) return undefined;
  const { status, ...place } = row;
  return { place, status };
}

/** Names of schools, areas, accounts and machines, by their codes. */
export async function namesByCode(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await manager.query<{ code: string; name: string }[]>(
    `SELECT code, name FROM school WHERE code = ANY($1)
      UNION ALL SELECT code, name FROM area WHERE code = ANY($1)
      UNION ALL SELECT code, name FROM account WHERE code = ANY($1)
      UNION ALL SELECT code, name FROM api_token WHERE code = ANY($1)`,
    [[...new Set(codes)]],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
