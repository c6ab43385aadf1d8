import type { DataSource } from 'typeorm';
import type { JournalBatch } from '../contracts/case-messages.js';
import { prepared } from './row-security/prepared.js';
import type { CaseView } from '../domain/ladder/case-view.js';

/**
 * Writes what happened, what is shown and what must be mailed in one transaction. Writing the same batch again, or
 * an older one after a newer, changes nothing: events and mails are keyed, the ledger only moves forward.
 *
 * The transaction is a single statement: this runs at every wake of every case, and each further round trip would
 * cost the worker and the database more than the writing itself.
 */
export async function writeJournal(source: DataSource, batch: JournalBatch, now: Date): Promise<void> {
  const row = ledgerRow(batch.view);
  await source.query(WRITE, [
    batch.view.caseNo,
    now,
    JSON.stringify(batch.events),
    JSON.stringify(batch.mails),
    ...LEDGER_COLUMNS.map((column) => row[column]),
  ]);
}

type LedgerRow = ReturnType<typeof ledgerRow>;

function ledgerRow(view: CaseView) {
  const closed = view.standing.status === 'closed' ? view.standing : null;
  return {
    seq: view.seq,
    township_code: view.place.township,
    school_code: view.place.school,
    school_class: view.place.schoolClass,
    regime: view.policy.id,
    receiving_school: view.standing.status === 'exit_claimed' ? view.standing.toSchool : null,
    departments: [...new Set(view.referrals.map((referral) => referral.department))],
    standing: view.standing.status,
    rung: view.rung,
    awaited_what: view.awaiting?.what ?? null,
    awaiting_role: view.awaiting?.role ?? null,
    awaiting_office: view.awaiting?.office ?? null,
    due_on: view.awaiting?.dueOn ?? null,
    stuck_since: view.stuckSince,
    closed_on: closed?.on ?? null,
    outcome: closed?.outcome ?? null,
    // A batch may have been handed over by an older release: what the row says already stays.
    goes_by_calendar: view.goesBy?.calendar ?? null,
    goes_by_clock: view.goesBy ? JSON.stringify(view.goesBy.clock) : null,
    view: JSON.stringify(view),
    pupil: view.pupil,
    county_code: view.place.county,
    opened_on: view.openedOn,
  };
}

/** What a case's row keeps from its first line to its last. */
const LASTING = ['pupil', 'county_code', 'opened_on'] as const satisfies readonly (keyof LedgerRow)[];
const MOVING = [
  'seq',
  'township_code',
  'school_code',
  'school_class',
  'regime',
  'receiving_school',
  'departments',
  'standing',
  'rung',
  'awaited_what',
  'awaiting_role',
  'awaiting_office',
  'due_on',
  'stuck_since',
  'closed_on',
  'outcome',
  'goes_by_calendar',
  'goes_by_clock',
  'view',
] as const satisfies readonly (keyof LedgerRow)[];
const moved = (column: string) =>
  column.startsWith('goes_by_')
    ? `coalesce(EXCLUDED.${column}, case_ledger.${column})`
    : `EXCLUDED.${column}`;
const LEDGER_COLUMNS = [...LASTING, ...MOVING];
const FIRST_PARAMETER = 5;

const WRITE = prepared(`
  WITH told AS (
    INSERT INTO case_event (case_no, seq, type, happened_on, happened_at,
                            actor_user, actor_role, actor_office, act_id, via, event)
    SELECT $1, (e ->> 'seq')::integer, e ->> 'type', (e ->> 'on')::date,
           timestamptz 'epoch' + (e ->> 'at')::float8 * interval '1 millisecond',
           e -> 'actor' ->> 'user', e -> 'actor' ->> 'role', e -> 'actor' ->> 'office', e ->> 'act', e ->> 'via', e
      FROM jsonb_array_elements($3::jsonb) e
    ON CONFLICT DO NOTHING
  ), owed AS (
    INSERT INTO mail_outbox (key, case_no, template, role, office, assignee, facts,
                             status, attempts, next_attempt_at, recipients, created_at)
    SELECT m ->> 'key', $1, m ->> 'template', m ->> 'role', m ->> 'office', m ->> 'assignee', m -> 'facts',
           'pending', 0, $2, '{}', $2
      FROM jsonb_array_elements($4::jsonb) m
    ON CONFLICT DO NOTHING
  )
  INSERT INTO case_ledger (case_no, written_at, ${LEDGER_COLUMNS.join(', ')})
  VALUES ($1, $2, ${LEDGER_COLUMNS.map((_, index) => `$${FIRST_PARAMETER + index}`).join(', ')})
  ON CONFLICT (case_no) DO UPDATE
    SET written_at = EXCLUDED.written_at, ${MOVING.map((column) => `${column} = ${moved(column)}`).join(', ')}
    WHERE case_ledger.seq < EXCLUDED.seq`);
