import { isAdminRole } from '../../domain/access/admin-role.js';
import type { Actor } from '../../domain/access/role.js';
import type { PersonInPost, PersonInSession } from '../../persistence/readers/accounts.js';
import type { SignedIn, SignedInPerson } from './current-account.js';

/** What of it must be known to say so. */
type Known = Pick<PersonInSession, 'account' | 'post' | 'inForce'>;

export function personOf({ account, post, inForce }: Known): SignedInPerson {
  const { code: user, name, passwordDue } = account;
  const { role, office, actingFor, scope } = post;
  const person = { user, name, office, passwordDue, post: post.id, ...(inForce ? {} : { postOver: true }) };
  if (isAdminRole(role)) return { ...person, role };
  const actor: Actor = {
    user,
    role,
    office,
    ...(actingFor === null ? {} : { actingFor }),
    ...(scope === 'no_decisions' ? { scope } : {}),
  };
  return { ...person, role, actor };
}

/** For people known to hold a working post. */
export function signedInAs(held: PersonInPost): SignedIn {
  const person = personOf(held);
  if ('actor' in person) return person;
  throw new Error(`${held.account.code} is an administrator and has no office in a case`);
}
