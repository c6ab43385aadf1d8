import type { AccountRecord } from '../../persistence/readers/accounts.js';
import type { SignedIn } from './current-account.js';

export function signedInAs({ code, name, role, office }: AccountRecord): SignedIn {
  return { user: code, name, role, office, actor: { user: code, role, office } };
}
