import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { dayOfAccess, isInForce, type Post } from '../../domain/access/post.js';
import type { Role } from '../../domain/access/role.js';
import { AccountEntity } from '../entities/account.entity.js';
import { SessionEntity } from '../entities/session.entity.js';
import { postById } from './posts.js';

/** A person who works with the system. What they may do is their posts' to say. */
export interface AccountRecord {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly passwordDue: boolean;
}

/** A person in one of their posts. */
export interface PersonInPost {
  readonly account: AccountRecord;
  readonly post: Post;
  /** False when the post has ended under a session that worked in it. */
  readonly inForce: boolean;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly account: string;
  readonly post: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly way: 'password' | 'provider';
  readonly ip: string | null;
  readonly agent: string | null;
}

/** By login, with the hash that only the sign-in may see. */
export async function accountForLogin(
  manager: EntityManager,
  login: string,
): Promise<(AccountRecord & { readonly passwordHash: string }) | undefined> {
  const found = await manager.findOneBy(AccountEntity, { login: login.toLowerCase() });
  return found ? { ...recordOf(found), passwordHash: found.passwordHash } : undefined;
}

export async function accountByCode(
  manager: EntityManager,
  code: string,
): Promise<AccountRecord | undefined> {
  const found = await manager.findOneBy(AccountEntity, { code });
  return found ? recordOf(found) : undefined;
}

/** The people at a desk today, substitutes too: who gets its mail. In the order of their codes. */
export async function peopleAtDesk(
  manager: EntityManager,
  role: Role,
  office: string,
  now = new Date(),
): Promise<readonly PersonInPost[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM posts_on($3) p JOIN account a ON a.code = p.account AND a.active
      WHERE p.role = $1 AND p.office = $2 ORDER BY p.account, p.id`,
    [role, office, dayOfAccess(now)],
  );
  const people = await Promise.all(rows.map(({ id }) => personInPost(manager, id, now)));
  return people.filter((person) => person !== undefined);
}

export async function personInPost(
  manager: EntityManager,
  id: string,
  now: Date,
): Promise<PersonInPost | undefined> {
  const post = await postById(manager, id);
  const account = post && (await accountByCode(manager, post.account));
  return account && { account, post, inForce: isInForce(post, dayOfAccess(now)) };
}

export async function openSession(manager: EntityManager, session: NewSession): Promise<void> {
  await manager.insert(SessionEntity, {
    ...session,
    id: randomUUID(),
    seenAt: session.createdAt,
    revokedAt: null,
  });
}

/** From now on the session works in this post. */
export async function moveSession(manager: EntityManager, tokenHash: string, post: string): Promise<void> {
  await manager.update(SessionEntity, { tokenHash }, { post });
}

/** Whose session it is and in which post, if it is neither over, left alone too long nor revoked. */
export async function personOfSession(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
  idleMs: number,
): Promise<PersonInPost | undefined> {
  const session = await manager.findOneBy(SessionEntity, {
    tokenHash,
    expiresAt: MoreThan(now),
    seenAt: MoreThan(new Date(now.getTime() - idleMs)),
    revokedAt: IsNull(),
  });
  if (!session?.post) return undefined;
  // Once a minute is exact enough, and spares a write for every read.
  if (now.getTime() - session.seenAt.getTime() > 60_000) {
    await manager.update(SessionEntity, { tokenHash }, { seenAt: now });
  }
  const person = await personInPost(manager, session.post, now);
  if (!person?.account.active) return undefined;
  // Who came by way of the county's own provider has proven who they are without the one-time password.
  const passwordDue = person.account.passwordDue && session.way === 'password';
  return { ...person, account: { ...person.account, passwordDue } };
}

/** @returns the way it had been opened, if it was open. */
export async function revokeSession(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
): Promise<SessionEntity['way'] | undefined> {
  const session = await manager.findOneBy(SessionEntity, { tokenHash, revokedAt: IsNull() });
  await manager.update(SessionEntity, { tokenHash, revokedAt: IsNull() }, { revokedAt: now });
  return session?.way;
}

function recordOf(found: AccountEntity): AccountRecord {
  const { code, login, name, email, active, passwordDue } = found;
  return { code, login, name, email, active, passwordDue };
}
