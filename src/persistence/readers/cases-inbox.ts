import type { EntityManager } from 'typeorm';
import type { InboxBox } from '../../domain/access/inbox.js';
import type { Actor } from '../../domain/access/role.js';
import { authorityOfActor } from '../../domain/ladder/acts/report-acts.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { CaseLedgerEntity } from '../entities/case-ledger.entity.js';
import { URGENCY_SQL } from './cases-cursor.js';
import { withinReach } from './cases-reach.js';

/** The cases within somebody's reach of which one box of the inbox holds something, the most urgent first. */
export async function casesInBox(
  manager: EntityManager,
  actor: Actor,
  box: InboxBox,
  limit: number,
): Promise<readonly CaseView[]> {
  const query = withinReach(manager.createQueryBuilder(CaseLedgerEntity, 'c'), actor)
    .andWhere("c.standing <> 'closed'")
    .andWhere(conditionOf(box, actor), { me: actor.user, department: departmentOf(actor) })
    .addSelect(URGENCY_SQL, 'urgency')
    .orderBy('urgency')
    .addOrderBy('c.case_no')
    .limit(limit);
  return (await query.getMany()).map((row) => row.view as CaseView);
}

/** Which department answers at this desk. The justice office has a role of its own. */
function departmentOf({ role, office }: Actor): string {
  return role === 'justice_official' ? 'justice' : office.slice(office.indexOf('-') + 1);
}

const ASKED = (part: string) =>
  `jsonb_typeof(c.view -> '${part}') = 'object' AND c.view -> '${part}' ->> 'by' <> :me`;
const SOME_PAPER = (condition: string) =>
  `EXISTS (SELECT 1 FROM jsonb_array_elements(c.view -> 'papers') WITH ORDINALITY AS p (it, nr) WHERE ${condition})`;

/** Neither drafted nor corrected by the reader: nobody judges an own paper. */
const NOT_MINE = `it ->> 'draftedBy' <> :me AND COALESCE(it ->> 'correctedBy', '') <> :me`;

function conditionOf(box: InboxBox, actor: Actor): string {
  switch (box) {
    case 'reviews':
      return SOME_PAPER(
        `it ->> 'status' = 'draft' AND it -> 'review' IS NULL AND ${NOT_MINE} AND ${ofMyAuthority(actor)}`,
      );
    case 'approvals':
      return SOME_PAPER(`it ->> 'status' = 'draft' AND ${NOT_MINE} AND ${mineToApprove(actor)}`);
    case 'holds':
      return ASKED('holdRequest');
    case 'arrangements':
      return ASKED('arrangementRequest');
    case 'reports':
      return `c.standing = 'climbing' AND c.view -> 'receiptsOwed' ? '${authorityOfActor(actor)}'`;
    case 'requests':
      return `EXISTS (SELECT 1 FROM jsonb_array_elements(c.view -> 'referrals') r
                WHERE r ->> 'answeredOn' IS NULL AND r ->> 'department' = :department)`;
    case 'returned':
      // Once another one of its kind has been drafted, the old one is history.
      return SOME_PAPER(`it ->> 'status' IN ('returned', 'rejected') AND it ->> 'draftedBy' = :me AND NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(c.view -> 'papers') WITH ORDINALITY AS later (it, nr)
         WHERE later.nr > p.nr AND later.it ->> 'kind' = p.it ->> 'kind')`);
    case 'replies':
      return `EXISTS (SELECT 1 FROM case_event e WHERE e.case_no = c.case_no AND e.type = 'ReferralAnswered'
                AND e.seq > COALESCE((SELECT s.seq FROM case_seen s WHERE s.case_no = c.case_no AND s.reader = :me), 0))`;
  }
}

/** The notice is the justice office's; every other paper its authority's own head's. */
function mineToApprove(actor: Actor): string {
  if (actor.role === 'justice_official') return `it ->> 'kind' = 'notice'`;
  return `it ->> 'kind' <> 'notice' AND ${ofMyAuthority(actor)}`;
}

function ofMyAuthority(actor: Actor): string {
  return `it ->> 'authority' = '${authorityOfActor(actor)}'`;
}
