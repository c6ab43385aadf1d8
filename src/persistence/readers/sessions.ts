import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import type { SessionRecord } from '../../contracts/sign-in-answers.js';
import { SessionEntity } from '../entities/session.entity.js';

/** The sessions of an account that are open, the one used last first. */
export async function openSessions(
  manager: EntityManager,
  account: string,
  { now, idleMs, current }: { readonly now: Date; readonly idleMs: number; readonly current?: string },
): Promise<readonly SessionRecord[]> {
  const found = await manager.find(SessionEntity, {
    where: {
      account,
      revokedAt: IsNull(),
      expiresAt: MoreThan(now),
      seenAt: MoreThan(new Date(now.getTime() - idleMs)),
    },
    order: { seenAt: 'DESC', id: 'ASC' },
  });
  return found.map(({ id, way, createdAt, seenAt, ip, agent, tokenHash }) => ({
    id,
    way,
    openedAt: createdAt,
    seenAt,
    ip,
    agent,
    current: tokenHash === current,
  }));
}

export async function sessionOpenedAt(manager: EntityManager, tokenHash: string): Promise<Date | undefined> {
  return (await manager.findOneBy(SessionEntity, { tokenHash }))?.createdAt;
}

/** @returns whether there was such an open session of this account. */
export async function endSession(
  manager: EntityManager,
  account: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    SessionEntity,
    { account, id, revokedAt: IsNull() },
    { revokedAt: now },
  );
  return affected === 1;
}

export async function endAllSessions(manager: EntityManager, account: string, now: Date): Promise<void> {
  await manager.update(SessionEntity, { account, revokedAt: IsNull() }, { revokedAt: now });
}

/** @param kept digest of the token of the one session that goes on. */
export async function endOtherSessions(
  manager: EntityManager,
  account: string,
  kept: string,
  now: Date,
): Promise<void> {
  await manager.update(
    SessionEntity,
    { account, tokenHash: Not(kept), revokedAt: IsNull() },
    { revokedAt: now },
  );
}
