import type { EntityManager } from 'typeorm';
import type { FailedSignIn, GuardedAccount } from '../../contracts/account-answers.js';

interface Lock {
  readonly tries: number;
  readonly forMs: number;
}

/** The digest is `accounts-login-failures`' own: what was typed as a login is kept in no other form. */
const lockedUntil = (typed: string) =>
  `(SELECT f.last_at + $2 * interval '1 ms' FROM login_failure f
     WHERE f.login_hash = encode(sha256(convert_to(lower(${typed}), 'UTF8')), 'hex')
       AND f.failures >= $1 AND f.last_at > $3::timestamptz - $2 * interval '1 ms')`;

export function guardedAccounts(
  manager: EntityManager,
  lock: Lock,
  { now, idleMs }: { readonly now: Date; readonly idleMs: number },
): Promise<readonly GuardedAccount[]> {
  return manager.query<GuardedAccount[]>(
    `SELECT a.code AS user, a.login, a.name, a.active,
            ${lockedUntil('a.login')} AS "lockedUntil",
            ${lockedUntil(`'second factor ' || a.code`)} AS "codeLockedUntil",
            EXISTS (SELECT 1 FROM second_factor s WHERE s.account = a.code AND s.confirmed_at IS NOT NULL)
              AS "secondFactor",
            EXISTS (SELECT 1 FROM identity_link l WHERE l.account = a.code) AS linked,
            (SELECT count(*)::int FROM session s WHERE s.account = a.code AND s.revoked_at IS NULL
                AND s.expires_at > $3 AND s.seen_at > $3::timestamptz - $4 * interval '1 ms') AS sessions
       FROM account a ORDER BY a.login`,
    [lock.tries, lock.forMs, now, idleMs],
  );
}

export function failedSignIns(
  manager: EntityManager,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly FailedSignIn[]> {
  return manager.query<FailedSignIn[]>(
    `SELECT seq::text AS seq, at, object AS user, code, ip FROM audit_entry
      WHERE action = 'session.open' AND result = 'refused' AND ($1::bigint IS NULL OR seq < $1)
      ORDER BY audit_entry.seq DESC LIMIT $2`,
    [before ?? null, limit],
  );
}
