import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { SchoolRecord } from '../../persistence/readers/schools.js';
import type { SignedIn } from '../accounts/current-account.js';

/** Whose children somebody may enter into the register. */
export interface RosterScope {
  /** The school of a register keeper; null for the bureau, which may enter those of any school of the county. */
  readonly ownSchool: SchoolRecord | null;
  /** The schools a row may name. All of the county, so that another school's name is recognised as such. */
  readonly schools: readonly SchoolRecord[];
}

/** The school a cell means, by 学校标识码 or by name. */
export function schoolNamed(scope: RosterScope, text: string): SchoolRecord | undefined {
  const compact = text.replace(/\s/gu, '');
  return scope.schools.find(({ code, name }) => code === compact || name === compact);
}

export function mayImportRoster({ role }: SignedIn): Judged<true> {
  if (role === 'registrar' || role === 'bureau_officer') return accepted(true);
  return refused(
    refusal(
      'not_your_role',
      `花名册由${ROLE_LABELS.registrar}（限本校）或${ROLE_LABELS.bureau_officer}导入，${ROLE_LABELS[role]}不能导入。`,
    ),
  );
}
