import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ImportBatchEntity } from '../entities/import-batch.entity.js';
import type { PupilRecord } from './pupil-record.js';
import { writeSealed } from './pupils-sealing.js';

export interface ImportBatch {
  readonly kind: 'roster' | 'attendance';
  readonly importedBy: string;
  readonly importedAt: Date;
  readonly fileSha256: string;
  readonly counts: object;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** PostgreSQL takes 65,535 parameters in one statement; a row has 20. */
const ROWS_AT_ONCE = 500;

/** 50 random bits: says nothing about the child, and two are never the same in a county. */
export function newPupilCode(): string {
  return `p-${[...randomBytes(10)].map((byte) => BASE32[byte % 32]).join('')}`;
}

/** Until the transaction ends nobody else imports: two files with the same new child would make two of it. */
export async function lockRegister(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(4072)');
}

export async function writePupils(
  manager: EntityManager,
  records: readonly PupilRecord[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < records.length; from += ROWS_AT_ONCE) {
    const rows = records.slice(from, from + ROWS_AT_ONCE).map((record) => ({
      ...record,
      specialGroups: [...record.specialGroups],
      changedAt: now,
    }));
    await writeSealed(manager, rows);
  }
}

/** Answers the number of the batch. */
export async function recordImport(manager: EntityManager, batch: ImportBatch): Promise<string> {
  const { identifiers } = await manager.insert(ImportBatchEntity, batch);
  return String(identifiers[0]?.['id']);
}
