import { ratio } from './arithmetic.js';
import type { BenchFlags } from './bench-flags.js';
import type { CpuByProgram } from './cpu-meter.js';
import type { Machine } from './machine.js';
import type { Deadlines, OurDeadlines } from './measure-deadlines.js';
import type { Histories } from './measure-history.js';
import type { Rates } from './measure-rates.js';
import type { PairedRates } from './paired-rounds.js';

export const AIM = 0.7;

export interface BenchRecord {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly flags: BenchFlags;
  readonly machine: Machine;
  readonly rates: Rates;
  readonly deadlines: { readonly ours: OurDeadlines; readonly bare: Deadlines };
  readonly histories: Histories;
}

type RatioName =
  | 'cases opened per second'
  | 'acts per second'
  | 'deadlines per second'
  | 'lateness p50, visible'
  | 'lateness p99, visible'
  | 'events of a case'
  | 'workflow tasks of a case';

export interface Verdict {
  readonly ratios: Readonly<Record<RatioName, number>>;
  readonly belowAim: readonly string[];
  readonly lost: number;
  readonly doubled: number;
}

export function verdictOf({ rates, deadlines, histories }: Omit<BenchRecord, 'machine'>): Verdict {
  const { ours, bare } = deadlines;
  const ratios = {
    'cases opened per second': rates.opens.ratio,
    'acts per second': rates.acts.ratio,
    'deadlines per second': ratio('rate', ours.perSecond, bare.perSecond),
    'lateness p50, visible': ratio('cost', ours.visible.p50Ms, bare.visible.p50Ms),
    'lateness p99, visible': ratio('cost', ours.visible.p99Ms, bare.visible.p99Ms),
    'events of a case': histories.ratioOfEvents,
    'workflow tasks of a case': histories.ratioOfWorkflowTasks,
  };
  return {
    ratios,
    belowAim: Object.keys(ratios).filter((name) => !(ratios[name as keyof typeof ratios] >= AIM)),
    lost: ours.fates.lost + ours.mails.lost,
    doubled: ours.fates.doubled + ours.mails.doubled + ours.fates.strange + ours.mails.strange,
  };
}

/** What a person reads at the end of the run. */
export function benchReport(record: BenchRecord): string {
  const { rates, deadlines, histories, machine } = record;
  const { ratios, lost, doubled } = verdictOf(record);
  const { ours, bare } = deadlines;
  const ms = (value: number) => `${Math.round(value)} ms`;
  return [
    '',
    `${machine.cores} × ${machine.processor} · Node ${machine.node} · Temporal ${machine.temporalServer} (${machine.temporalPersistence}) · PostgreSQL ${machine.postgres} (fsync ${machine.postgresSyncs}) · load before ${machine.loadBefore}`,
    '',
    row('', 'ours', 'bare', 'ours/bare'),
    rateRow('cases opened per second', rates.opens),
    rateRow('acts per second', rates.acts),
    row(
      'deadlines per second',
      one(ours.perSecond),
      one(bare.perSecond),
      two(ratios['deadlines per second']),
    ),
    row('lateness p50, workflow time', ms(ours.woke.p50Ms), ms(bare.woke.p50Ms), ''),
    row('lateness p99, workflow time', ms(ours.woke.p99Ms), ms(bare.woke.p99Ms), ''),
    row(
      'lateness p50, visible',
      ms(ours.visible.p50Ms),
      ms(bare.visible.p50Ms),
      two(ratios['lateness p50, visible']),
    ),
    row(
      'lateness p99, visible',
      ms(ours.visible.p99Ms),
      ms(bare.visible.p99Ms),
      two(ratios['lateness p99, visible']),
    ),
    row(
      'events, alert to court grant',
      String(histories.ours.events),
      String(histories.bare.events),
      two(histories.ratioOfEvents),
    ),
    row(
      'workflow tasks, same',
      String(histories.ours.workflowTasks),
      String(histories.bare.workflowTasks),
      two(histories.ratioOfWorkflowTasks),
    ),
    row('events each wake', one(histories.eventsEachWake.ours), one(histories.eventsEachWake.bare), ''),
    '',
    `${histories.acts} acts and ${histories.timersFired} timers from alert to grant; history of ${histories.ours.bytes} bytes, bare ${histories.bare.bytes}`,
    `bare with an activity that does nothing: ${one(rates.opens.bareNoop.perSecond)} opened/s (${two(rates.opens.ratioToNoop)}), ${one(rates.acts.bareNoop.perSecond)} acts/s (${two(rates.acts.ratioToNoop)})`,
    `ratio by round: opened ${rates.opens.ratioByRound.map(two).join(' ')}; acts ${rates.acts.ratioByRound.map(two).join(' ')}`,
    `deadlines: ${ours.fates.expected} cases, lost ${lost}, doubled ${doubled}; mails ${ours.mails.expected}, ${ours.mailsOwedAtTheInstant} still owed at the instant, all sent ${ms(ours.mailsSettledMs)} after the last escalation`,
    '',
    'processor milliseconds each',
    cpuRow('opened, ours', rates.opens.ours.cpuMsEach),
    cpuRow('opened, bare', rates.opens.bare.cpuMsEach),
    cpuRow('act, ours', rates.acts.ours.cpuMsEach),
    cpuRow('act, bare', rates.acts.bare.cpuMsEach),
    cpuRow('deadline, ours', ours.cpuMsEach),
    cpuRow('deadline, bare', bare.cpuMsEach),
  ].join('\n');
}

function rateRow(name: string, { ours, bare, ratio: share }: PairedRates): string {
  return row(name, one(ours.perSecond), one(bare.perSecond), two(share));
}

function cpuRow(name: string, cpu: CpuByProgram): string {
  const programs = Object.entries(cpu).filter(([, each]) => each >= 0.05);
  const total = programs.reduce((sum, [, each]) => sum + each, 0);
  return `  ${name.padEnd(16)}${one(total).padStart(6)}  = ${programs.map(([program, each]) => `${program} ${one(each)}`).join(' + ')}`;
}

function row(name: string, ours: string, bare: string, share: string): string {
  return `${name.padEnd(32)}${ours.padStart(10)}${bare.padStart(10)}${share.padStart(11)}`;
}

function one(value: number): string {
  return value.toFixed(1);
}

function two(value: number): string {
  return value.toFixed(2);
}
