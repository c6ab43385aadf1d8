import { COUNT_ONLY } from '../../domain/access/child-detail.js';
import { covers } from '../../domain/access/jurisdiction.js';
import type { Actor } from '../../domain/access/role.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { ProblemException } from '../problem.js';

export function mustReadCases(actor: Actor): void {
  if (COUNT_ONLY.includes(actor.role)) {
    throw new ProblemException(
      403,
      refusal('not_your_role', `${ROLE_LABELS[actor.role]}只查看统计和卡住情况，不查看个案。`),
    );
  }
}

/** A case out of reach does not exist for the reader. */
export function seenCase(actor: Actor, view: CaseView | undefined): CaseView {
  if (view && !COUNT_ONLY.includes(actor.role) && covers(actor, view)) return view;
  throw new ProblemException(404, refusal('unknown_case', '没有这个案件，或不在您的管辖范围内。'));
}

/** Who tries to act on a case knows its number; being told whose it is not is more use than a riddle. */
export function actedOnCase(actor: Actor, view: CaseView | undefined): CaseView {
  if (!view) throw new ProblemException(404, refusal('unknown_case', '没有这个案件。'));
  if (covers(actor, view)) return view;
  throw new ProblemException(403, refusal('not_your_jurisdiction', '本案不在您所任职单位的管辖范围内。'));
}
