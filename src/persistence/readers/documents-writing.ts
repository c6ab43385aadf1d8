import type { EntityManager } from 'typeorm';
import { DocumentEntity } from '../entities/document.entity.js';
import { sealedDocument } from '../sealed-rows.js';

/** Lets only one of several who issue the same document at once do it. Holds until the transaction ends. */
export async function lockDocument(manager: EntityManager, caseNo: string, kind: string, about: string) {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 4))`, [
    `${caseNo}/${kind}/${about}`,
  ]);
}

/** The next number of a series. Whoever takes it holds the series until the transaction ends; a rollback gives it back. */
export async function nextSerial(
  manager: EntityManager,
  agency: string,
  kind: string,
  year: number,
): Promise<number> {
  const [row] = await manager.query<{ last: number }[]>(
    `INSERT INTO document_series (agency, kind, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (agency, kind, year) DO UPDATE SET last = document_series.last + 1
     RETURNING last`,
    [agency, kind, year],
  );
  if (!row) throw new Error('a number series gave no number');
  return row.last;
}

export type NewDocument = Omit<
  DocumentEntity,
  'voidedBy' | 'voidedOn' | 'voidReason' | 'fields' | 'content'
> & { readonly fields: object; readonly content: Buffer };

export async function insertDocument(manager: EntityManager, document: NewDocument): Promise<void> {
  const fields = JSON.stringify(document.fields);
  const content = document.content.toString('base64');
  await manager.insert(DocumentEntity, sealedDocument({ ...document, fields, content }));
}

/** @returns whether it was valid until now. Its number stays taken. */
export async function voidDocument(
  manager: EntityManager,
  id: string,
  by: string,
  on: string,
  reason: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `WITH gone AS (UPDATE document SET voided_by = $2, voided_on = $3, void_reason = $4
                    WHERE id = $1 AND voided_on IS NULL RETURNING id) SELECT id FROM gone`,
    [id, by, on, reason],
  );
  return rows.length > 0;
}
