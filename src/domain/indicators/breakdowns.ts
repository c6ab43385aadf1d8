import { daysBetween, type PlainDate } from '../calendar/plain-date.js';
import { RUNGS } from '../ladder/ladder.js';
import { REASONS, type Reason } from '../ladder/vocabulary.js';
import { RUNG_LABELS, STANDING_LABELS } from '../wording/labels.js';
import { isRetained, wasConfirmed, type CaseFacts } from './case-facts.js';
import type { TermPeriod } from './term-periods.js';

export interface StageRow {
  /** A rung while climbing, otherwise the standing off the ladder. */
  readonly key: string;
  readonly label: string;
  readonly cases: number;
  readonly overdue: number;
  readonly stuck: number;
  readonly medianDays: number | null;
  readonly longestDays: number | null;
}

const OFF_LADDER = (Object.keys(STANDING_LABELS) as CaseFacts['standing'][]).filter(
  (standing) => standing !== 'climbing' && standing !== 'closed',
);

/** Where the open cases stand and for how long; the empty rows too, because a missing one would read as "unknown". */
export function stagesOf(facts: readonly CaseFacts[], asOf: PlainDate): readonly StageRow[] {
  const row = (key: string, label: string, there: readonly CaseFacts[]): StageRow => {
    const days = there.map(({ thereSince }) => daysBetween(thereSince, asOf)).sort((a, b) => a - b);
    return {
      key,
      label,
      cases: there.length,
      overdue: there.filter(({ overdue }) => overdue).length,
      stuck: there.filter(({ stuck }) => stuck).length,
      medianDays: median(days),
      longestDays: days.at(-1) ?? null,
    };
  };
  const climbing = facts.filter(({ standing }) => standing === 'climbing');
  return [
    ...RUNGS.map((rung) =>
      row(
        rung,
        RUNG_LABELS[rung],
        climbing.filter((each) => each.rung === rung),
      ),
    ),
    ...OFF_LADDER.map((standing) =>
      row(
        standing,
        STANDING_LABELS[standing],
        facts.filter((each) => each.standing === standing),
      ),
    ),
  ];
}

/** Of sorted numbers; the lower one of the two in the middle, so that it is always somebody's number of days. */
export function median(sorted: readonly number[]): number | null {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export interface ReasonRow {
  readonly key: Reason | 'unknown';
  readonly label: string;
  readonly cases: number;
}

/** Why, as told last in each confirmed case; the most frequent first, the untold last. */
export function reasonsOf(facts: readonly CaseFacts[]): readonly ReasonRow[] {
  const confirmed = facts.filter(wasConfirmed);
  const told = (Object.keys(REASONS) as Reason[])
    .map((key) => ({
      key,
      label: REASONS[key],
      cases: confirmed.filter(({ reason }) => reason === key).length,
    }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases);
  const untold = confirmed.filter(({ reason }) => reason === null).length;
  return untold === 0 ? told : [...told, { key: 'unknown', label: '尚未问明', cases: untold }];
}

export interface TermRow extends TermPeriod {
  readonly confirmed: number;
  readonly dropped: number;
  readonly returned: number;
  /** Of those confirmed in this term, how many are back and have stayed. */
  readonly retained: number;
}

/** Term by term as far as there is anything to tell. A child counts in the term in which it happened. */
export function trendOf(
  facts: readonly CaseFacts[],
  periods: readonly TermPeriod[],
  asOf: PlainDate,
): readonly TermRow[] {
  const confirmed = facts.filter(wasConfirmed);
  return periods
    .filter(({ from }) => from <= asOf)
    .map((period) => {
      const within = (on: PlainDate | null) => on !== null && period.from <= on && on <= period.until;
      const entered = confirmed.filter(({ confirmedOn }) => within(confirmedOn));
      return {
        ...period,
        confirmed: entered.length,
        dropped: confirmed.filter(({ droppedOn }) => within(droppedOn)).length,
        returned: confirmed.filter(({ returnedOn }) => within(returnedOn)).length,
        retained: entered.filter(isRetained).length,
      };
    });
}
