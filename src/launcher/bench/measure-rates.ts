import { randomUUID } from 'node:crypto';
import { policyById } from '../../policies/load-policy-packs.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { nextAct } from '../drill/fulfil.js';
import { ABSENT_SINCE, FIRST_DAY, setClock, untilMailsSettled } from './bench-county.js';
import type { BenchFlags } from './bench-flags.js';
import type { BenchStack } from './bench-stack.js';
import { inFlight } from './in-flight.js';
import { BenchFault } from './our-path.js';
import { pairedRates, timed, type PairedRates, type TimedRound } from './paired-rounds.js';

/** From the teacher's first call to the order that waits for its approval: every act of one day. */
const ACTS_OF_A_CASE = 8;
const YEAR_MS = 365 * 86_400_000;

export interface Rates {
  readonly opens: PairedRates;
  readonly acts: PairedRates;
  readonly actsOfACase: number;
  /** Acts that moved the timer, of those of one case; the bare path moves as many. */
  readonly timersMoved: number;
  /** From the end of a round until its mails had been sent, all rounds together. */
  readonly mailsSettledMs: number;
}

type Rounds = Record<'ours' | 'bare' | 'bareNoop', TimedRound[]>;

/** Opens cases and takes each up the ladder, round by round on our path and on the bare one. */
export async function measureRates(bench: BenchStack, flags: BenchFlags): Promise<Rates> {
  const { database, bare, cpu, profiler, stack } = bench;
  await setClock(database, 86_400_000);
  await warmUp(bench, flags.width);
  const each = Math.ceil(flags.cases / flags.rounds);
  const opens: Rounds = { ours: [], bare: [], bareNoop: [] };
  const acts: Rounds = { ours: [], bare: [], bareNoop: [] };
  const pids = [stack.pid('worker'), stack.pid('api')];
  let moves: readonly boolean[] = [];
  let mailsSettledMs = 0;

  for (let round = 0; round < flags.rounds; round += 1) {
    const open = async () => inFlight(bench.children(each), flags.width, reported(bench));
    let views: readonly ShownCase[] = [];
    opens.ours.push(await profiler.during(pids, () => timed(cpu, each, async () => (views = await open()))));
    mailsSettledMs += await untilMailsSettled(database);
    const histories: (readonly boolean[])[] = [];
    acts.ours.push(
      await profiler.during(pids, () =>
        timed(cpu, each * ACTS_OF_A_CASE, async () => {
          histories.push(...(await inFlight(views, flags.width, (view) => climb(bench, view))));
        }),
      ),
    );
    moves = histories[0] ?? [];
    mailsSettledMs += await untilMailsSettled(database);

    for (const [name, path] of [
      ['bare', bare],
      ['bareNoop', bare.doing('nothing')],
    ] as const) {
      const ids = Array.from({ length: each }, () => `bare-${randomUUID()}`);
      opens[name].push(
        await timed(cpu, each, () =>
          inFlight(ids, flags.width, (id) => path.open(id, { wakeMs: Date.now() + YEAR_MS })),
        ),
      );
      acts[name].push(
        await timed(cpu, each * moves.length, () =>
          inFlight(ids, flags.width, async (id) => {
            for (const moved of moves) await path.step(id, moved ? Date.now() + YEAR_MS : null);
          }),
        ),
      );
    }
  }
  return {
    opens: pairedRates(opens),
    acts: pairedRates(acts),
    actsOfACase: ACTS_OF_A_CASE,
    timersMoved: moves.filter(Boolean).length,
    mailsSettledMs,
  };
}

function reported({ ours }: BenchStack) {
  return (pupil: string) => ours.report(pupil, ABSENT_SINCE, 'default');
}

/** @returns for each act whether it moved the timer. */
async function climb({ ours }: BenchStack, opened: ShownCase): Promise<readonly boolean[]> {
  const policy = policyById(opened.policy.id);
  const moved: boolean[] = [];
  let view = opened;
  while (moved.length < ACTS_OF_A_CASE) {
    const planned = nextAct(view, policy, FIRST_DAY);
    if (!planned) throw new BenchFault(`nobody knows how to do ${view.awaiting?.what}`);
    const after = await ours.act(view, planned);
    moved.push(after.nextEvent?.on !== view.nextEvent?.on);
    view = after;
  }
  return moved;
}

/** The first requests of fresh processes compile code and open connections: that is no one's rate. */
async function warmUp(bench: BenchStack, width: number): Promise<void> {
  const views = await inFlight(bench.children(20), width, reported(bench));
  await inFlight(views.slice(0, 10), width, (view) => climb(bench, view));
  const ids = Array.from({ length: 20 }, () => `bare-${randomUUID()}`);
  await inFlight(ids, width, async (id) => {
    await bench.bare.open(id, { wakeMs: Date.now() + YEAR_MS });
    for (let i = 0; i < ACTS_OF_A_CASE / 2; i += 1) await bench.bare.step(id, Date.now() + YEAR_MS);
  });
  await untilMailsSettled(bench.database);
}
