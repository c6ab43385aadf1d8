import { IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import { isInForce, type Post } from '../../domain/access/post.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { PostEntity } from '../entities/post.entity.js';

export async function postById(manager: EntityManager, id: string): Promise<Post | undefined> {
  const found = await manager.findOneBy(PostEntity, { id });
  return found ? postRecord(found) : undefined;
}

/** Everything the account holds, held or will hold: one's own before substitutions, the oldest first. */
export async function postsOfAccount(manager: EntityManager, account: string): Promise<readonly Post[]> {
  const found = await manager.find(PostEntity, { where: { account }, order: { openedAt: 'ASC', id: 'ASC' } });
  const posts = found.map(postRecord);
  return [...posts.filter((post) => !post.substitutes), ...posts.filter((post) => post.substitutes)];
}

export async function postsInForceOf(
  manager: EntityManager,
  account: string,
  on: PlainDate,
): Promise<readonly Post[]> {
  return (await postsOfAccount(manager, account)).filter((post) => isInForce(post, on));
}

/** Where a new session begins: in the oldest post of one's own that is in force. */
export async function firstPostOf(
  manager: EntityManager,
  account: string,
  on: PlainDate,
): Promise<Post | undefined> {
  const held = await postsOfAccount(manager, account);
  // With nothing in force the last one held says who it is; it opens no door any more.
  return held.find((post) => isInForce(post, on)) ?? held.at(-1);
}

/** Whoever holds an office on that day, in the order of offices. */
export async function postsOn(
  manager: EntityManager,
  on: PlainDate,
  { account, office }: { readonly account?: string | undefined; readonly office?: string | undefined } = {},
): Promise<readonly Post[]> {
  const found = await manager.findBy(PostEntity, {
    endedAt: IsNull(),
    fromDate: LessThanOrEqual(on),
    ...(account === undefined ? {} : { account }),
    ...(office === undefined ? {} : { office }),
  });
  return found
    .map(postRecord)
    .filter((post) => isInForce(post, on))
    .sort((one, other) => one.office.localeCompare(other.office) || one.role.localeCompare(other.role));
}

export function postRecord(found: PostEntity): Post {
  const { id, account, role, office, substitutes, actingFor, scope } = found;
  return {
    id,
    account,
    role,
    office,
    from: found.fromDate as PlainDate,
    to: found.toDate as PlainDate | null,
    ended: found.endedAt !== null,
    substitutes,
    actingFor,
    scope,
  };
}
