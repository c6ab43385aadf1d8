import { randomUUID } from 'node:crypto';
import { startOf } from '../../domain/calendar/case-clock.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { fatesOf, percentile, perSecond, whenVisible, type Fates } from './arithmetic.js';
import { ABSENT_SINCE, FIRST_DAY, mailsOwed, setClock, untilMailsSettled } from './bench-county.js';
import type { BenchFlags } from './bench-flags.js';
import type { BenchStack } from './bench-stack.js';
import type { CpuByProgram } from './cpu-meter.js';
import { inFlight } from './in-flight.js';
import { BenchFault } from './our-path.js';
import { lookAround, type Look } from './looks.js';

export interface Lateness {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Deadlines {
  /** When the workflow acted, by its own time. */
  readonly woke: Lateness;
  /** When a reader of the database could see it. */
  readonly visible: Lateness;
  readonly perSecond: number;
  readonly fates: Fates;
  readonly cpuMsEach: CpuByProgram;
}

export interface OurDeadlines extends Deadlines {
  /** Every mail owed in this phase, against what reached the SMTP server. */
  readonly mails: Fates;
  readonly mailsOwedAtTheInstant: number;
  readonly mailsSettledMs: number;
}

/** A case of this regime that is found late has one deadline, the day after next, and no reminder before it. */
const REGIME = 'jidong';
/** Cases are opened ahead of the instant; so much longer than they took before, to be sure. */
const SLACK = { factor: 1.5, ms: 10_000 } as const;

export async function ourDeadlines(
  bench: BenchStack,
  { deadlines, width }: BenchFlags,
  opensPerSecond: number,
): Promise<OurDeadlines> {
  const { database, ours, mails } = bench;
  const clock = await setClock(database, aheadMs(deadlines, opensPerSecond));
  const instant = startOf(clock, addDays(FIRST_DAY, 2));
  const views = await inFlight(bench.children(deadlines), width, (pupil) =>
    ours.report(pupil, ABSENT_SINCE, REGIME),
  );
  if (Date.now() >= startOf(clock, addDays(FIRST_DAY, 1)))
    throw new BenchFault('opening the cases took longer than the day before their deadline');
  const caseNos = views.map(({ caseNo }) => caseNo);
  let owed = 0;
  const seen = `SELECT count(*)::int AS seen FROM case_ledger WHERE regime = '${REGIME}' AND rung = 'school_persuasion'`;
  const looked = await lookAround(bench, instant, deadlines, seen, async () => {
    owed = await mailsOwed(database);
  });
  const mailsSettledMs = await untilMailsSettled(database);
  const rows = await database.query<{ case_no: string; at: number }[]>(
    `SELECT case_no, (extract(epoch FROM happened_at) * 1000)::float8 AS at FROM case_event
      WHERE type = 'RungEntered' AND event ->> 'by' = 'clock' AND case_no = ANY($1)`,
    [caseNos],
  );
  const duties = await database.query<{ key: string }[]>(
    'SELECT key FROM mail_outbox WHERE case_no = ANY($1)',
    [caseNos],
  );
  const ofThese = new Set(caseNos);
  return {
    ...summed(looked, instant, rows),
    fates: fatesOf(
      caseNos,
      rows.map((row) => row.case_no),
    ),
    mails: fatesOf(
      duties.map(({ key }) => key),
      mails.all().filter((key) => ofThese.has(key.split(':')[0] ?? '')),
    ),
    mailsOwedAtTheInstant: owed,
    mailsSettledMs,
  };
}

export async function bareDeadlines(
  bench: BenchStack,
  { deadlines, width }: BenchFlags,
  opensPerSecond: number,
): Promise<Deadlines> {
  const instant = Date.now() + aheadMs(deadlines, opensPerSecond);
  const ids = Array.from({ length: deadlines }, () => `instant-${randomUUID()}`);
  await inFlight(ids, width, (id) => bench.bare.open(id, { wakeMs: instant }));
  if (Date.now() >= instant) throw new BenchFault('starting the bare workflows took too long');
  const seen = `SELECT count(*)::int AS seen FROM bench_note WHERE kind = 'woke'`;
  const looked = await lookAround({ ...bench, database: bench.notes }, instant, deadlines, seen);
  const rows = await bench.notes.query<{ case_no: string; at: number }[]>(
    `SELECT workflow AS case_no, (extract(epoch FROM at) * 1000)::float8 AS at FROM bench_note WHERE kind = 'woke'`,
  );
  return {
    ...summed(looked, instant, rows),
    fates: fatesOf(
      ids,
      rows.map((row) => row.case_no),
    ),
  };
}

function aheadMs(deadlines: number, opensPerSecond: number): number {
  return Math.ceil((deadlines / opensPerSecond) * 1_000 * SLACK.factor + SLACK.ms);
}

function summed(
  { looks, cpuMs }: { readonly looks: readonly Look[]; readonly cpuMs: CpuByProgram },
  instant: number,
  rows: readonly { readonly at: number }[],
): Omit<Deadlines, 'fates'> {
  const late = rows.map(({ at }) => at - instant);
  const total = rows.length;
  const visibleAt = (percent: number) => whenVisible(looks, total, percent) - instant;
  return {
    woke: { p50Ms: percentile(late, 50), p99Ms: percentile(late, 99) },
    visible: { p50Ms: visibleAt(50), p99Ms: visibleAt(99) },
    perSecond: perSecond(total, visibleAt(100)),
    cpuMsEach: Object.fromEntries(Object.entries(cpuMs).map(([name, ms]) => [name, ms / total])),
  };
}
