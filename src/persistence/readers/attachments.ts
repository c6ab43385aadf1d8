import { Not, IsNull, type EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { AttachmentEntity } from '../entities/attachment.entity.js';
import { resealedKey, sealBytes, unsealBytes } from '../sealed-bytes.js';

/** What is known of an attachment without its bytes. */
export type AttachmentRecord = Omit<AttachmentEntity, 'content' | 'contentKey'>;

export async function attachmentsOf(
  manager: EntityManager,
  caseNo: string,
  kinds: readonly string[],
): Promise<readonly AttachmentRecord[]> {
  const rows = await manager.find(AttachmentEntity, {
    where: { caseNo },
    order: { addedAt: 'ASC', id: 'ASC' },
  });
  return rows.filter(({ kind }) => kinds.includes(kind));
}

export async function attachmentById(
  manager: EntityManager,
  caseNo: string,
  id: string,
): Promise<AttachmentRecord | undefined> {
  return (await manager.findOneBy(AttachmentEntity, { caseNo, id })) ?? undefined;
}

/** The bytes as they were added; undefined once they have been removed. */
export async function attachmentContent(manager: EntityManager, id: string): Promise<Buffer | undefined> {
  const row = await manager.findOne(AttachmentEntity, {
    where: { id },
    select: { id: true, content: true, contentKey: true },
  });
  if (row?.content == null || row.contentKey === null) return undefined;
  return unsealBytes(id, { content: row.content, contentKey: row.contentKey });
}

/**
 * Keeps an attachment, unless the same request has been kept before.
 *
 * @returns what is kept under the request's key, which may be somebody's earlier file.
 */
export async function keepAttachment(
  manager: EntityManager,
  record: Omit<AttachmentRecord, 'removedAt' | 'removedBecause'>,
  bytes: Buffer,
): Promise<AttachmentRecord> {
  const { id, keyPart } = record;
  await manager
    .createQueryBuilder()
    .insert()
    .into(AttachmentEntity)
    .values({ ...record, ...sealBytes(id, bytes) })
    .orIgnore()
    .updateEntity(false)
    .execute();
  return manager.findOneByOrFail(AttachmentEntity, keyPart === null ? { id } : { keyPart });
}

/** Destroys bytes and key; that there was such an attachment, whose and when, stays. @returns whether it was there. */
export async function removeAttachment(
  manager: EntityManager,
  id: string,
  because: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    AttachmentEntity,
    { id, removedAt: IsNull() },
    { content: null, contentKey: null, removedAt: now, removedBecause: because },
  );
  return affected === 1;
}

/** Seals the keys of attachments anew with the current data key. @returns how many. */
export async function sealAttachmentKeys(manager: EntityManager): Promise<number> {
  const rows = await manager.find(AttachmentEntity, {
    where: { contentKey: Not(IsNull()) },
    select: { id: true, contentKey: true },
  });
  const old = rows.filter(({ contentKey }) => contentKey?.startsWith(currentSeal()) === false);
  for (const { id, contentKey } of old) {
    if (contentKey === null) continue;
    // Only if it is still that key: it may have been removed meanwhile.
    await manager.update(AttachmentEntity, { id, contentKey }, { contentKey: resealedKey(contentKey) });
  }
  return old.length;
}
