import { Not, Like, type EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { CaseBundleEntity } from '../entities/case-bundle.entity.js';
import { resealedKey, sealBytes, unsealBytes } from '../sealed-bytes.js';

/** A bundle without its bytes. */
export type BundleRecord = Omit<CaseBundleEntity, 'pdf' | 'pdfKey' | 'zip' | 'zipKey'>;

export type BundleFormat = 'pdf' | 'zip';

export async function bundlesOf(manager: EntityManager, caseNo: string): Promise<readonly BundleRecord[]> {
  return manager.find(CaseBundleEntity, { where: { caseNo }, order: { madeAt: 'ASC', id: 'ASC' } });
}

export async function bundleById(
  manager: EntityManager,
  caseNo: string,
  id: string,
): Promise<BundleRecord | undefined> {
  return (await manager.findOneBy(CaseBundleEntity, { caseNo, id })) ?? undefined;
}

export async function bundleWith(
  manager: EntityManager,
  caseNo: string,
  kind: string,
  contentsSha256: string,
): Promise<BundleRecord | undefined> {
  return (await manager.findOneBy(CaseBundleEntity, { caseNo, kind, contentsSha256 })) ?? undefined;
}

/** Keeps a bundle, unless the same contents have been bound meanwhile. @returns what is kept. */
export async function keepBundle(
  manager: EntityManager,
  record: BundleRecord,
  { pdf, zip }: Readonly<Record<BundleFormat, Buffer>>,
): Promise<BundleRecord> {
  const [sealedPdf, sealedZip] = [sealBytes(`${record.id}.pdf`, pdf), sealBytes(`${record.id}.zip`, zip)];
  await manager
    .createQueryBuilder()
    .insert()
    .into(CaseBundleEntity)
    .values({
      ...record,
      pdf: sealedPdf.content,
      pdfKey: sealedPdf.contentKey,
      zip: sealedZip.content,
      zipKey: sealedZip.contentKey,
    })
    .orIgnore()
    .updateEntity(false)
    .execute();
  const { caseNo, kind, contentsSha256 } = record;
  return manager.findOneByOrFail(CaseBundleEntity, { caseNo, kind, contentsSha256 });
}

export async function bundleContent(
  manager: EntityManager,
  id: string,
  format: BundleFormat,
): Promise<Buffer | undefined> {
  const select = format === 'pdf' ? { pdf: true, pdfKey: true } : { zip: true, zipKey: true };
  const row = await manager.findOne(CaseBundleEntity, { where: { id }, select: { id: true, ...select } });
  if (!row) return undefined;
  const [content, contentKey] = format === 'pdf' ? [row.pdf, row.pdfKey] : [row.zip, row.zipKey];
  return unsealBytes(`${id}.${format}`, { content, contentKey });
}

/** Seals the keys of bundles anew with the current data key. @returns how many. */
export async function sealBundleKeys(manager: EntityManager): Promise<number> {
  const old = Not(Like(`${currentSeal()}%`));
  const rows = await manager.find(CaseBundleEntity, {
    where: [{ pdfKey: old }, { zipKey: old }],
    select: { id: true, pdfKey: true, zipKey: true },
  });
  for (const { id, pdfKey, zipKey } of rows) {
    await manager.update(
      CaseBundleEntity,
      { id },
      { pdfKey: resealedKey(pdfKey), zipKey: resealedKey(zipKey) },
    );
  }
  return rows.length;
}
