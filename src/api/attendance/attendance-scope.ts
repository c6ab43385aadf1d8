import { OFFICE_OF, type Role } from '../../domain/access/role.js';
import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import type { SignedIn } from '../accounts/current-account.js';

const KEEPERS: readonly Role[] = ['class_teacher', 'registrar', 'principal', 'bureau_officer'];

/** Whether a child's attendance is this person's to record. */
export type AttendanceScope = (pupil: PupilRecord) => boolean;

/** @param schools codes of the county's schools, for the bureau. */
export function attendanceScopeOf(
  { role, office }: SignedIn,
  schools: ReadonlySet<string>,
): Judged<AttendanceScope> {
  if (!KEEPERS.includes(role)) {
    const who = KEEPERS.map((each) => ROLE_LABELS[each]).join('、');
    return refused(refusal('not_your_role', `考勤由${who}录入，${ROLE_LABELS[role]}不能录入。`));
  }
  switch (OFFICE_OF[role]) {
    case 'class':
      return accepted((pupil) => pupil.schoolClass === office);
    case 'school':
      return accepted((pupil) => pupil.schoolCode === office);
    case 'township':
    case 'county':
    case 'department':
      return accepted((pupil) => schools.has(pupil.schoolCode));
  }
}
