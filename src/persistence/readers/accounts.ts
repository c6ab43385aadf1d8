import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { AccountRole } from '../../domain/access/admin-role.js';
import type { Role } from '../../domain/access/role.js';
import { AccountEntity } from '../entities/account.entity.js';
import { SessionEntity } from '../entities/session.entity.js';

/** A person who works with the system. */
export interface AccountRecord {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly office: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly passwordDue: boolean;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly account: string;
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

/** The active people at a desk: who gets its mail. In the order of their codes. */
export async function accountsAtDesk(
  manager: EntityManager,
  role: Role,
  office: string,
): Promise<readonly AccountRecord[]> {
  const found = await manager.find(AccountEntity, {
    where: { role, office, active: true },
    order: { code: 'ASC' },
  });
  return found.map(recordOf);
}

export async function openSession(manager: EntityManager, session: NewSession): Promise<void> {
  await manager.insert(SessionEntity, {
    ...session,
    id: randomUUID(),
    seenAt: session.createdAt,
    revokedAt: null,
  });
}

/** The account of a session that is neither over, left alone too long nor revoked, if it is still active. */
export async function accountOfSession(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
  idleMs: number,
): Promise<AccountRecord | undefined> {
  const session = await manager.findOneBy(SessionEntity, {
    tokenHash,
    expiresAt: MoreThan(now),
    seenAt: MoreThan(new Date(now.getTime() - idleMs)),
    revokedAt: IsNull(),
  });
  if (!session) return undefined;
  // Once a minute is exact enough, and spares a write for every read.
  if (now.getTime() - session.seenAt.getTime() > 60_000) {
    await manager.update(SessionEntity, { tokenHash }, { seenAt: now });
  }
  const account = await accountByCode(manager, session.account);
  if (!account?.active) return undefined;
  // Who came by way of the county's own provider has proven who they are without the one-time password.
  return { ...account, passwordDue: account.passwordDue && session.way === 'password' };
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
  const { code, login, name, role, office, email, active, passwordDue } = found;
  return { code, login, name, role, office, email, active, passwordDue };
}
