import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayOfAccess } from '../../domain/access/post.js';
import {
  moveSession,
  openSession,
  personOfSession,
  revokeSession,
} from '../../persistence/readers/accounts.js';
import { firstPostOf } from '../../persistence/readers/posts.js';
import type { SignedInPerson } from './current-account.js';
import { personOf } from './signed-in-as.js';
import { digestOf, newSessionToken } from './session-token.js';

const HOUR_MS = 3_600_000;
/** One working day: who goes home without signing out is signed out by the next morning. */
export const SESSION_LIFETIME_MS = 12 * HOUR_MS;

/** A desk left alone: half an hour, as 等级保护 assessors ask. */
export const IDLE_MS = HOUR_MS / 2;

/** How and from where somebody came in: by it people know their own sessions again. */
export interface SessionOrigin {
  readonly way: 'password' | 'provider';
  readonly ip: string | null;
  readonly agent: string | null;
}

const UNTOLD: SessionOrigin = { way: 'password', ip: null, agent: null };

/** Who is signed in, kept in the database so that every API process knows, and a sign-out holds everywhere. */
@Injectable()
export class Sessions {
  constructor(private readonly source: DataSource) {}

  /** @param post the post to work in; without it the oldest of one's own. */
  async open(account: string, origin = UNTOLD, now = new Date(), post?: string): Promise<string> {
    const token = newSessionToken();
    const { manager } = this.source;
    await openSession(manager, {
      tokenHash: digestOf(token),
      account,
      ...origin,
      post: post ?? (await firstPostOf(manager, account, dayOfAccess(now)))?.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
    });
    return token;
  }

  /** The person of a living session of an active account; `undefined` otherwise, for whatever reason. */
  async find(token: string, now = new Date()): Promise<SignedInPerson | undefined> {
    const held = await personOfSession(this.source.manager, digestOf(token), now, IDLE_MS);
    if (!held) return undefined;
    const person = personOf(held);
    return held.secondFactorDue ? { ...person, secondFactorDue: true } : person;
  }

  /** The post must be the account's own and in force; see `PostChoice`. */
  async workIn(token: string, post: string): Promise<void> {
    await moveSession(this.source.manager, digestOf(token), post);
  }

  /** @returns the way the session had been opened, if it was open. */
  async revoke(token: string, now = new Date()): Promise<SessionOrigin['way'] | undefined> {
    return revokeSession(this.source.manager, digestOf(token), now);
  }
}
