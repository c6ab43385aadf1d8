import { IsNull, Not, type EntityManager } from 'typeorm';
import type { AccountRole } from '../../domain/access/admin-role.js';
import { dayOfAccess } from '../../domain/access/post.js';
import { AccountEntity } from '../entities/account.entity.js';
import { SessionEntity } from '../entities/session.entity.js';
import { writePost } from './posts-writing.js';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  /** Their first post, held from the day the account is opened. */
  readonly role: AccountRole;
  readonly office: string;
  readonly email: string | null;
  readonly passwordHash: string;
  readonly passwordDue?: boolean;
}

/** Adds accounts whose login is not taken yet; those that exist stay as they are, posts too. Codes are given in order. */
export async function addAccounts(
  manager: EntityManager,
  accounts: readonly NewAccount[],
  now: Date,
  by: string | null = null,
): Promise<void> {
  for (const { role, office, ...account } of accounts) {
    const login = account.login.toLowerCase();
    if (await manager.existsBy(AccountEntity, { login })) continue;
    const [row] = await manager.query<{ code: string }[]>(`SELECT 'u-' || nextval('account_number') AS code`);
    if (!row) throw new Error('account_number gave no number');
    await manager.insert(AccountEntity, { ...account, login, code: row.code, active: true, createdAt: now });
    await writePost(manager, { account: row.code, role, office, from: dayOfAccess(now) }, by, now);
  }
}

export async function hasAccounts(manager: EntityManager): Promise<boolean> {
  return manager.exists(AccountEntity);
}

/** @param keepSession digest of the one session that goes on; all others of the account end. */
export async function changePassword(
  manager: EntityManager,
  code: string,
  passwordHash: string,
  { due, keepSession, now }: { readonly due: boolean; readonly keepSession: string; readonly now: Date },
): Promise<void> {
  await manager.update(AccountEntity, { code }, { passwordHash, passwordDue: due });
  await manager.update(
    SessionEntity,
    { account: code, tokenHash: Not(keepSession), revokedAt: IsNull() },
    { revokedAt: now },
  );
}
