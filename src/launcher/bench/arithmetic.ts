/** The sums of the bench, apart from everything that has to run to be summed. */

/** Nearest rank: the smallest value that at least `percent` per cent of all values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] as number;
}

export function perSecond(count: number, ms: number): number {
  return (count * 1_000) / ms;
}

/** How much of the bare engine is left of it, 1 being all: more is better, whatever is measured. */
export function ratio(measured: 'rate' | 'cost', ours: number, bare: number): number {
  return measured === 'rate' ? ours / bare : bare / ours;
}

export interface Fates {
  readonly expected: number;
  /** Expected and never seen. */
  readonly lost: number;
  /** Seen more than once. */
  readonly doubled: number;
  /** Seen without being expected. */
  readonly strange: number;
}

/** What became of everything that had to happen exactly once. */
export function fatesOf(expected: readonly string[], happened: readonly string[]): Fates {
  const times = new Map(expected.map((key) => [key, 0]));
  let strange = 0;
  for (const key of happened) {
    const before = times.get(key);
    if (before === undefined) strange += 1;
    else times.set(key, before + 1);
  }
  const counts = [...times.values()];
  return {
    expected: times.size,
    lost: counts.filter((count) => count === 0).length,
    doubled: counts.filter((count) => count > 1).length,
    strange,
  };
}

/** Looks at how many have become visible by when, and says when the nth had. */
export function whenVisible(
  looks: readonly { readonly atMs: number; readonly seen: number }[],
  total: number,
  percent: number,
): number {
  const wanted = Math.ceil((percent / 100) * total);
  return looks.find(({ seen }) => seen >= wanted)?.atMs ?? Number.NaN;
}
