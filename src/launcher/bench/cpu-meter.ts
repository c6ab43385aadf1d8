import { readdirSync, readFileSync } from 'node:fs';

export type CpuByProgram = Readonly<Record<string, number>>;

/** What Linux counts processor time in: 1/100 s on every platform Node runs on. */
const MS_PER_TICK = 10;

/** Processor time by program, servers and this process included; empty where there is no /proc. */
export class CpuMeter {
  constructor(private readonly programs: Readonly<Record<string, () => number | undefined>>) {}

  /** Milliseconds so far. */
  read(): CpuByProgram {
    const children = childrenByParent();
    if (children === undefined) return {};
    const { user, system } = process.cpuUsage();
    const of = (pid: number | undefined) =>
      pid === undefined
        ? 0
        : [pid, ...(children.get(pid) ?? [])].reduce((sum, each) => sum + ticksOf(each), 0);
    const others = Object.entries(this.programs).map(([name, pid]) => [name, of(pid()) * MS_PER_TICK]);
    return { ...Object.fromEntries(others), 'bench and mail catcher': Math.round((user + system) / 1_000) };
  }

  /** What `act` costs each program. */
  async during<Result>(
    act: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly cpuMs: CpuByProgram }> {
    const before = this.read();
    const result = await act();
    return { result, cpuMs: minus(this.read(), before) };
  }
}

export function minus(after: CpuByProgram, before: CpuByProgram): CpuByProgram {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}

export function plus(one: CpuByProgram, other: CpuByProgram): CpuByProgram {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** A server's backends are its children; those that have ended are in its own count. */
function ticksOf(pid: number): number {
  const fields = statOf(pid);
  // utime, stime, cutime and cstime are fields 14 to 17 of proc(5); ours begin with the third.
  return fields ? [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) : 0;
}

function statOf(pid: number | string): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function childrenByParent(): Map<number, number[]> | undefined {
  if (process.platform !== 'linux') return undefined;
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(statOf(name)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}
