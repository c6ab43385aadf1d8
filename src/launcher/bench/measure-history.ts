import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { caseWorkflowId } from '../../contracts/identifiers.js';
import { dateAt, startOf, type CaseClock } from '../../domain/calendar/case-clock.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { policyById } from '../../policies/load-policy-packs.js';
import { nextAct } from '../drill/fulfil.js';
import { ratio } from './arithmetic.js';
import { FIRST_DAY, setClock } from './bench-county.js';
import type { BenchStack } from './bench-stack.js';
import { historyShape, type HistoryShape, type Wake } from './history-shape.js';
import { BenchFault } from './our-path.js';

/** A drill's day for the one case that must live through more than half a year. */
const MS_PER_DAY = 200;
/** Enough for an update and its activity in between. */
const SOON_MS = 400;
const YEAR_MS = 365 * 86_400_000;

type Counts = Omit<HistoryShape, 'wakes'>;

export interface Histories {
  readonly acts: number;
  readonly timersFired: number;
  readonly ours: Counts;
  readonly bare: Counts;
  readonly ratioOfEvents: number;
  readonly ratioOfWorkflowTasks: number;
  /** Of all after the opening, for each time the case woke. */
  readonly eventsEachWake: { readonly ours: number; readonly bare: number };
}

/** One case from the report to the court's grant, its officials prompt, and a bare workflow woken in the same way. */
export async function measureHistories(bench: BenchStack): Promise<Histories> {
  const clock = await setClock(bench.database, MS_PER_DAY);
  const [pupil = ''] = bench.children(1);
  const opened = await bench.ours.report(pupil, FIRST_DAY, 'default');
  const workflowId = caseWorkflowId(pupil);
  const ourStart = await settledShape(bench.client, workflowId);
  await toTheGrant(bench, opened, clock);
  const { wakes, ...ours } = await settledShape(bench.client, workflowId);
  const [opening, ...rest] = wakes;
  if (!opening) throw new BenchFault('the case has no history');
  const { bareStart, bare } = await bareTwin(bench, rest);
  return {
    acts: rest.filter(({ by }) => by === 'update').length,
    timersFired: rest.filter(({ by }) => by === 'timer').length,
    ours,
    bare,
    ratioOfEvents: ratio('cost', ours.events, bare.events),
    ratioOfWorkflowTasks: ratio('cost', ours.workflowTasks, bare.workflowTasks),
    eventsEachWake: {
      ours: (ours.events - ourStart.events) / rest.length,
      bare: (bare.events - bareStart.events) / rest.length,
    },
  };
}

async function toTheGrant({ ours }: BenchStack, opened: ShownCase, clock: CaseClock): Promise<void> {
  const policy = policyById(opened.policy.id);
  let view = opened;
  while (!view.court?.answers.includes('granted')) {
    view = await ours.read(view.caseNo);
    const planned = nextAct(view, policy, dateAt(clock, Date.now()));
    if (!planned) throw new BenchFault(`nobody knows how to do ${view.awaiting?.what}`);
    const wait = startOf(clock, planned.on) - Date.now();
    if (wait > 0) {
      await sleep(wait + 20);
      continue;
    }
    view = await ours.act(view, planned);
  }
}

/** The bare workflow gets as many updates and lets as many timers fire, in the same order. */
async function bareTwin({ client, bare }: BenchStack, wakes: readonly Wake[]) {
  const workflowId = `twin-${randomUUID()}`;
  const thenAfterMs = wakes.flatMap(({ by }, index) => (by === 'timer' ? [firingAfterMs(wakes, index)] : []));
  await bare.open(workflowId, { wakeMs: Date.now() + firingAfterMs(wakes, -1), thenAfterMs });
  const bareStart = await untilActivities(client, workflowId, 1);
  for (const [index, { by, setsTimer }] of wakes.entries()) {
    if (by === 'update')
      await bare.step(workflowId, setsTimer ? Date.now() + firingAfterMs(wakes, index) : null);
    await untilActivities(client, workflowId, index + 2);
  }
  const { wakes: _, ...counts } = await settledShape(client, workflowId);
  return { bareStart, bare: counts };
}

/** How long the timer set at one wake runs: to the next one if that is what wakes it, else longer than the bench. */
function firingAfterMs(wakes: readonly Wake[], setAt: number): number {
  const next = wakes.findIndex(({ by, setsTimer }, index) => index > setAt && (by === 'timer' || setsTimer));
  return wakes[next]?.by === 'timer' ? (next - setAt) * SOON_MS : YEAR_MS;
}

async function untilActivities(client: Client, workflowId: string, count: number): Promise<Counts> {
  for (;;) {
    const shape = await historyShape(client, workflowId);
    if (shape.activities >= count) return shape;
    await sleep(20);
  }
}

/** When nothing more comes: the last activity's own workflow task belongs to the count. */
async function settledShape(client: Client, workflowId: string): Promise<HistoryShape> {
  await sleep(300);
  return historyShape(client, workflowId);
}
