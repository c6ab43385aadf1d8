import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';

export interface CaseWithoutDesk {
  readonly caseNo: string;
  /** Null where the case waits for nobody at all. */
  readonly role: string | null;
  readonly office: string | null;
}

/** Open cases that wait for a desk at which nobody sits on that day. There must never be one. */
export async function casesWithoutDesk(
  manager: EntityManager,
  on: PlainDate,
  within: { readonly county?: string | undefined } = {},
): Promise<readonly CaseWithoutDesk[]> {
  return manager.query<CaseWithoutDesk[]>(
    `SELECT c.case_no AS "caseNo", c.awaiting_role AS role, c.awaiting_office AS office
       FROM case_ledger c
      WHERE c.standing <> 'closed' AND ($2::text IS NULL OR c.county_code = $2)
        AND NOT EXISTS (
          SELECT 1 FROM posts_on($1) p JOIN account a ON a.code = p.account AND a.active
           WHERE p.role = c.awaiting_role AND p.office = c.awaiting_office)
      ORDER BY c.case_no`,
    [on, within.county ?? null],
  );
}
