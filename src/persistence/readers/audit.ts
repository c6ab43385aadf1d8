import type { EntityManager } from 'typeorm';
import { prepared } from '../row-security/prepared.js';
import type { AuditAnchor, AuditEntry } from '../../contracts/audit-answers.js';

export interface NewAuditEntry {
  readonly actor: { readonly user: string; readonly role: string; readonly office: string } | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly subjects: readonly string[];
  readonly detail: string | null;
  readonly result: 'allowed' | 'refused' | 'failed';
  readonly code: string | null;
  readonly ip: string | null;
  readonly requestId: string;
}

const APPEND = prepared(
  `SELECT seq, hash FROM audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);

/** Number, time and digests are the database's. Whoever is in a transaction holds the chain until it ends. */
export async function appendAudit(manager: EntityManager, entry: NewAuditEntry): Promise<AuditAnchor> {
  const rows = await manager.query<AuditAnchor[]>(APPEND, [
    entry.actor?.user ?? null,
    entry.actor?.role ?? null,
    entry.actor?.office ?? null,
    entry.onBehalfOf,
    entry.action,
    entry.object,
    entry.subjects,
    entry.detail,
    entry.result,
    entry.code,
    entry.ip,
    entry.requestId,
  ]);
  return rows[0] as AuditAnchor;
}

/** As {@link AuditEntry}; also what the offline verifier asks a database. */
export const AUDIT_SELECT = `
  SELECT seq::text AS seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
         actor_user AS "actorUser", actor_role AS "actorRole", actor_office AS "actorOffice",
         on_behalf_of AS "onBehalfOf", action, object, subjects, detail, result, code, ip,
         request_id AS "requestId", prev_hash AS "prevHash", hash
    FROM audit_entry`;

export interface AuditFilter {
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  readonly result?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Only entries before this one; the next page. */
  readonly before?: string | undefined;
}

/** The latest first. */
export async function auditEntries(
  manager: EntityManager,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditEntry[]> {
  return manager.query<AuditEntry[]>(
    `${AUDIT_SELECT}
      WHERE ($1::text IS NULL OR actor_user = $1) AND ($2::text IS NULL OR action = $2)
        AND ($3::text IS NULL OR result = $3) AND ($4::timestamptz IS NULL OR audit_entry.at >= $4)
        AND ($5::timestamptz IS NULL OR audit_entry.at < $5) AND ($6::bigint IS NULL OR audit_entry.seq < $6)
      ORDER BY audit_entry.seq DESC LIMIT $7`,
    [
      filter.user ?? null,
      filter.action ?? null,
      filter.result ?? null,
      filter.from ?? null,
      filter.until ?? null,
      filter.before ?? null,
      limit,
    ],
  );
}

/** The chain from its beginning, `AT_ONCE` entries at a time. */
export async function* auditChain(
  query: (sql: string, parameters: unknown[]) => Promise<readonly AuditEntry[]>,
): AsyncGenerator<AuditEntry> {
  for (let after = '-1'; ;) {
    const page = await query(
      `${AUDIT_SELECT} WHERE audit_entry.seq > $1::bigint ORDER BY audit_entry.seq LIMIT ${AT_ONCE}`,
      [after],
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    after = last.seq;
  }
}
const AT_ONCE = 1_000;

/** Who was shown a child or one of its cases, and who acted on them; the oldest first. */
export async function accessToChild(
  manager: EntityManager,
  pupil: string,
  limit: number,
  after: string | undefined,
): Promise<readonly AuditEntry[]> {
  return manager.query<AuditEntry[]>(
    `${AUDIT_SELECT}
      WHERE subjects && (SELECT array_append(array_agg(case_no), $1::text) FROM case_ledger WHERE pupil = $1)
        AND ($3::bigint IS NULL OR audit_entry.seq > $3)
      ORDER BY audit_entry.seq LIMIT $2`,
    [pupil, limit, after ?? null],
  );
}
