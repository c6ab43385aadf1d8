import type { EntityManager } from 'typeorm';
import { ADMIN_ROLES } from '../../domain/access/admin-role.js';
import type { Role } from '../../domain/access/role.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ChildReach } from './chains.js';

/** The part of a county whose people somebody names. */
export type PeopleReach = Pick<ChildReach, 'code'> & { readonly kind: 'school' | 'township' | 'county' };

export interface SeatedPerson {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
}

const SEATED: Readonly<Record<PeopleReach['kind'], string>> = {
  school: 's.code = $2',
  township: 'coalesce(s.township_code, left(p.office, 9)) = $2',
  county: 'coalesce(s.county_code, left(p.office, 6)) = $2',
};

/**
 * Whoever holds a post of their own within reach on that day, one's own office first. An administrator of the system
 * answers for no child.
 */
export async function seatedWithin(
  manager: EntityManager,
  { kind, code }: PeopleReach,
  on: PlainDate,
): Promise<readonly SeatedPerson[]> {
  return manager.query<SeatedPerson[]>(
    `SELECT p.account, a.name, p.role, p.office
       FROM posts_on($1) p JOIN account a ON a.code = p.account
       LEFT JOIN school s ON p.office ~ '^[0-9]{10}' AND s.code = left(p.office, 10)
      WHERE a.active AND p.substitutes IS NULL AND p.role <> ALL($3) AND ${SEATED[kind]}
      ORDER BY p.office <> $2, p.office, p.role, a.name, p.account`,
    [on, code, ADMIN_ROLES],
  );
}
