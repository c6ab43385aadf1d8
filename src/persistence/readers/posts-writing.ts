import type { EntityManager } from 'typeorm';
import type { Post, PostScope } from '../../domain/access/post.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { PostEntity } from '../entities/post.entity.js';
import { postRecord } from './posts.js';

export interface NewPost extends Pick<Post, 'account' | 'role' | 'office' | 'from'> {
  readonly to?: PlainDate | null;
  readonly substitution?: {
    readonly post: string;
    readonly actingFor: string;
    readonly scope: PostScope;
  };
}

/** @param by account code of whoever opens it; null for a program. */
export async function writePost(
  manager: EntityManager,
  { account, role, office, from, to = null, substitution }: NewPost,
  by: string | null,
  now: Date,
): Promise<Post> {
  const [row] = await manager.query<{ id: string }[]>(`SELECT 'post-' || nextval('post_number') AS id`);
  if (!row) throw new Error('post_number gave no number');
  const post = manager.create(PostEntity, {
    id: row.id,
    account,
    role,
    office,
    fromDate: from,
    toDate: to,
    substitutes: substitution?.post ?? null,
    actingFor: substitution?.actingFor ?? null,
    scope: substitution?.scope ?? 'all',
    openedBy: by,
    openedAt: now,
    handedTo: null,
    endedBy: null,
    endedAt: null,
  });
  await manager.insert(PostEntity, post);
  return postRecord(post);
}

/** Over from this moment, and with it whoever stands in for it: the powers lent were the holder's. */
export async function endPostsNow(
  manager: EntityManager,
  ids: readonly string[],
  by: string | null,
  now: Date,
): Promise<void> {
  await manager.query(
    `UPDATE post SET ended_at = $2, ended_by = $3
      WHERE (id = ANY($1) OR substitutes = ANY($1)) AND ended_at IS NULL`,
    [ids, now, by],
  );
}

/** Whom running cases are to name in the place of its holder, once it has ended. */
export async function noteSuccessor(manager: EntityManager, id: string, account: string): Promise<void> {
  await manager.update(PostEntity, { id }, { handedTo: account });
}

/** The last day of a post, and at the latest of whoever stands in for it; what would begin after it never does. */
export async function endPostOn(
  manager: EntityManager,
  id: string,
  last: PlainDate,
  by: string | null,
  now: Date,
): Promise<void> {
  await manager.query(
    `UPDATE post SET ended_at = $3, ended_by = $4 WHERE substitutes = $1 AND from_date > $2::date AND ended_at IS NULL`,
    [id, last, now, by],
  );
  await manager.query(
    `UPDATE post SET to_date = $2::date, ended_by = $3
      WHERE ended_at IS NULL AND (id = $1 OR (substitutes = $1 AND to_date > $2::date))`,
    [id, last, by],
  );
}
