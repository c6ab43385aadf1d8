import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { dayOfAccess, isInForce, type Post } from '../../domain/access/post.js';
import type { Role } from '../../domain/access/role.js';
import { AccountEntity } from '../entities/account.entity.js';
import { SessionEntity } from '../entities/session.entity.js';
import { prepared } from '../row-security/prepared.js';
import { postById } from './posts.js';
import { lacksSecondFactorSql } from './second-factors.js';

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

/** Somebody a session has let in. */
export interface PersonInSession {
  readonly account: Pick<AccountRecord, 'code' | 'name' | 'passwordDue'>;
  readonly post: Pick<Post, 'id' | 'role' | 'office' | 'actingFor' | 'scope'>;
  readonly inForce: boolean;
  /** Whether their role must have a second factor, and they have none. */
  readonly secondFactorDue: boolean;
}

/**
 * Whose session it is and in which post, if it is neither over, left alone too long nor revoked. Asked at the door by
 * every request, so it is one statement; nothing of it is kept, or a session closed elsewhere would go on here.
 */
export async function personOfSession(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
  idleMs: number,
): Promise<PersonInSession | undefined> {
  const idleSince = new Date(now.getTime() - idleMs);
  const [found] = await manager.query<(SessionRow | undefined)[]>(WHO, [
    tokenHash,
    now,
    idleSince,
    dayOfAccess(now),
  ]);
  if (!found) return undefined;
  // Once a minute is exact enough, and spares a write for every read.
  if (now.getTime() - found.seenAt.getTime() > 60_000) {
    await manager.update(SessionEntity, { tokenHash }, { seenAt: now });
  }
  const { user, name, passwordDue, post, role, office, actingFor, scope, inForce, secondFactorDue } = found;
  return {
    account: { code: user, name, passwordDue },
    post: { id: post, role, office, actingFor, scope },
    inForce,
    secondFactorDue,
  };
}

type SessionRow = Pick<Post, 'role' | 'office' | 'actingFor' | 'scope'> &
  Pick<AccountRecord, 'name' | 'passwordDue'> & {
    readonly user: string;
    readonly post: string;
    readonly inForce: boolean;
    readonly secondFactorDue: boolean;
    readonly seenAt: Date;
  };

/** Who has come by way of the county's own provider has proven who they are without the one-time password. */
const WHO = prepared(`
  SELECT a.code AS "user", a.name, a.password_due AND s.way = 'password' AS "passwordDue", p.id AS post, p.role,
         p.office, p.acting_for AS "actingFor", p.scope, s.seen_at AS "seenAt",
         EXISTS (SELECT FROM posts_on($4::date) f WHERE f.id = p.id) AS "inForce",
         ${lacksSecondFactorSql('a.code', 'p.role')} AS "secondFactorDue"
    FROM session s JOIN post p ON p.id = s.post JOIN account a ON a.code = p.account AND a.active
   WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND s.revoked_at IS NULL`);

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
