import type { Place } from '../ladder/case-state.js';
import { OFFICE_OF, ROLES, type Actor, type Role } from './role.js';

/** Inspectors count cases and see which are stuck; whose child it is is not their business. */
export const COUNT_ONLY: readonly Role[] = ['supervisor'];

/** These decide about a case or help with it and must know who the child is, not what was said at its home. */
const NAME_ONLY: readonly Role[] = ['justice_official', 'court_liaison', 'department_officer'];

const MASKED: readonly Role[] = ['county_leader'];

/** Whoever may read the words of a case of their own; another school's is not. */
export const WORD_READERS: readonly Role[] = ROLES.filter(
  (role) => ![...COUNT_ONLY, ...NAME_ONLY, ...MASKED].includes(role),
);

/** How much of a child a person is shown; numbers and telephones are masked for everybody. */
export type ChildDetail = 'words_too' | 'name' | 'masked';

export function childDetail(actor: Actor, { place }: { readonly place: Place }): ChildDetail {
  if (MASKED.includes(actor.role)) return 'masked';
  if (NAME_ONLY.includes(actor.role)) return 'name';
  // The receiving school must recognise the child, and need not read what its family told another school.
  return isOfOtherSchool(actor, { place }) ? 'name' : 'words_too';
}

export function isOfOtherSchool(
  { role, office }: Pick<Actor, 'role' | 'office'>,
  { place }: { readonly place: Place },
): boolean {
  return OFFICE_OF[role] === 'school' && office !== place.school;
}
