import type { CalendarRequest } from '../../../contracts/http-schemas-oversight.js';
import type { CountyCalendar } from '../../../domain/calendar/county-calendar.js';
import { addDays, parsePlainDate, yearOf, type PlainDate } from '../../../domain/calendar/plain-date.js';

export interface CalendarForm {
  readonly terms?: readonly unknown[];
  readonly closures?: readonly unknown[];
  readonly year?: string;
  readonly notice?: string;
  readonly publicHolidays?: string;
  readonly makeUpDays?: string;
}

/**
 * The whole calendar as it is to be. The years that are known are sent along as they are: a year once entered by hand
 * must not be lost because somebody later adds a closure.
 */
export function calendarRequest(calendar: CountyCalendar, form: CalendarForm): CalendarRequest {
  const entered = Number(form.year ?? '');
  const of = (days: readonly PlainDate[], year: number) => days.filter((day) => yearOf(day) === year);
  const kept = calendar.coveredYears
    .filter((year) => year !== entered)
    .map((year) => ({
      year,
      notice: `沿用校历 ${calendar.version}`,
      publicHolidays: of(calendar.publicHolidays, year),
      makeUpDays: of(calendar.makeUpDays, year),
    }));
  const added =
    form.year === undefined || form.year.trim() === ''
      ? []
      : [
          {
            year: entered,
            notice: form.notice ?? '',
            publicHolidays: daysIn(form.publicHolidays),
            makeUpDays: daysIn(form.makeUpDays),
          },
        ];
  const years = [...kept, ...added].sort((a, b) => a.year - b.year);
  return {
    coverYears: years.map(({ year }) => year),
    years,
    terms: [...(form.terms ?? [])],
    closures: [...(form.closures ?? [])],
  };
}

/** Lines of days or of spans; what is no date goes along as it is, for the server to name. */
function daysIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n，,、；;]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [first, last] = line.split(/\s*(?:至|到|~|—)\s*/u).map((part) => parsePlainDate(part));
      if (!first || (last === undefined && /至|到|~|—/u.test(line))) return [line];
      const days: PlainDate[] = [];
      for (let day = first; day <= (last ?? first) && days.length < 60; day = addDays(day, 1)) days.push(day);
      return days;
    });
}
