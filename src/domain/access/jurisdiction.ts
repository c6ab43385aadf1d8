import type { CaseState, Place } from '../ladder/case-state.js';
import { OFFICE_OF, type Actor, type Role } from './role.js';

/** The office code a role has in this case, i.e. whose desk the case is on. */
export function officeFor(place: Place, role: Role): string {
  switch (OFFICE_OF[role]) {
    case 'class':
      return place.schoolClass;
    case 'school':
      return place.school;
    case 'township':
      return place.township;
    case 'county':
    case 'department':
      return place.county;
  }
}

/** Whether the case is within the reach of the office the actor holds. */
export function covers(actor: Actor, state: Pick<CaseState, 'place' | 'standing' | 'referrals'>): boolean {
  if (OFFICE_OF[actor.role] === 'department') {
    return state.referrals.some(
      (referral) => actor.office === `${state.place.county}-${referral.department}`,
    );
  }
  if (actor.office === officeFor(state.place, actor.role)) return true;
  // The school said to have received the child sees the claim it must confirm.
  return state.standing.status === 'exit_claimed' && OFFICE_OF[actor.role] === 'school'
    ? actor.office === state.standing.toSchool
    : false;
}
