import type { EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { SEALED_PUPIL_COLUMNS } from '../sealed-rows.js';
import { sealAttachmentKeys } from './attachments.js';
import { sealBundleKeys } from './case-bundles.js';
import { sealDocuments } from './documents-sealing.js';
import { sealExportKeys } from './exports.js';
import { sealRegister } from './pupils-sealing.js';
import { sealSecondFactors } from './second-factors.js';

/** After a rotation: seals with the first data key whatever another has sealed. May be stopped and begun again. */
export async function sealEverythingAnew(manager: EntityManager): Promise<void> {
  await sealRegister(manager);
  await sealDocuments(manager);
  await sealBundleKeys(manager);
  await sealAttachmentKeys(manager);
  await sealExportKeys(manager);
  await sealSecondFactors(manager);
}

/** Every sealed column there is; the test of rotation looks for one that is missing here. */
const SEALED = [
  ...SEALED_PUPIL_COLUMNS.map((column) => ['pupil', column, 'to its row'] as const),
  ['document', 'fields', 'to its row'],
  ['document', 'content', 'to its row'],
  ['case_bundle', 'pdf_key', 'to its column'],
  ['case_bundle', 'zip_key', 'to its column'],
  ['attachment', 'content_key', 'to its column'],
  ['export_file', 'content_key', 'to its column'],
  ['second_factor', 'secret', 'to its column'],
] as const;

/** What another key than the first still seals, e.g. because an API that has not been restarted goes on using it. */
export async function notSealedAnew(manager: EntityManager): Promise<readonly string[]> {
  const left: string[] = [];
  for (const [table, column, bound] of SEALED) {
    const [row] = await manager.query<{ rows: number }[]>(
      `SELECT count(*)::integer AS rows FROM ${table} WHERE substr(${column}, 1, length($1)) <> $1`,
      [currentSeal(bound)],
    );
    if (row !== undefined && row.rows > 0) left.push(`${table}.${column}: ${row.rows}`);
  }
  return left;
}
