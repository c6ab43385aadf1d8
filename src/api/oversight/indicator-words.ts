import type { IndicatorsAnswer } from '../../contracts/http-schemas-indicators.js';
import { INDICATORS, type IndicatorId } from '../../domain/indicators/definitions.js';
import { DUTIES, type DutyCount } from '../../domain/indicators/duties.js';
import { isSmall, percentWords, type Rate } from '../../domain/indicators/rate.js';
import { computeRate, type Grounds } from '../../domain/indicators/rates.js';
import { awaitedWords } from '../../domain/wording/awaited.js';

type RateRow = IndicatorsAnswer['rates'][number];
type OnTimeRow = IndicatorsAnswer['onTime']['byDuty'][number];

const CELL_MINIMUM = 5;
const SUPPRESSED = '涉及人数不足 5，对管辖范围以外不显示。';

export function rateRows(grounds: Grounds, beyond: boolean, readsCases: boolean): RateRow[] {
  return (Object.keys(INDICATORS) as IndicatorId[]).map((id) => {
    const { title, numerator: numeratorWords, denominator: denominatorWords, source } = INDICATORS[id];
    const words = { id, title, numeratorWords, denominatorWords, source };
    const result = computeRate(id, grounds);
    if (!result.ok) return { ...words, ...NO_NUMBER, missing: result.missing };
    if (beyond && isRevealing(result.rate)) return { ...words, ...NO_NUMBER, note: SUPPRESSED };
    return {
      ...words,
      ...result.rate,
      percent: percentWords(result.rate),
      small: isSmall(result.rate),
      note: beyond ? null : result.note,
      missing: null,
      listed: {
        numerator: readsCases && ['suspected', 'dropout', 'returned'].includes(id),
        denominator: readsCases && id === 'returned',
      },
    };
  });
}

const NO_NUMBER = {
  numerator: null,
  denominator: null,
  percent: null,
  small: false,
  note: null,
  missing: null,
  listed: { numerator: false, denominator: false },
} as const;

/** A few, or all but a few: either way the few can be guessed. */
function isRevealing({ numerator, denominator }: Rate): boolean {
  const few = (cell: number) => cell > 0 && cell < CELL_MINIMUM;
  return few(numerator) || few(denominator - numerator) || few(denominator);
}

export function onTimeRows(
  counts: readonly DutyCount[],
  names: ReadonlyMap<string, string>,
  beyond: boolean,
): IndicatorsAnswer['onTime'] {
  const row = (key: string, label: string, of: readonly DutyCount[]): OnTimeRow => {
    const rate = {
      numerator: of.reduce((sum, { onTime }) => sum + onTime, 0),
      denominator: of.reduce((sum, { due }) => sum + due, 0),
    };
    if (beyond && isRevealing(rate)) return { key, label, onTime: null, due: null, percent: null };
    return { key, label, onTime: rate.numerator, due: rate.denominator, percent: percentWords(rate) };
  };
  const units = [...new Set(counts.map(({ unit }) => unit))];
  return {
    byDuty: DUTIES.map((duty) =>
      row(
        duty,
        awaitedWords(duty),
        counts.filter((each) => each.duty === duty),
      ),
    ).filter(({ due }) => due !== 0),
    byUnit: beyond
      ? []
      : units.map((unit) =>
          row(
            unit,
            names.get(unit) ?? unit,
            counts.filter((each) => each.unit === unit),
          ),
        ),
  };
}
