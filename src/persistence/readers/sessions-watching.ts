import type { EntityManager } from 'typeorm';

/** Whether a session would still be let in. To be watched is no sign of life: this does not prolong it. */
export async function sessionIsOpen(
  manager: EntityManager,
  tokenHash: string,
  now: Date,
  idleMs: number,
): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM session s JOIN account a ON a.code = s.account AND a.active
      WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3`,
    [tokenHash, now, new Date(now.getTime() - idleMs)],
  );
  return found.length > 0;
}
