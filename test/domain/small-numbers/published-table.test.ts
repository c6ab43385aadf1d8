import fc from 'fast-check';
import {
  publishedTable,
  SMALLEST_SHOWN,
  type Counts,
  type PublishedTable,
} from '../../../src/domain/small-numbers/published-table.js';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const shownOf = ({ cells, rowTotals, columnTotals, total }: PublishedTable) => [
  ...cells.flat(),
  ...rowTotals,
  ...columnTotals,
  total,
];
const everything = (counts: Counts) => [
  ...counts.flat(),
  ...counts.map(sum),
  ...(counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0))),
  sum(counts.flat()),
];

/** Whoever has pencil, paper and time: tries every table that agrees with what hangs on the wall. */
function recoverable(published: PublishedTable, most: number): readonly number[] {
  const { cells } = published;
  const width = cells[0]?.length ?? 0;
  const flat = cells.flat();
  const unknown = flat.flatMap((cell, at) => (cell === null ? [at] : []));
  const shown = shownOf(published);
  const seen = shown.map(() => new Set<number>());
  const tried = flat.map((cell) => cell ?? 0);
  const go = (depth: number): void => {
    const at = unknown[depth];
    if (at !== undefined) {
      for (let value = 0; value <= most; value += 1) {
        tried[at] = value;
        go(depth + 1);
      }
      return;
    }
    const counts = cells.map((_, row) => tried.slice(row * width, (row + 1) * width));
    const all = everything(counts);
    if (all.some((value, place) => shown[place] !== null && shown[place] !== value)) return;
    all.forEach((value, place) => seen[place]?.add(value));
  };
  go(0);
  return shown.flatMap((value, place) => (value === null && (seen[place]?.size ?? 0) < 2 ? [place] : []));
}

const tables = (rows: number, columns: number, most: number) =>
  fc.array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

describe('counts that hang on a wall', () => {
  it('show no count of one to four, be it a total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((rows) => tables(rows, 4, 12)),
        (counts) => {
          for (const value of shownOf(publishedTable(counts))) {
            expect(value === null || value === 0 || value >= SMALLEST_SHOWN).toBe(true);
          }
        },
      ),
    );
  });

  it('show nothing that is not so', () => {
    fc.assert(
      fc.property(tables(4, 3, 15), (counts) => {
        const all = everything(counts);
        shownOf(publishedTable(counts)).forEach((value, place) =>
          expect(value === null || value === all[place]).toBe(true),
        );
      }),
    );
  });

  it('let no hidden count be computed from the others, by trying every table there could be', () => {
    fc.assert(
      fc.property(tables(2, 2, 7), (counts) => {
        expect(recoverable(publishedTable(counts), 15)).toEqual([]);
      }),
      { numRuns: 80 },
    );
    fc.assert(
      fc.property(tables(3, 1, 9), (counts) => {
        expect(recoverable(publishedTable(counts), 20)).toEqual([]);
      }),
      { numRuns: 80 },
    );
    fc.assert(
      fc.property(tables(2, 3, 5), (counts) => {
        expect(recoverable(publishedTable(counts), 6)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('hide a second count beside a lonely one, and not a count of nobody that would give it away', () => {
    expect(publishedTable([[3], [20], [9]])).toEqual({
      cells: [[null], [20], [null]],
      rowTotals: [null, 20, null],
      columnTotals: [32],
      total: 32,
    });
    // 3 and 0 in both columns: hiding the nothings would leave only one way to fill the places.
    const { cells } = publishedTable([
      [3, 0, 9],
      [9, 7, 9],
    ]);
    expect(cells[0]?.[0]).toBeNull();
    expect(cells.flat().filter((cell) => cell === null).length).toBeGreaterThan(1);
  });

  it('hide nothing where nothing is small, and nothing where nothing is', () => {
    const all = [
      [5, 0],
      [0, 17],
    ];
    expect(publishedTable(all)).toEqual({ cells: all, rowTotals: [5, 17], columnTotals: [5, 17], total: 22 });
    expect(publishedTable([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 });
  });

  it('leave most of a county readable', () => {
    const county = Array.from({ length: 40 }, (_, row) => [row % 7, 6 + (row % 9), 10 + (row % 11)]);
    const shown = publishedTable(county)
      .cells.flat()
      .filter((cell) => cell !== null);
    expect(shown.length).toBeGreaterThan(60);
  });
});
