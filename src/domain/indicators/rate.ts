/** A rate is never stored or shown without the two numbers it was made of. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Below this a percentage moves by whole points with every child: it is shown, and called small. */
export const SMALL_DENOMINATOR = 30;

const HUNDREDTHS_OF_A_PERCENT = 10_000;

/**
 * The rate as people read it, to a hundredth of a percent. One child missing is never rounded away: what is short of
 * everybody stays below 100 %, and what is not nobody stays above 0 %. Without a denominator there is no rate.
 */
export function percentWords({ numerator, denominator }: Rate): string {
  if (denominator === 0) return '—';
  if (numerator === denominator) return '100%';
  if (numerator === 0) return '0%';
  // In whole numbers: 0.615 in floating point is not 0.615.
  const rounded = Math.floor((2 * numerator * HUNDREDTHS_OF_A_PERCENT + denominator) / (2 * denominator));
  if (rounded === 0) return '<0.01%';
  if (rounded === HUNDREDTHS_OF_A_PERCENT && numerator < denominator) return '>99.99%';
  return `${Math.floor(rounded / 100)}.${String(rounded % 100).padStart(2, '0')}%`;
}

export function isSmall({ denominator }: Rate): boolean {
  return denominator > 0 && denominator < SMALL_DENOMINATOR;
}
