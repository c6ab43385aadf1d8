import type { ActName } from '../ladder/acts/act-names.js';
import { refusal, type Refusal } from '../refusal.js';
import { ROLE_LABELS } from '../wording/labels.js';
import { ACT_ROLES, DECISIONS } from './act-permissions.js';
import { covers, type Reachable } from './jurisdiction.js';
import type { Actor } from './role.js';

/** To a substitute of scope `no_decisions`, inside a case and out. */
export const DECISION_REFUSED = refusal(
  'substitute_may_not_decide',
  '您的代理范围不含审批等决定，须由本人或有权代理的人办理。',
);

/** Whether this person may do this act on this case at all; the reason why not otherwise. */
export function mayAct(actor: Actor, act: ActName, state: Reachable): Refusal | undefined {
  const roles = ACT_ROLES[act];
  if (!roles.includes(actor.role)) {
    return refusal(
      'not_your_role',
      `此项由${roles.map((role) => ROLE_LABELS[role]).join('、')}办理，${ROLE_LABELS[actor.role]}不能办理。`,
    );
  }
  if (!covers(actor, state)) {
    return refusal('not_your_jurisdiction', '本案不在您所任职单位的管辖范围内。');
  }
  return actor.scope === 'no_decisions' && DECISIONS.includes(act) ? DECISION_REFUSED : undefined;
}
