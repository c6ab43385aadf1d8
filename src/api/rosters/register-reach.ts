import { OFFICE_OF, type Role } from '../../domain/access/role.js';
import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { RegisterReach } from '../../persistence/readers/pupils.js';
import type { SignedIn } from '../accounts/current-account.js';

/**
 * County offices that work on cases only. They see the children of their cases there; the whole register of the
 * county is not needed for their work (个人信息保护法: the least that serves the purpose).
 */
const CASES_ONLY: readonly Role[] = [
  'supervisor',
  'justice_official',
  'court_liaison',
  'department_officer',
  'county_leader',
];

/** Which part of the register the person's office may look into. */
export function registerReachOf({ role, office }: SignedIn): Judged<RegisterReach> {
  const kind = OFFICE_OF[role];
  if (kind === 'department' || CASES_ONLY.includes(role)) {
    return refused(
      refusal('not_your_role', `${ROLE_LABELS[role]}只能在所办案件中查看学生，不能查询学籍库。`),
    );
  }
  return accepted({ kind, code: office });
}
