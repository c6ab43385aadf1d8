import { isAdminRole } from '../../domain/access/admin-role.js';
import type { AccountRecord } from '../../persistence/readers/accounts.js';
import type { SignedIn, SignedInPerson } from './current-account.js';

export function personOf({ code, name, role, office, passwordDue }: AccountRecord): SignedInPerson {
  if (isAdminRole(role)) return { user: code, name, role, office, passwordDue };
  return { user: code, name, role, office, passwordDue, actor: { user: code, role, office } };
}

/** For accounts known to hold a working role. */
export function signedInAs(account: AccountRecord): SignedIn {
  const person = personOf(account);
  if ('actor' in person) return person;
  throw new Error(`${account.code} is an administrator and has no office in a case`);
}
