import {
  computed,
  isSchoolDay,
  isWorkingDay,
  type Computed,
  type CountyCalendar,
} from './county-calendar.js';
import { addDays, addMonths, daysBetween, yearOf, type PlainDate } from './plain-date.js';

/**
 * What a period is counted in. "Ten days" is three different deadlines by law, so a bare number never travels:
 * 行政强制法69 counts working days, 行政复议法20 calendar days, 行政诉讼法46 months (not 180 days).
 */
export type DayUnit = 'calendar-day' | 'school-day' | 'working-day' | 'month';

/** A length of time; `count` is a whole number, zero or more. */
export interface DayCount {
  readonly count: number;
  readonly unit: DayUnit;
}

/**
 * The last day of a period of `length` that begins the day after `from`: the day of the event is not counted
 * (民诉法85). A count of zero ends on `from`. Nothing is rolled here; see {@link rollToWorkingDay}.
 *
 * Answers the missing year when the search for school or working days leaves the covered years.
 */
export function addDayCount(
  calendar: CountyCalendar,
  from: PlainDate,
  length: DayCount,
): Computed<PlainDate> {
  switch (length.unit) {
    case 'calendar-day':
      return computed(addDays(from, Math.max(0, length.count)));
    case 'month':
      return computed(addMonths(from, Math.max(0, length.count)));
    case 'school-day':
      return nthDayAfter(calendar, from, length.count, isSchoolDay);
    case 'working-day':
      return nthDayAfter(calendar, from, length.count, isWorkingDay);
  }
}

/** How many whole units lie after `from` and up to `to`, `to` included; zero when `to` is not later. */
export function unitsBetween(
  calendar: CountyCalendar,
  from: PlainDate,
  to: PlainDate,
  unit: DayUnit,
): Computed<number> {
  switch (unit) {
    case 'calendar-day':
      return computed(Math.max(0, daysBetween(from, to)));
    case 'month':
      return computed(wholeMonths(from, to));
    case 'school-day':
      return countDays(calendar, from, to, isSchoolDay);
    case 'working-day':
      return countDays(calendar, from, to, isWorkingDay);
  }
}

/** `date`, or the next working day: a legal period that ends on a day off ends later (民诉法85). */
export function rollToWorkingDay(calendar: CountyCalendar, date: PlainDate): Computed<PlainDate> {
  return nearestWorkingDay(calendar, date, 1);
}

/** `date`, or the working day before it: a report due on a day off is due earlier (regime 001, the 22nd). */
export function rollBackToWorkingDay(calendar: CountyCalendar, date: PlainDate): Computed<PlainDate> {
  return nearestWorkingDay(calendar, date, -1);
}

/** The length in the caseworker's words, e.g. 「7 个上课日」, 「60 日」. */
export function describeDayCount(length: DayCount): string {
  switch (length.unit) {
    case 'calendar-day':
      return `${length.count} 日`;
    case 'school-day':
      return `${length.count} 个上课日`;
    case 'working-day':
      return `${length.count} 个工作日`;
    case 'month':
      return `${length.count} 个月`;
  }
}

type DayTest = (calendar: CountyCalendar, date: PlainDate) => Computed<boolean>;

// Both walks end by themselves: the covered years are finite, and the first day beyond them answers its year.
function nthDayAfter(
  calendar: CountyCalendar,
  from: PlainDate,
  count: number,
  counts: DayTest,
): Computed<PlainDate> {
  let date = from;
  for (let remaining = count; remaining > 0;) {
    date = addDays(date, 1);
    const day = counts(calendar, date);
    if (!day.ok) return day;
    if (day.value) remaining -= 1;
  }
  return computed(date);
}

function nearestWorkingDay(calendar: CountyCalendar, from: PlainDate, step: 1 | -1): Computed<PlainDate> {
  for (let date = from; ; date = addDays(date, step)) {
    const day = isWorkingDay(calendar, date);
    if (!day.ok) return day;
    if (day.value) return computed(date);
  }
}

function countDays(
  calendar: CountyCalendar,
  from: PlainDate,
  to: PlainDate,
  counts: DayTest,
): Computed<number> {
  let total = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const day = counts(calendar, date);
    if (!day.ok) return day;
    if (day.value) total += 1;
  }
  return computed(total);
}

function wholeMonths(from: PlainDate, to: PlainDate): number {
  if (to <= from) return 0;
  const byName = (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return addMonths(from, byName) <= to ? byName : byName - 1;
}
