import type { AccountRole } from './admin-role.js';
import { ROUTES } from './route-permissions.js';

/** Whether a role may come through a door at all; whose case it is behind it is another question. */
export function opens(door: string, role: AccountRole): boolean {
  const roles = ROUTES[door]?.roles;
  return roles === 'public' || roles === 'person' || (Array.isArray(roles) && roles.includes(role));
}
