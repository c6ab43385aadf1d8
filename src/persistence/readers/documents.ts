import { IsNull, type EntityManager } from 'typeorm';
import { DocumentEntity } from '../entities/document.entity.js';

/** An issued document without its bytes and without what it was filled with. */
export type DocumentRecord = Omit<DocumentEntity, 'content' | 'fields'>;

/** All documents of a case, void ones among them, oldest first. */
export async function documentsOf(
  manager: EntityManager,
  caseNo: string,
): Promise<readonly DocumentRecord[]> {
  return manager.find(DocumentEntity, { where: { caseNo }, order: { issuedAt: 'ASC', id: 'ASC' } });
}

export async function documentById(
  manager: EntityManager,
  caseNo: string,
  id: string,
): Promise<DocumentRecord | undefined> {
  return (await manager.findOneBy(DocumentEntity, { caseNo, id })) ?? undefined;
}

/** The valid document of a kind about something, if it has been issued. */
export async function documentAbout(
  manager: EntityManager,
  caseNo: string,
  kind: string,
  about: string,
): Promise<DocumentRecord | undefined> {
  return (await manager.findOneBy(DocumentEntity, { caseNo, kind, about, voidedOn: IsNull() })) ?? undefined;
}

export async function documentContent(manager: EntityManager, id: string): Promise<Buffer | undefined> {
  const row = await manager.findOne(DocumentEntity, { where: { id }, select: { id: true, content: true } });
  return row ? Buffer.from(row.content, 'base64') : undefined;
}

/** What a document was filled with. */
export async function documentFields(
  manager: EntityManager,
  id: string,
): Promise<Readonly<Record<string, unknown>>> {
  const row = await manager.findOne(DocumentEntity, { where: { id }, select: { id: true, fields: true } });
  return row ? (JSON.parse(row.fields) as Record<string, unknown>) : {};
}

/** What the valid documents of a case were filled with, the oldest first. */
export async function validFields(
  manager: EntityManager,
  caseNo: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await manager.find(DocumentEntity, {
    where: { caseNo, voidedOn: IsNull() },
    select: { id: true, fields: true },
    order: { issuedAt: 'ASC', id: 'ASC' },
  });
  return rows.map(({ fields }) => JSON.parse(fields) as Record<string, unknown>);
}
