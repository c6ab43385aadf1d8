import type { SchoolTerm } from '../calendar/county-calendar.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';

/** A term with the holidays after it: a child who is lost in summer was lost in the term that ended. */
export interface TermPeriod {
  readonly name: string;
  readonly from: PlainDate;
  /** The day before the next term begins; the end of the term while the next is not known. */
  readonly until: PlainDate;
}

/** In the order of time. */
export function termPeriods(terms: readonly SchoolTerm[]): readonly TermPeriod[] {
  return [...terms]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ name, from, to }, index, sorted) => {
      const next = sorted[index + 1];
      return { name, from, until: next ? addDays(next.from, -1) : to };
    });
}

/** The period a day falls in; before the first and after the last known one there is none. */
export function periodOn(periods: readonly TermPeriod[], day: PlainDate): TermPeriod | undefined {
  return periods.find(({ from, until }) => from <= day && day <= until);
}
