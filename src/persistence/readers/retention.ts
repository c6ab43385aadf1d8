import type { EntityManager } from 'typeorm';

/** What is over, as a condition on one table; `$1` is the moment before which it must lie. */
interface Over {
  readonly table: string;
  readonly where: string;
  /** How it is erased; null for what people must decide. */
  readonly erase: 'delete' | 'empty' | null;
}

/** On the county's own calendar, wherever the server stands. */
const COUNTY_DAY = `($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;

const OVER = {
  sessions: {
    table: 'session',
    where: 'coalesce(revoked_at, expires_at) < $1 AND expires_at < $1',
    erase: 'delete',
  },
  login_failures: { table: 'login_failure', where: 'last_at < $1', erase: 'delete' },
  // Counted from the day on which it could no longer be fetched.
  export_contents: {
    table: 'export_file',
    where: 'content IS NOT NULL AND available_until < $1',
    erase: 'empty',
  },
  import_batches: { table: 'import_batch', where: 'imported_at < $1', erase: 'delete' },
  // A child with a case, be it closed: its attendance is part of what the case rests on.
  attendance_without_case: {
    table: 'attendance_day',
    where: `date < $1::date AND NOT EXISTS (SELECT FROM case_ledger c WHERE c.pupil = attendance_day.pupil)`,
    erase: 'delete',
  },
  closed_case_files: {
    table: 'case_ledger',
    where: `standing = 'closed' AND closed_on < ${COUNTY_DAY}`,
    erase: null,
  },
  pupil_records: {
    table: 'pupil',
    where: `pupil_record_is_over(pupil, ${COUNTY_DAY})
            AND NOT EXISTS (SELECT FROM case_ledger c WHERE c.pupil = pupil.code)`,
    erase: null,
  },
} as const satisfies Readonly<Record<string, Over>>;

export type RetainedTable = keyof typeof OVER;

/** Whether time alone erases it. */
export function erasesItself(what: RetainedTable): boolean {
  return OVER[what].erase !== null;
}

/** How many rows a rule would erase now. */
export async function countOver(manager: EntityManager, what: RetainedTable, before: Date): Promise<number> {
  const { table, where } = OVER[what];
  const [row] = await manager.query<{ rows: number }[]>(
    `SELECT count(*)::integer AS rows FROM ${table} WHERE ${where}`,
    [before],
  );
  return row?.rows ?? 0;
}

/** Erases what a rule says is over. Again changes nothing. @returns how many rows. */
export async function eraseOver(manager: EntityManager, what: RetainedTable, before: Date): Promise<number> {
  const { table, where, erase } = OVER[what];
  if (erase === null) return 0;
  const act =
    erase === 'delete' ? `DELETE FROM ${table}` : `UPDATE ${table} SET content = NULL, content_key = NULL`;
  const [row] = await manager.query<{ rows: number }[]>(
    `WITH gone AS (${act} WHERE ${where} RETURNING 1) SELECT count(*)::integer AS rows FROM gone`,
    [before],
  );
  return row?.rows ?? 0;
}

/** Lets one of several processes do it. Holds until the transaction ends. @returns whether it is this one. */
export async function mayErase(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ mine: boolean }[]>(`SELECT pg_try_advisory_xact_lock(4079) AS mine`);
  return row?.mine === true;
}
