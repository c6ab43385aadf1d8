import { createHash } from 'node:crypto';
import { LessThan, type EntityManager } from 'typeorm';
import { LoginFailureEntity } from '../entities/login-failure.entity.js';

export interface LoginLock {
  /** Tries allowed in a row. */
  readonly tries: number;
  readonly forMs: number;
}

/**
 * Counts a try before its password is looked at, so that a hundred tries sent at once are a hundred tries.
 * Answers until when the login is locked, or null when this try may go ahead.
 */
export async function countLoginTry(
  manager: EntityManager,
  login: string,
  lock: LoginLock,
  now: Date,
): Promise<Date | null> {
  const past = new Date(now.getTime() - lock.forMs);
  await manager.delete(LoginFailureEntity, { lastAt: LessThan(past) });
  // A refused try does not lengthen the lock: who waits the time they were told gets in.
  const [row] = await manager.query<{ failures: number; last_at: Date }[]>(
    `INSERT INTO login_failure AS f (login_hash, failures, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (login_hash) DO UPDATE SET
       failures = f.failures + 1,
       last_at = CASE WHEN f.failures >= $3 THEN f.last_at ELSE EXCLUDED.last_at END
     RETURNING failures, last_at`,
    [digestOf(login), now, lock.tries],
  );
  if (!row || row.failures <= lock.tries) return null;
  return new Date(row.last_at.getTime() + lock.forMs);
}

export async function forgetLoginFailures(manager: EntityManager, login: string): Promise<void> {
  await manager.delete(LoginFailureEntity, { loginHash: digestOf(login) });
}

/** People type passwords into the wrong field; what is typed as a login is therefore never kept in the clear. */
function digestOf(login: string): string {
  return createHash('sha256').update(login.toLowerCase()).digest('hex');
}
