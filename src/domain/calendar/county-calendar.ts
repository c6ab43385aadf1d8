import { weekday, yearOf, type PlainDate } from './plain-date.js';

/** A teaching term, both days included. */
export interface SchoolTerm {
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Days on which the county's schools are shut by a local decision (flood, epidemic), both included. */
export interface SchoolClosure {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
}

/**
 * The days of one county, as plain JSON: it is copied into a case when the case opens, so that a later edit
 * cannot move a running deadline.
 */
export interface CountyCalendar {
  readonly version: string;
  /** The years whose holiday notice (国务院办公厅放假安排) has been entered. */
  readonly coveredYears: readonly number[];
  /** Every day off of a statutory holiday, bridged days and the weekends among them included. */
  readonly publicHolidays: readonly PlainDate[];
  /** 调休: weekend days that are worked. */
  readonly makeUpDays: readonly PlainDate[];
  readonly terms: readonly SchoolTerm[];
  readonly closures: readonly SchoolClosure[];
}

/**
 * A value computed from the calendar, or the first year it lacks. A year without data is never guessed from
 * its weekdays: one 调休 Sunday is enough to make a court filing late.
 */
export type Computed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly missingYear: number };

export function computed<T>(value: T): Computed<T> {
  return { ok: true, value };
}

/** Whether offices and courts work on `date`: a weekday that is no holiday, or a make-up day. */
export function isWorkingDay(calendar: CountyCalendar, date: PlainDate): Computed<boolean> {
  const year = yearOf(date);
  if (!calendar.coveredYears.includes(year)) return { ok: false, missingYear: year };
  if (calendar.makeUpDays.includes(date)) return computed(true);
  return computed(weekday(date) <= 5 && !calendar.publicHolidays.includes(date));
}

/** Whether pupils are expected at school: a working day within a term on which the schools are open. */
export function isSchoolDay(calendar: CountyCalendar, date: PlainDate): Computed<boolean> {
  const working = isWorkingDay(calendar, date);
  if (!working.ok) return working;
  return computed(working.value && termOn(calendar, date) !== undefined && !isClosed(calendar, date));
}

/** The term that `date` falls in, if any. */
export function termOn(calendar: CountyCalendar, date: PlainDate): SchoolTerm | undefined {
  return calendar.terms.find((term) => term.from <= date && date <= term.to);
}

/** Whether a local decision has shut the schools on `date`. */
export function isClosed(calendar: CountyCalendar, date: PlainDate): boolean {
  return calendar.closures.some((closure) => closure.from <= date && date <= closure.to);
}
