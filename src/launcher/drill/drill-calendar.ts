import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { yearOf, type PlainDate } from '../../domain/calendar/plain-date.js';
import { buildCountyCalendar, CalendarDataMissing } from '../../policies/calendars/build-county-calendar.js';
import { DrillProblems } from './drill-problem.js';

/**
 * The years a drill passes through, not those around today: the sample county's own calendar is made for the present.
 * A scenario that opens in a year nobody has entered is refused; one that runs into such a year meets what a real
 * case would meet there.
 */
export function calendarFor(openings: readonly PlainDate[]): CountyCalendar {
  const opened = openings.map(yearOf);
  const around = opened.flatMap((year) => [year - 1, year, year + 1]);
  const known = [...new Set(around)].filter((year) => whyUnknown(year) === undefined);
  const problems = [...new Set(opened)]
    .filter((year) => !known.includes(year))
    .map((year) => ({
      where: 'scenarios',
      path: 'opens',
      value: String(year),
      message: whyUnknown(year) ?? 'no calendar',
    }));
  if (problems.length > 0) throw new DrillProblems(problems);
  return buildCountyCalendar(known);
}

function whyUnknown(year: number): string | undefined {
  try {
    buildCountyCalendar([year]);
    return undefined;
  } catch (error) {
    if (error instanceof CalendarDataMissing) return error.message;
    throw error;
  }
}
