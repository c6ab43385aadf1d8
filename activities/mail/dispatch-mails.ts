import type { DataSource, QueryRunner } from 'typeorm';
import { prepared } from '../../src/persistence/row-security/prepared.js';
import { addressesFor } from '../../src/persistence/readers/mail-recipients.js';
import type { MailTemplate } from '../../src/domain/ladder/mail-duties.js';
import { sendMail, type Postbox, type SendResult } from './send-mail.js';

const BATCH = 50;
/** Mail servers let each caller wait before they listen; side by side, the waits do not add up. */
const LANES = 5;
/** Seconds to the next try after the nth: a minute at first, an hour at most, given up after a day or so. */
const BACKOFF_SECONDS = [5, 30, 120, 600, 1_800, 3_600];
const MOST_ATTEMPTS = 24;

const DUE = prepared(`
  SELECT key FROM mail_outbox
   WHERE (status = 'pending' AND next_attempt_at <= $1) OR status = 'sending'
   ORDER BY next_attempt_at LIMIT ${BATCH}`);
const LOCK = prepared('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked');
const UNLOCK = prepared('SELECT pg_advisory_unlock(hashtextextended($1, 0))');
const OWED = prepared(`
  SELECT key, case_no, template, role, office, assignee, facts, status, attempts
    FROM mail_outbox
   WHERE key = $1 AND (status = 'sending' OR (status = 'pending' AND next_attempt_at <= $2))`);
const SENDING = prepared(
  `UPDATE mail_outbox SET status = 'sending', attempts = attempts + 1, recipients = $2 WHERE key = $1`,
);
const SETTLED = prepared('UPDATE mail_outbox SET status = $2, settled_at = $3 WHERE key = $1');
const ATTEMPT = prepared(
  'INSERT INTO mail_attempt (mail_key, attempted_at, result, answer) VALUES ($1, $2, $3, $4)',
);
const UNCERTAIN = prepared(`SELECT 1 FROM mail_attempt WHERE mail_key = $1 AND result = 'uncertain' LIMIT 1`);

interface Row {
  readonly key: string;
  readonly case_no: string;
  readonly template: MailTemplate;
  readonly role: string;
  readonly office: string;
  readonly assignee: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly status: string;
  readonly attempts: number;
}

/**
 * Sends what is owed. Any number of workers may run it at once: a session lock on the duty's key keeps them apart,
 * and PostgreSQL releases it when a worker dies. A mail found in `sending` without its lock was being sent when its
 * sender died; it is sent again, marked as a possible repeat.
 *
 * @returns how many were settled.
 */
export async function dispatchMails(source: DataSource, postbox: Postbox, now: () => Date): Promise<number> {
  const due = await source.query<{ key: string }[]>(DUE, [now()]);
  const keys = due.values();
  const lanes = Array.from({ length: Math.min(LANES, due.length) }, () => lane(source, keys, postbox, now));
  // All of them end before the fault of one is told: nobody is to start the next run beside this one.
  const ended = await Promise.allSettled(lanes);
  return ended.reduce((settled, one) => {
    if (one.status === 'rejected') throw one.reason;
    return settled + one.value;
  }, 0);
}

/** One mail after the other on one session, which holds the locks, until the lanes together have taken them all. */
async function lane(
  source: DataSource,
  keys: Iterable<{ readonly key: string }>,
  postbox: Postbox,
  now: () => Date,
): Promise<number> {
  const runner = source.createQueryRunner();
  try {
    let settled = 0;
    for (const { key } of keys) settled += (await dispatchOne(runner, key, postbox, now)) ? 1 : 0;
    return settled;
  } finally {
    await runner.release();
  }
}

async function dispatchOne(
  runner: QueryRunner,
  key: string,
  postbox: Postbox,
  now: () => Date,
): Promise<boolean> {
  const [{ locked }] = await runner.query(LOCK, [key]);
  if (!locked) return false;
  try {
    const [row]: Row[] = await runner.query(OWED, [key, now()]);
    if (!row) return false;
    if (row.status === 'sending') await noteAttempt(runner, key, 'uncertain', 'sender died', now());
    const maybeSecond = await hasUncertainAttempt(runner, key);
    const to = await addressesFor(runner, row);
    if (to.length === 0) return giveUp(runner, row, 'no_recipient', 'nobody holds this desk', now());
    await runner.query(SENDING, [key, to.map((each) => each.account)]);
    const mail = { key, caseNo: row.case_no, template: row.template, facts: row.facts, maybeSecond };
    const result = await sendMail(
      postbox,
      mail,
      to.map((each) => each.address),
    );
    return await conclude(runner, row, result, maybeSecond, now());
  } finally {
    await runner.query(UNLOCK, [key]);
  }
}

async function conclude(
  runner: QueryRunner,
  row: Row,
  { result, ...rest }: SendResult,
  maybeSecond: boolean,
  at: Date,
): Promise<boolean> {
  const permanent = 'permanent' in rest && rest.permanent;
  if (result === 'sent') {
    await noteAttempt(runner, row.key, 'sent', rest.answer, at);
    await settle(runner, row.key, maybeSecond ? 'uncertain' : 'sent', at);
    return true;
  }
  if (permanent || row.attempts + 1 >= MOST_ATTEMPTS) return giveUp(runner, row, result, rest.answer, at);
  await noteAttempt(runner, row.key, result, rest.answer, at);
  const wait = BACKOFF_SECONDS[Math.min(row.attempts, BACKOFF_SECONDS.length - 1)] ?? 3_600;
  await runner.query(`UPDATE mail_outbox SET status = 'pending', next_attempt_at = $2 WHERE key = $1`, [
    row.key,
    new Date(at.getTime() + wait * 1_000),
  ]);
  return false;
}

async function giveUp(
  runner: QueryRunner,
  row: Row,
  result: string,
  answer: string,
  at: Date,
): Promise<boolean> {
  await noteAttempt(runner, row.key, result, answer, at);
  await settle(runner, row.key, 'dead', at);
  return true;
}

async function settle(runner: QueryRunner, key: string, status: string, at: Date): Promise<void> {
  await runner.query(SETTLED, [key, status, at]);
}

async function noteAttempt(
  runner: QueryRunner,
  key: string,
  result: string,
  answer: string,
  at: Date,
): Promise<void> {
  await runner.query(ATTEMPT, [key, at, result, answer]);
}

async function hasUncertainAttempt(runner: QueryRunner, key: string): Promise<boolean> {
  const rows: unknown[] = await runner.query(UNCERTAIN, [key]);
  return rows.length > 0;
}
