import type { EntityManager } from 'typeorm';
import type { ChainChild, WithoutHome } from '../../contracts/chain-answers.js';
import type { RegisterReach } from './pupils.js';

const CHILD = `p.code AS pupil, p.name, s.name AS "schoolName", p.grade, p.class_no AS "classNo"`;

/** These children by name, as far as whoever asks may see them. */
export async function childrenNamed(
  manager: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, ChainChild>> {
  if (codes.length === 0) return new Map();
  const rows = await manager.query<ChainChild[]>(
    `SELECT ${CHILD} FROM pupil p JOIN school s ON s.code = p.school_code WHERE p.code = ANY($1)`,
    [codes],
  );
  return new Map(rows.map((child) => [child.pupil, child]));
}

const WITHIN: Readonly<Record<RegisterReach['kind'], string>> = {
  class: 'p.school_class = $1',
  school: 'p.school_code = $1',
  township: 's.township_code = $1',
  county: 's.county_code = $1',
};

/** Enrolled children of whom nobody has said where they live: the village, and where the chains need it the group. */
export async function childrenWithoutHome(
  manager: EntityManager,
  { kind, code }: RegisterReach,
  needsGroup: boolean,
  limit: number,
): Promise<{ readonly total: number; readonly items: readonly WithoutHome[] }> {
  const rows = await manager.query<(WithoutHome & { readonly total: number })[]>(
    `SELECT ${CHILD}, s.township_code AS township, h.village, count(*) OVER ()::int AS total
       FROM pupil p JOIN school s ON s.code = p.school_code LEFT JOIN pupil_home h ON h.pupil = p.code
      WHERE ${WITHIN[kind]} AND p.status = 'enrolled'
        AND (h.village IS NULL OR ($2 AND h.village_group IS NULL))
      ORDER BY s.code, p.grade, p.class_no, p.name, p.code LIMIT $3`,
    [code, needsGroup, limit],
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...child }) => child) };
}
