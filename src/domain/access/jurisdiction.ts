import type { CaseState, Place } from '../ladder/case-state.js';
import { isAtOrAbove, type RungId } from '../ladder/ladder.js';
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

/** The part of a case that decides who may see it. */
export type Reachable = Pick<CaseState, 'place' | 'standing' | 'referrals' | 'rung'>;

/** Whether the case is within the reach of the office the actor holds. */
export function covers(actor: Actor, seen: Reachable): boolean {
  const { place, standing, referrals, rung } = seen;
  if (OFFICE_OF[actor.role] === 'department') {
    return referrals.some((referral) => actor.office === `${place.county}-${referral.department}`);
  }
  // The school said to have received the child sees the claim it must confirm.
  const receives =
    standing.status === 'exit_claimed' &&
    OFFICE_OF[actor.role] === 'school' &&
    actor.office === standing.toSchool;
  return (
    receives || (actor.office === officeFor(place, actor.role) && hasReached(actor.role, rung, referrals))
  );
}

/** Justice and court see a child's case only once it is theirs to act on. */
function hasReached(role: Role, rung: RungId, referrals: CaseState['referrals']): boolean {
  if (role === 'justice_official') {
    return (
      isAtOrAbove(rung, 'judicial_notice') || referrals.some((referral) => referral.department === 'justice')
    );
  }
  return role !== 'court_liaison' || rung === 'court_request';
}
