import type { EntityManager } from 'typeorm';
import { dayOfAccess } from '../../domain/access/post.js';

/** Whether a session would still be let in, to the post it works in. To be watched is no sign of life: this does not prolong it. */
export async function sessionIsOpen(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
  idleMs: number,
): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM session s JOIN account a ON a.code = s.account AND a.active
       JOIN posts_on($4) p ON p.id = s.post
      WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3`,
    [tokenHash, now, new Date(now.getTime() - idleMs), dayOfAccess(now)],
  );
  return found.length > 0;
}
