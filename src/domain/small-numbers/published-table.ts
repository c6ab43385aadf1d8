/** Counts of units (rows) by what is counted (columns), before anybody outside has seen them. */
export type Counts = readonly (readonly number[])[];

/** What may hang on a wall. null: not shown, because it would say something of one child (glossary: 小数隐藏). */
export interface PublishedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/** Fewer than this, and in a village everybody knows who they are. None at all is nobody, and is said. */
export const SMALLEST_SHOWN = 5;

/**
 * Hides every small count, totals among them, and as many others as it takes that nobody can compute a hidden one
 * from what is shown. "Compute" is meant exactly: for each hidden count there is another table of whole numbers, none
 * below nothing, that has the same shown counts and totals and another number in that place.
 */
export function publishedTable(counts: Counts): PublishedTable {
  const table = withTotals(counts);
  const hidden = table.map((row) => row.map((count) => count > 0 && count < SMALLEST_SHOWN));
  for (let known = firstKnown(table, hidden); known !== undefined; known = firstKnown(table, hidden)) {
    for (const [row, column] of nextToHide(table, hidden, known)) (hidden[row] as boolean[])[column] = true;
  }
  const shown = table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
  const last = shown.length - 1;
  return {
    cells: shown.slice(0, last).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, last).map((row) => row.at(-1) ?? null),
    columnTotals: (shown[last] ?? []).slice(0, -1),
    total: shown[last]?.at(-1) ?? null,
  };
}

type Place = readonly [row: number, column: number];

/** The counts with a column and a row of totals. */
function withTotals(counts: Counts): readonly (readonly number[])[] {
  const width = counts[0]?.length ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const rows = counts.map((row) => [...row, sum(row)]);
  return [
    ...rows,
    Array.from({ length: width + 1 }, (_, column) => sum(rows.map((row) => row[column] ?? 0))),
  ];
}

/**
 * A hidden count that the shown ones give away. Rows and columns are the nodes of a graph, hidden counts its edges: a
 * count can be another if a way leads around through other hidden counts, adding one here and taking one away there,
 * and nothing is taken from a count of nothing.
 */
function firstKnown(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
): Place | undefined {
  const ways = new Map<string, { readonly to: string; readonly by: string }[]>();
  const lastRow = table.length - 1;
  const lastColumn = (table[0]?.length ?? 0) - 1;
  const places: Place[] = [];
  hidden.forEach((row, r) =>
    row.forEach((isHidden, c) => {
      if (!isHidden) return;
      places.push([r, c]);
      // Growing leads from the row to the column; a total stands on the other side of its equation.
      const isTurned = (r === lastRow) !== (c === lastColumn);
      const [from, to] = isTurned ? [`c${c}`, `r${r}`] : [`r${r}`, `c${c}`];
      const by = `${r},${c}`;
      ways.set(from, [...(ways.get(from) ?? []), { to, by }]);
      if ((table[r]?.[c] ?? 0) > 0) ways.set(to, [...(ways.get(to) ?? []), { to: from, by }]);
    }),
  );
  const leads = (from: string, to: string, without: string): boolean => {
    const seen = new Set([from]);
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === to) return true;
      for (const way of ways.get(at) ?? []) {
        if (way.by === without || seen.has(way.to)) continue;
        seen.add(way.to);
        waiting.push(way.to);
      }
    }
    return false;
  };
  return places.find(([r, c]) => {
    const [row, column, by] = [`r${r}`, `c${c}`, `${r},${c}`];
    const isTurned = (r === lastRow) !== (c === lastColumn);
    const [from, to] = isTurned ? [column, row] : [row, column];
    const mayGrow = leads(to, from, by);
    const mayShrink = (table[r]?.[c] ?? 0) > 0 && leads(from, to, by);
    return !mayGrow && !mayShrink;
  });
}

/**
 * What to hide beside a count that is given away: another in its row or column, with a second one in that one's own
 * other line, if it would be alone there. The least is hidden: the smallest counts that are somebody, totals later.
 */
function nextToHide(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  [row, column]: Place,
): readonly Place[] {
  const lastRow = table.length - 1;
  const lastColumn = (table[0]?.length ?? 0) - 1;
  const cost = ([r, c]: Place) => {
    const count = table[r]?.[c] ?? 0;
    const totals = Number(r === lastRow) + Number(c === lastColumn);
    return count === 0 ? 1e6 : count * (1 + totals);
  };
  const all = table.flatMap((each, r) => each.map((_, c): Place => [r, c]));
  const isShown = ([r, c]: Place) => hidden[r]?.[c] === false;
  const cheapest = (places: readonly Place[]): Place | undefined =>
    places.toSorted((a, b) => cost(a) - cost(b))[0];
  const move = ([r, c]: Place): readonly Place[] => {
    const line = all.filter(([r2, c2]) => (c === column ? r2 === r && c2 !== c : c2 === c && r2 !== r));
    const isAlone = line.every(isShown);
    const second = isAlone ? cheapest(line) : undefined;
    return second ? [[r, c], second] : [[r, c]];
  };
  const near = all.filter(([r, c]) => (r === row) !== (c === column)).filter(isShown);
  const moves = (near.length > 0 ? near : all.filter(isShown)).map(move);
  const total = (places: readonly Place[]) => places.reduce((whole, place) => whole + cost(place), 0);
  // With everything hidden nothing is known: there is always something left to hide.
  return moves.toSorted((a, b) => total(a) - total(b))[0] ?? [];
}
