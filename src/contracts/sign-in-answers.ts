import type { AccountRole } from '../domain/access/admin-role.js';
import type { Post } from '../domain/access/post.js';
import type { Moment } from './moment.js';

/** A post with the words a screen shows. */
export interface PostView {
  readonly id: string;
  readonly role: AccountRole;
  readonly roleLabel: string;
  readonly office: string;
  readonly officeName: string;
  readonly from: string;
  /** The last day; null while nobody has said. */
  readonly to: string | null;
  /** Whom it stands in for (代理); null for a post of one's own. */
  readonly actingFor: { readonly user: string; readonly name: string } | null;
  readonly scope: Post['scope'];
  readonly scopeLabel: string;
  /** The session works in this one. */
  readonly active: boolean;
}

/** A signed-in person with the words a screen shows. */
export interface AccountView {
  readonly user: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly roleLabel: string;
  readonly office: string;
  readonly officeName: string;
  /** Those in force today, one's own first. */
  readonly posts: readonly PostView[];
  /** The post worked in has ended: another must be chosen, if there is one. */
  readonly postOver: boolean;
  /** What must be done before anything else. */
  readonly due?: 'password' | 'second_factor';
}

export interface SignedInAnswer {
  readonly token: string;
  readonly user: AccountView;
}

/** In, or at the second door: with the ticket and a code one gets through it. */
export type Entered = SignedInAnswer | { readonly next: 'code'; readonly ticket: string };

/** How one may sign in here; the login page shows it. */
export interface WaysOfSigningIn {
  /** The words on the provider's button; null without one. */
  readonly provider: string | null;
}

/** A session as its owner, or whoever guards access, may know it: nothing in it opens a door. */
export interface SessionRecord {
  readonly id: string;
  readonly way: 'password' | 'provider';
  readonly openedAt: Moment;
  readonly seenAt: Moment;
  readonly ip: string | null;
  readonly agent: string | null;
  /** The one that asks. */
  readonly current: boolean;
}

export interface OwnSessions {
  readonly items: readonly SessionRecord[];
}

export interface SecondFactorState {
  readonly on: boolean;
  readonly since: Moment | null;
  /** The county asks it of this post. */
  readonly due: boolean;
  readonly recoveryCodesLeft: number;
}

export interface BegunSecondFactor {
  /** Told once, and sealed at rest. */
  readonly secret: string;
  readonly uri: string;
}
