import { covers } from '../../domain/access/jurisdiction.js';
import { OFFICE_OF, type Actor, type Role } from '../../domain/access/role.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { ProblemException } from '../problem.js';

/** Inspectors count cases and see which are stuck; whose child it is is not their business. */
const COUNT_ONLY: readonly Role[] = ['supervisor'];

/** These decide about a case or help with it and must know who the child is, not what was said at its home. */
const NAME_ONLY: readonly Role[] = ['justice_official', 'court_liaison', 'department_officer'];

/** How much of a child a person is shown; numbers and telephones are masked for everybody. */
export type ChildDetail = 'words_too' | 'name' | 'masked';

export function childDetail(actor: Actor, view: CaseView): ChildDetail {
  if (actor.role === 'county_leader') return 'masked';
  if (NAME_ONLY.includes(actor.role)) return 'name';
  // The receiving school must recognise the child, and need not read what its family told another school.
  const isOtherSchool = OFFICE_OF[actor.role] === 'school' && actor.office !== view.place.school;
  return isOtherSchool ? 'name' : 'words_too';
}

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
