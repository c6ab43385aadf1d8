import type { EntityManager } from 'typeorm';

/** Somebody has read a case as far as this event. Reading an older state afterwards takes nothing back. */
export async function markSeen(
  manager: EntityManager,
  seen: { readonly reader: string; readonly caseNo: string; readonly seq: number },
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO case_seen (reader, case_no, seq, seen_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_no, reader) DO UPDATE
       SET seq = EXCLUDED.seq, seen_at = EXCLUDED.seen_at WHERE case_seen.seq < EXCLUDED.seq`,
    [seen.reader, seen.caseNo, seen.seq, now],
  );
}
