import { IsNull, Not, type EntityManager } from 'typeorm';
import { currentSeal } from '../data-keys.js';
import { ExportFileEntity } from '../entities/export-file.entity.js';
import { resealedKey, sealBytes, unsealBytes } from '../sealed-bytes.js';

export type ExportRecord = Omit<ExportFileEntity, 'content' | 'contentKey' | 'subjects'>;

/** A number nobody else gets; one that is never used is a gap, which is harmless. */
export async function nextExportNumber(manager: EntityManager, year: number): Promise<string> {
  const [row] = await manager.query<{ number: string }[]>(`SELECT nextval('export_number') AS number`);
  return `DC-${year}-${(row?.number ?? '').padStart(6, '0')}`;
}

export async function insertExport(
  manager: EntityManager,
  record: Omit<ExportRecord, 'madeAt' | 'rows' | 'sha256'>,
): Promise<void> {
  await manager.insert(ExportFileEntity, record);
}

/** Puts the bytes under their number; only once. */
export async function fillExport(
  manager: EntityManager,
  number: string,
  made: {
    readonly rows: number;
    readonly sha256: string;
    readonly subjects: string[];
    readonly content: Buffer;
    readonly madeAt: Date;
    readonly availableUntil: Date;
  },
): Promise<void> {
  await manager.update(ExportFileEntity, { number }, { ...made, ...sealBytes(number, made.content) });
}

export async function exportByNumber(
  manager: EntityManager,
  number: string,
): Promise<ExportRecord | undefined> {
  return (await manager.findOneBy(ExportFileEntity, { number })) ?? undefined;
}

/** The export, which nobody else makes until the transaction ends. */
export async function lockedExport(
  manager: EntityManager,
  number: string,
): Promise<ExportRecord | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  return (await manager.findOne(ExportFileEntity, { where: { number }, lock })) ?? undefined;
}

/** The bytes with whom they are about; undefined once their day is over. */
export async function exportContent(
  manager: EntityManager,
  number: string,
): Promise<{ readonly content: Buffer; readonly subjects: readonly string[] } | undefined> {
  const row = await manager.findOne(ExportFileEntity, {
    where: { number },
    select: { number: true, content: true, contentKey: true, subjects: true },
  });
  if (row?.content == null || row.contentKey === null) return undefined;
  const { content, contentKey, subjects } = row;
  return { content: unsealBytes(number, { content, contentKey }), subjects };
}

const MOST = 200;

/** The latest of an office first. */
export async function exportsOfOffice(
  manager: EntityManager,
  office: string,
): Promise<readonly ExportRecord[]> {
  return manager.find(ExportFileEntity, {
    where: { askedOffice: office },
    order: { askedAt: 'DESC', number: 'DESC' },
    take: MOST,
  });
}

/** Destroys the bytes of files whose day is over; their numbers stay. @returns how many. */
export async function dropStaleExports(manager: EntityManager, now: Date): Promise<number> {
  const rows = await manager.query<unknown[]>(
    `WITH gone AS (UPDATE export_file SET content = NULL, content_key = NULL
                    WHERE content IS NOT NULL AND available_until < $1 RETURNING 1) SELECT 1 FROM gone`,
    [now],
  );
  return rows.length;
}

/** Seals the keys of files that can still be fetched anew with the current data key. @returns how many. */
export async function sealExportKeys(manager: EntityManager): Promise<number> {
  const rows = await manager.find(ExportFileEntity, {
    where: { contentKey: Not(IsNull()) },
    select: { number: true, contentKey: true },
  });
  const old = rows.filter(({ contentKey }) => contentKey?.startsWith(currentSeal()) === false);
  for (const { number, contentKey } of old) {
    if (contentKey === null) continue;
    // Only if it is still that key: its day may have ended meanwhile.
    await manager.update(ExportFileEntity, { number, contentKey }, { contentKey: resealedKey(contentKey) });
  }
  return old.length;
}
