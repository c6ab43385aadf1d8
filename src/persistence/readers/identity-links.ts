import type { EntityManager } from 'typeorm';
import { IdentityLinkEntity } from '../entities/identity-link.entity.js';

export async function accountLinkedTo(
  manager: EntityManager,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  return (await manager.findOneBy(IdentityLinkEntity, { issuer, subject }))?.account;
}

/** @returns whether the account is now, or was already, this subject's; it may belong to another one. */
export async function linkIdentity(
  manager: EntityManager,
  link: Omit<IdentityLinkEntity, 'linkedAt'>,
  now: Date,
): Promise<boolean> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(IdentityLinkEntity)
    .values({ ...link, linkedAt: now })
    .orIgnore()
    .execute();
  return manager.existsBy(IdentityLinkEntity, { ...link });
}

/** The next person who signs in under this login is linked anew. */
export async function unlinkIdentities(manager: EntityManager, account: string): Promise<void> {
  await manager.delete(IdentityLinkEntity, { account });
}
