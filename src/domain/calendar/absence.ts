import {
  computed,
  isClosed,
  isSchoolDay,
  termOn,
  type Computed,
  type CountyCalendar,
} from './county-calendar.js';
import { addDays, type PlainDate } from './plain-date.js';

/** What the register says of one pupil on one day. */
export type AttendanceMark = 'present' | 'unexcused' | 'leave';

export interface DatedMark {
  readonly date: PlainDate;
  readonly mark: AttendanceMark;
}

/**
 * How a regime counts absence. None of the sources says whether 「无故7日」 are school days or calendar days, in
 * a row or in total (domain notes, trap 14), so the policy must say it.
 */
export interface AbsenceRule {
  readonly unit: 'school-day' | 'calendar-day';
  /** True: a day at school starts the count again. False: days of one term add up. */
  readonly consecutive: boolean;
}

export interface AbsenceSummary {
  readonly unexcusedDays: number;
  /** The first of the counted days; null when none counts. */
  readonly since: PlainDate | null;
  readonly lastPresentOn: PlainDate | null;
}

/**
 * Unexcused absence up to and including `through`.
 *
 * - Leave neither counts nor breaks a run, and a day without a mark is not assumed to be an absence.
 * - In school days only an unexcused mark on a school day counts; weekends and holidays pause the counter.
 * - In calendar days a run also counts the weekends and public holidays that follow an unexcused day. It rests
 *   outside the terms and while the schools are closed (trap 15), and from a day of leave or without a mark
 *   until the next unexcused one.
 * - In a row, a run lives on across a vacation: who was absent in July and again in September never came back.
 *   In total, each term begins at zero, and during a vacation the term just ended is meant.
 * - Being seen at school breaks a run on any day, even one without lessons.
 *
 * Marks after `through` are ignored; of two marks for one day the later in the list holds (a correction).
 * Answers the missing year when a day that has to be judged lies in a year without data.
 */
export function summarizeAbsence(
  calendar: CountyCalendar,
  marks: readonly DatedMark[],
  through: PlainDate,
  rule: AbsenceRule,
): Computed<AbsenceSummary> {
  const today = isSchoolDay(calendar, through);
  if (!today.ok) return today;

  const known = marks.filter(({ date }) => date <= through);
  const markOn = new Map(known.map(({ date, mark }) => [date, mark]));
  const daysOf = (wanted: AttendanceMark) =>
    [...markOn].flatMap(([date, mark]) => (mark === wanted ? [date] : [])).sort();
  const lastPresentOn = daysOf('present').at(-1) ?? null;
  const scope = rule.consecutive ? lastPresentOn : dayBeforeTerm(calendar, through);
  const unexcused = daysOf('unexcused').filter((date) => scope === null || date > scope);
  const first = unexcused[0];
  if (first === undefined) return computed({ unexcusedDays: 0, since: null, lastPresentOn });

  let unexcusedDays = 0;
  let since: PlainDate | null = null;
  let running = false;
  for (let date = first; date <= through; date = addDays(date, 1)) {
    const school = isSchoolDay(calendar, date);
    if (!school.ok) return school;
    const mark = markOn.get(date);
    if (mark !== undefined || school.value) running = mark === 'unexcused';
    if (!running || !countsIn(rule.unit, calendar, date, school.value)) continue;
    unexcusedDays += 1;
    since ??= date;
  }
  return computed({ unexcusedDays, since, lastPresentOn });
}

function countsIn(
  unit: AbsenceRule['unit'],
  calendar: CountyCalendar,
  date: PlainDate,
  schoolDay: boolean,
): boolean {
  if (unit === 'school-day') return schoolDay;
  return termOn(calendar, date) !== undefined && !isClosed(calendar, date);
}

/** The day before the term of `date`, or before the last term that has ended by then. */
function dayBeforeTerm(calendar: CountyCalendar, date: PlainDate): PlainDate | null {
  const begun = calendar.terms.filter((term) => term.from <= date).map((term) => term.from);
  const latestStart = begun.sort().at(-1);
  return latestStart === undefined ? null : addDays(latestStart, -1);
}
