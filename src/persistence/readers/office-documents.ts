import type { EntityManager } from 'typeorm';
import { OfficeDocumentEntity } from '../entities/office-document.entity.js';

export type OfficeDocumentRecord = Omit<OfficeDocumentEntity, 'content'>;

/** An office's own, newest first; the county's bureau sees its townships' as well, whose codes begin with its own. */
export async function officeDocumentsOf(
  manager: EntityManager,
  office: string,
): Promise<readonly OfficeDocumentRecord[]> {
  return manager
    .createQueryBuilder(OfficeDocumentEntity, 'd')
    .where('starts_with(d.agency, :office)', { office })
    .orderBy('d.issuedAt', 'DESC')
    .addOrderBy('d.id')
    .take(500)
    .getMany();
}

export async function officeDocumentSaying(
  manager: EntityManager,
  agency: string,
  kind: string,
  toldSha256: string,
): Promise<OfficeDocumentRecord | undefined> {
  return (await manager.findOneBy(OfficeDocumentEntity, { agency, kind, toldSha256 })) ?? undefined;
}

export async function officeDocumentWithContent(
  manager: EntityManager,
  id: string,
): Promise<(OfficeDocumentRecord & { readonly content: Buffer }) | undefined> {
  const row = await manager
    .createQueryBuilder(OfficeDocumentEntity, 'd')
    .addSelect('d.content')
    .where('d.id = :id', { id })
    .getOne();
  return row ?? undefined;
}

export async function insertOfficeDocument(
  manager: EntityManager,
  document: OfficeDocumentEntity,
): Promise<void> {
  await manager.insert(OfficeDocumentEntity, document);
}
