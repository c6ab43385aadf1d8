import type { Computed, CountyCalendar } from '../../src/domain/calendar/county-calendar.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { buildCountyCalendar } from '../../src/policies/calendars/build-county-calendar.js';

const term = (name: string, from: string, to: string) => ({ name, from: plainDate(from), to: plainDate(to) });

/**
 * The real holidays of 2025 and 2026 with terms of our own, so that an office editing `terms.yaml` breaks no
 * test. 2027 is deliberately not covered: chinese-days has no data for it.
 */
export const testCalendar: CountyCalendar = buildCountyCalendar([2025, 2026], {
  years: [],
  terms: [
    term('2024-2025学年第二学期', '2025-02-17', '2025-07-04'),
    term('2025-2026学年第一学期', '2025-09-01', '2026-01-23'),
    term('2025-2026学年第二学期', '2026-03-02', '2026-07-10'),
    term('2026-2027学年第一学期', '2026-09-01', '2027-01-22'),
  ],
  closures: [],
});

/** The computed value; fails the test when the calendar lacks a year. */
export function valueOf<T>(result: Computed<T>): T {
  if (!result.ok) throw new Error(`the test calendar has no data for ${result.missingYear}`);
  return result.value;
}
