import { OFFICE_OF } from '../../domain/access/role.js';
import { REGISTER_READERS } from '../../domain/access/route-permissions.js';
import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { RegisterReach } from '../../persistence/readers/pupils.js';
import type { SignedIn } from '../accounts/current-account.js';

/** Which part of the register the person's office may look into. */
export function registerReachOf({ role, office }: SignedIn): Judged<RegisterReach> {
  const kind = OFFICE_OF[role];
  if (kind === 'department' || !REGISTER_READERS.includes(role)) {
    return refused(
      refusal('not_your_role', `${ROLE_LABELS[role]}只能在所办案件中查看学生，不能查询学籍库。`),
    );
  }
  return accepted({ kind, code: office });
}
