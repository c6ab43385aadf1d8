import { IsNull, type EntityManager } from 'typeorm';
import type { ManagedAccount } from '../../contracts/account-answers.js';
import type { Post } from '../../domain/access/post.js';
import { AccountEntity } from '../entities/account.entity.js';
import { PostEntity } from '../entities/post.entity.js';
import { SessionEntity } from '../entities/session.entity.js';
import { postRecord } from './posts.js';
import { endPostsNow } from './posts-writing.js';

export async function managedAccounts(manager: EntityManager): Promise<readonly ManagedAccount[]> {
  const found = await manager.find(AccountEntity, { order: { createdAt: 'ASC', code: 'ASC' } });
  const posts = await manager.find(PostEntity, { order: { openedAt: 'ASC', id: 'ASC' } });
  const byAccount = new Map<string, Post[]>();
  for (const post of posts.map(postRecord)) {
    byAccount.set(post.account, [...(byAccount.get(post.account) ?? []), post]);
  }
  return found.map(({ code, login, name, active, createdAt }) => ({
    code,
    login,
    name,
    active,
    createdAt,
    posts: byAccount.get(code) ?? [],
  }));
}

/** Nobody else changes accounts or posts until the transaction ends: the last two of a desk must not leave at once. */
export async function lockAccounts(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(4075)');
}

/** Closes the account, ends its posts and its sessions. Its code stays: journals speak of it. */
export async function closeAccount(
  manager: EntityManager,
  code: string,
  by: string | null,
  now: Date,
): Promise<void> {
  const open = await manager.findBy(PostEntity, { account: code, endedAt: IsNull() });
  await endPostsNow(
    manager,
    open.map(({ id }) => id),
    by,
    now,
  );
  await manager.update(AccountEntity, { code }, { active: false });
  await manager.update(SessionEntity, { account: code, revokedAt: IsNull() }, { revokedAt: now });
}
