import { perSecond, ratio } from './arithmetic.js';
import { plus, type CpuByProgram, type CpuMeter } from './cpu-meter.js';

export interface Rate {
  readonly count: number;
  readonly ms: number;
  readonly perSecond: number;
  /** Processor milliseconds for each of them, by program. */
  readonly cpuMsEach: CpuByProgram;
}

export interface PairedRates {
  readonly ours: Rate;
  readonly bare: Rate;
  /** Of the same path with an activity that does nothing at all. */
  readonly bareNoop: Rate;
  readonly ratio: number;
  readonly ratioToNoop: number;
  /** Each round's own, which tells how steady the machine was. */
  readonly ratioByRound: readonly number[];
}

export interface TimedRound {
  readonly count: number;
  readonly ms: number;
  readonly cpuMs: CpuByProgram;
}

/** Takes the time of doing `count` things, and what they cost the processors. */
export async function timed(cpu: CpuMeter, count: number, act: () => Promise<unknown>): Promise<TimedRound> {
  const began = performance.now();
  let ms = 0;
  const { cpuMs } = await cpu.during(async () => {
    await act();
    ms = performance.now() - began;
  });
  return { count, ms, cpuMs };
}

/** Rounds of both paths taken in turn, so that neither has the quieter machine or the smaller history. */
export function pairedRates(rounds: Readonly<Record<'ours' | 'bare' | 'bareNoop', readonly TimedRound[]>>) {
  const [ours, bare, bareNoop] = [rateOf(rounds.ours), rateOf(rounds.bare), rateOf(rounds.bareNoop)];
  const paired: PairedRates = {
    ours,
    bare,
    bareNoop,
    ratio: ratio('rate', ours.perSecond, bare.perSecond),
    ratioToNoop: ratio('rate', ours.perSecond, bareNoop.perSecond),
    ratioByRound: rounds.ours.map((mine, index) => {
      const other = rounds.bare[index] as TimedRound;
      return ratio('rate', perSecond(mine.count, mine.ms), perSecond(other.count, other.ms));
    }),
  };
  return paired;
}

function rateOf(rounds: readonly TimedRound[]): Rate {
  const count = rounds.reduce((sum, round) => sum + round.count, 0);
  const ms = rounds.reduce((sum, round) => sum + round.ms, 0);
  const cpu = rounds.reduce<CpuByProgram>((sum, { cpuMs }) => plus(sum, cpuMs), {});
  return {
    count,
    ms: Math.round(ms),
    perSecond: perSecond(count, ms),
    cpuMsEach: Object.fromEntries(Object.entries(cpu).map(([name, total]) => [name, total / count])),
  };
}
