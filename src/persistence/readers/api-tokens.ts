import { IsNull, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { ApiTokenEntity } from '../entities/api-token.entity.js';

export type ApiTokenRecord = Readonly<Omit<ApiTokenEntity, 'tokenHash'>>;
export type NewApiToken = Pick<
  ApiTokenEntity,
  'name' | 'role' | 'office' | 'doors' | 'expiresOn' | 'tokenHash' | 'proposedBy' | 'proposedAt'
>;

/** @returns the code by which the machine is known from now on. */
export async function addApiToken(manager: EntityManager, token: NewApiToken): Promise<string> {
  const [row] = await manager.query<{ code: string }[]>(`SELECT 'm-' || nextval('api_token_number') AS code`);
  if (!row) throw new Error('api_token_number gave no number');
  await manager.insert(ApiTokenEntity, { ...token, code: row.code });
  return row.code;
}

/** The latest first. */
export function apiTokens(manager: EntityManager): Promise<readonly ApiTokenRecord[]> {
  return manager.find(ApiTokenEntity, { order: { proposedAt: 'DESC', code: 'DESC' } });
}

export async function apiTokenByCode(
  manager: EntityManager,
  code: string,
): Promise<ApiTokenRecord | undefined> {
  return (await manager.findOneBy(ApiTokenEntity, { code })) ?? undefined;
}

/** The token if it opens anything on this day, which it then remembers. */
export async function useApiToken(
  manager: EntityManager,
  tokenHash: string,
  today: string,
): Promise<ApiTokenRecord | undefined> {
  const found = await manager.findOneBy(ApiTokenEntity, {
    tokenHash,
    confirmedAt: Not(IsNull()),
    revokedAt: IsNull(),
    expiresOn: MoreThanOrEqual(today),
  });
  if (!found) return undefined;
  // Once a day is exact enough, and spares a write for every request.
  if (found.lastUsedOn !== today) {
    await manager.update(ApiTokenEntity, { code: found.code }, { lastUsedOn: today });
  }
  return found;
}

/** @returns whether it was waiting to be confirmed. */
export async function confirmApiToken(
  manager: EntityManager,
  code: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    ApiTokenEntity,
    { code, confirmedAt: IsNull(), revokedAt: IsNull(), proposedBy: Not(by) },
    { confirmedBy: by, confirmedAt: now },
  );
  return affected === 1;
}

/** @returns whether it was not revoked before. */
export async function revokeApiToken(
  manager: EntityManager,
  code: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    ApiTokenEntity,
    { code, revokedAt: IsNull() },
    { revokedBy: by, revokedAt: now },
  );
  return affected === 1;
}
