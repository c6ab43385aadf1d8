import type { EntityManager } from 'typeorm';
import type { UnauditedAct } from '../../contracts/audit-answers.js';

/** An answer that waits for its ledger is audited when it goes out. */
const GRACE = `interval '1 minute'`;

/**
 * What people have done and the audit does not know, the oldest first: the case's workflow judges an act and the worker
 * journals it, so its entry cannot share their transaction. An API that died in between, or could not write its entry,
 * leaves an act here. Repeated under its key, or accounted for by hand, it still happened: its actor is in the journal.
 */
export async function unauditedActs(manager: EntityManager, limit: number): Promise<readonly UnauditedAct[]> {
  return manager.query<UnauditedAct[]>(UNAUDITED_ACTS, [limit]);
}

/** Also what the offline verifier asks. */
export const UNAUDITED_ACTS = `
  SELECT e.case_no AS "caseNo", e.act_id AS act, min(e.actor_user) AS user, min(e.actor_role) AS role,
            min(e.actor_office) AS office, min(e.happened_at) AS at
       FROM case_event e
      WHERE e.via = 'person' AND e.act_id IS NOT NULL AND e.actor_user IS NOT NULL
        AND e.happened_at < now() - ${GRACE}
        AND NOT EXISTS (SELECT FROM audit_entry a
                         WHERE a.action IN ('case.act', 'case.report') AND a.result = 'allowed'
                           AND a.detail = e.act_id)
      GROUP BY e.case_no, e.act_id ORDER BY min(e.happened_at), e.act_id LIMIT $1`;
