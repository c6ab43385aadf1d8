import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchStack } from './bench-stack.js';
import type { CpuByProgram } from './cpu-meter.js';

const EVERY_MS = 50;
/** Without one more coming to light for so long, the rest is lost. */
const PATIENCE_MS = 30_000;

export interface Look {
  readonly atMs: number;
  readonly seen: number;
}

/** From the instant on, looks how many of `total` a reader of the database can see, until all are there. */
export async function lookAround(
  { database, cpu, profiler, stack }: BenchStack,
  instant: number,
  total: number,
  counting: string,
  before: () => Promise<void> = async () => undefined,
): Promise<{ readonly looks: readonly Look[]; readonly cpuMs: CpuByProgram }> {
  await sleep(Math.max(0, instant - 200 - Date.now()));
  await before();
  const { result: looks, cpuMs } = await profiler.during([stack.pid('worker')], () =>
    cpu.during(async () => {
      const found: Look[] = [];
      let lastNewMs = Math.max(Date.now(), instant);
      for (let seen = 0; seen < total && Date.now() - lastNewMs < PATIENCE_MS;) {
        const [row] = await database.query<{ seen: number }[]>(counting);
        const atMs = Date.now();
        if ((row?.seen ?? 0) > seen) lastNewMs = atMs;
        seen = row?.seen ?? 0;
        found.push({ atMs, seen });
        await sleep(EVERY_MS);
      }
      return found;
    }),
  );
  return { looks, cpuMs };
}
