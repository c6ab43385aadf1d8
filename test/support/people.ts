import type { Actor, Role } from '../../src/domain/access/role.js';
import { officeFor } from '../../src/domain/access/jurisdiction.js';
import type { Place } from '../../src/domain/ladder/case-state.js';

/** An invented place whose codes pass every check. */
export const PLACE: Place = {
  county: '371599',
  township: '371599101',
  school: '3137000001',
  schoolClass: '3137000001-7-2',
  localGovernment: 'township',
};
export const OTHER_SCHOOL = '3137000002';

/** The person who holds a role for {@link PLACE}; `n` tells colleagues apart. */
export function person(role: Role, n = 1, place: Place = PLACE): Actor {
  return { user: `u-${role}-${n}`, role, office: officeFor(place, role) };
}

export function officer(department: string): Actor {
  return { user: `u-${department}`, role: 'department_officer', office: `${PLACE.county}-${department}` };
}
