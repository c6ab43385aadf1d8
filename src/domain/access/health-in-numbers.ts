import { REASONS, type Reason } from '../ladder/vocabulary.js';
import { HEALTH_GROUPS, HEALTH_REASONS, mayReadHealth, type Reader } from './health-permissions.js';

/** From here on a number speaks of a county, below it of children somebody could name. */
const FEWEST = 5;

interface ReasonRow {
  readonly key: Reason | 'unknown';
  readonly label: string;
  readonly cases: number;
}

/**
 * Who counts why children stay away and reads nobody's health is told of it in numbers that name nobody: fewer than
 * five count among the other reasons, whose own number is then unknown, so that no subtraction undoes it.
 */
export function reasonsCountedFor(reader: Reader, rows: readonly ReasonRow[]): readonly ReasonRow[] {
  if (mayReadHealth(reader)) return rows;
  const few = rows.filter(({ key, cases }) => isHealth(key) && cases < FEWEST);
  if (few.length === 0) return rows;
  const folded = few.reduce((sum, { cases }) => sum + cases, 0);
  const kept = rows.filter((row) => !few.includes(row) && row.key !== 'other');
  const others = (rows.find(({ key }) => key === 'other')?.cases ?? 0) + folded;
  const told = kept.filter(({ key }) => key !== 'unknown');
  return [
    ...[...told, { key: 'other' as const, label: REASONS.other, cases: others }].sort(
      (a, b) => b.cases - a.cases,
    ),
    ...kept.filter(({ key }) => key === 'unknown'),
  ];
}

const isHealth = (key: ReasonRow['key']) => (HEALTH_REASONS as readonly string[]).includes(key);

/** A group that tells of health is left out until it has enough cases, and not only where it has a few: 0 is told, too. */
export function groupsCountedFor<Row extends { readonly key: string; readonly confirmed: number }>(
  reader: Reader,
  rows: readonly Row[],
): readonly Row[] {
  return mayReadHealth(reader)
    ? rows
    : rows.filter(({ key, confirmed }) => !HEALTH_GROUPS.includes(key) || confirmed >= FEWEST);
}
