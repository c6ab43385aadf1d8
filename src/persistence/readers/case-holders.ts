import type { EntityManager } from 'typeorm';
import { officeFor } from '../../domain/access/jurisdiction.js';
import type { Role } from '../../domain/access/role.js';
import type { CaseState, Place } from '../../domain/ladder/case-state.js';

/** Somebody a running case names for a desk they have left. */
export interface LeftDesk {
  readonly caseNo: string;
  readonly pupil: string;
  readonly role: Role;
  readonly from: string;
  /** Who has the post now; null where several share the desk and none was named as the successor. */
  readonly to: string | null;
}

interface Named {
  readonly caseNo: string;
  readonly pupil: string;
  readonly place: Place;
  readonly assignees: CaseState['assignees'];
}

/** The named holders of some open cases, and up to which number was looked; undefined past the last. */
export async function leftDesks(
  manager: EntityManager,
  after: string,
  limit: number,
): Promise<{ readonly left: readonly LeftDesk[]; readonly last: string } | undefined> {
  const cases = await manager.query<Named[]>(
    `SELECT case_no AS "caseNo", pupil, view -> 'place' AS place, view -> 'assignees' AS assignees
       FROM case_ledger
      WHERE standing <> 'closed' AND view -> 'assignees' <> '{}'::jsonb AND case_no > $1
      ORDER BY case_no LIMIT $2`,
    [after, limit],
  );
  const last = cases.at(-1);
  if (!last) return undefined;
  const named = cases.flatMap(({ caseNo, pupil, place, assignees }) =>
    (Object.entries(assignees) as [Role, string][]).map(([role, from]) => ({
      caseNo,
      pupil,
      role,
      from,
      office: officeFor(place, role),
    })),
  );
  const moves = await manager.query<{ nth: number; to: string | null }[]>(SUCCESSORS, [
    named.map(({ role }) => role),
    named.map(({ office }) => office),
    named.map(({ from }) => from),
  ]);
  const left = moves.flatMap(({ nth, to }): LeftDesk[] => {
    const one = named[nth - 1];
    return one ? [{ caseNo: one.caseNo, pupil: one.pupil, role: one.role, from: one.from, to }] : [];
  });
  return { left, last: last.caseNo };
}

/**
 * Whoever held the post and holds it no more. A name that was never at the desk stays: somebody wanted it so. A desk with
 * nobody at it keeps the old name until somebody comes, and stands in the list of empty desks meanwhile.
 */
const SUCCESSORS = `
  WITH named AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS n (role, office, holder, nth)
  ), sitting AS (
    SELECT p.role, p.office, p.account, p.substitutes FROM posts_on(day_of_access()) p
      JOIN account a ON a.code = p.account AND a.active
     WHERE (p.role, p.office) IN (SELECT role, office FROM named)
  )
  SELECT n.nth::int AS nth, coalesce(
           (SELECT p.handed_to FROM post p JOIN sitting s
               ON (s.role, s.office, s.account) = (p.role, p.office, p.handed_to)
             WHERE p.account = n.holder AND p.role = n.role AND p.office = n.office
             ORDER BY p.ended_at DESC NULLS FIRST, p.to_date DESC LIMIT 1),
           (SELECT min(s.account) FROM sitting s
             WHERE s.role = n.role AND s.office = n.office AND s.substitutes IS NULL
            HAVING count(DISTINCT s.account) = 1)) AS "to"
    FROM named n
   WHERE EXISTS (SELECT FROM post p WHERE p.account = n.holder AND p.role = n.role AND p.office = n.office)
     AND EXISTS (SELECT FROM sitting s WHERE s.role = n.role AND s.office = n.office)
     AND NOT EXISTS (SELECT FROM sitting s
                      WHERE s.role = n.role AND s.office = n.office AND s.account = n.holder)`;
