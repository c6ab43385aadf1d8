import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import type { CountyCalendar, SchoolTerm } from '../../domain/calendar/county-calendar.js';
import { plainDate, yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import { overridesFile, termsFile, type CalendarFiles } from './calendar-files.schema.js';

/**
 * The tables of chinese-days, read as data. Its functions are avoided: they parse dates in the machine's time
 * zone, and they answer for years they know nothing about.
 */
const holidayTables = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

/** The calendar cannot be built; the message tells the office, in Chinese, what to enter and where. */
export class CalendarDataMissing extends Error {
  constructor(
    readonly year: number,
    message: string,
  ) {
    super(message);
    this.name = 'CalendarDataMissing';
  }
}

/** Reads and checks `overrides.yaml` and `terms.yaml` beside this module. Throws on a malformed file. */
export function readCalendarFiles(): CalendarFiles {
  const read = (name: string) => parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as unknown;
  return { ...overridesFile.parse(read('./overrides.yaml')), ...termsFile.parse(read('./terms.yaml')) };
}

/**
 * The county's calendar for `years`, with a version that changes whenever any of its days does.
 * Throws {@link CalendarDataMissing} for a year without holiday data, or without a spring and an autumn term:
 * a term nobody entered would silently stop the counting of absences.
 */
export function buildCountyCalendar(
  years: readonly number[],
  files: CalendarFiles = readCalendarFiles(),
): CountyCalendar {
  const coveredYears = [...new Set(years)].sort((one, other) => one - other);
  const holidays = coveredYears.map((year) => holidaysOf(year, files));
  for (const year of coveredYears) requireTerms(year, files.terms);
  const days = {
    coveredYears,
    publicHolidays: holidays.flatMap((year) => year.publicHolidays),
    makeUpDays: holidays.flatMap((year) => year.makeUpDays),
    terms: files.terms,
    closures: files.closures,
  };
  const digest = createHash('sha256').update(JSON.stringify(days)).digest('hex').slice(0, 12);
  return { version: `${coveredYears.join('-')}.${digest}`, ...days };
}

function holidaysOf(
  year: number,
  files: CalendarFiles,
): { publicHolidays: PlainDate[]; makeUpDays: PlainDate[] } {
  const override = files.years.find((candidate) => candidate.year === year);
  if (override) return override;
  const publicHolidays = datesIn(holidayTables.holidays, year);
  // Only a year whose National Day is listed has been entered there: New Year alone may come from a notice
  // for the year before.
  if (!publicHolidays.includes(plainDate(`${year}-10-01`)))
    throw new CalendarDataMissing(
      year,
      `${year} 年放假安排没有数据：请按国务院办公厅通知录入 src/policies/calendars/overrides.yaml`,
    );
  return { publicHolidays, makeUpDays: datesIn(holidayTables.workdays, year) };
}

function datesIn(table: Readonly<Record<string, string>>, year: number): PlainDate[] {
  const ofYear = Object.keys(table).filter((date) => date.startsWith(`${year}-`));
  return ofYear.sort().map(plainDate);
}

function requireTerms(year: number, terms: readonly SchoolTerm[]): void {
  const starts = terms.filter((term) => yearOf(term.from) === year).map((term) => term.from.slice(5));
  const missing = !starts.some((day) => day < '07-01')
    ? '春季'
    : !starts.some((day) => day >= '07-01')
      ? '秋季'
      : null;
  if (missing !== null)
    throw new CalendarDataMissing(
      year,
      `${year} 年${missing}学期没有数据：请录入 src/policies/calendars/terms.yaml（校历未公布时录入预排日期）`,
    );
}
