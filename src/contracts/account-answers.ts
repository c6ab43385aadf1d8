import type { AccountRole } from '../domain/access/admin-role.js';
import type { Post } from '../domain/access/post.js';
import type { Role } from '../domain/access/role.js';
import type { Moment } from './moment.js';

export interface ManagedAccount {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly createdAt: Moment;
  /** Past and future ones too; the latest last. */
  readonly posts: readonly Post[];
}

export interface ManagedAccounts {
  readonly items: readonly ManagedAccount[];
}

export interface OpenedAccount {
  readonly user: string;
  readonly login: string;
  /** Told once; it opens nothing but the way to another. */
  readonly oneTimePassword: string;
}

/** An account as whoever guards access must know it. */
export interface GuardedAccount {
  readonly user: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  /** Until when too many wrong passwords keep it shut; null when it is not. */
  readonly lockedUntil: Moment | null;
  /** The same of its second factor. */
  readonly codeLockedUntil: Moment | null;
  readonly secondFactor: boolean;
  /** The identity provider has vouched for this person. */
  readonly linked: boolean;
  readonly sessions: number;
}

export interface GuardedAccounts {
  readonly items: readonly GuardedAccount[];
}

/** A sign-in that did not succeed, as the audit has kept it: never what was typed. */
export interface FailedSignIn {
  readonly seq: string;
  readonly at: Moment;
  /** Whose account it was meant for; null where nobody has that login. */
  readonly user: string | null;
  readonly code: string;
  readonly ip: string | null;
}

export interface FailedSignIns {
  readonly items: readonly FailedSignIn[];
  readonly next: string | null;
}

/** What the county has decided about signing in. `lacksSecondFactor` reads the same setting in SQL. */
export interface CountySignInRules {
  /** Whether working roles may come with a password of this system, beside the identity provider. */
  readonly passwordsForWork: boolean;
  /** Who must have a second factor. */
  readonly secondFactorFor: readonly AccountRole[];
}

export interface ProposedToken {
  readonly code: string;
  /** Told once. It opens nothing until the security administrator has confirmed it. */
  readonly token: string;
}

/** A machine's token without the token. */
export interface ApiTokenView {
  readonly code: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly doors: readonly string[];
  /** The last day. */
  readonly expiresOn: string;
  readonly proposedBy: string;
  readonly proposedAt: Moment;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Moment | null;
  readonly revokedBy: string | null;
  readonly revokedAt: Moment | null;
  readonly lastUsedOn: string | null;
}
