import {
  isSchoolDay,
  isWorkingDay,
  type CountyCalendar,
} from '../../../src/domain/calendar/county-calendar.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { testCalendar, valueOf } from '../../support/test-calendar.js';

const works = (date: string) => valueOf(isWorkingDay(testCalendar, plainDate(date)));
const teaches = (date: string, calendar: CountyCalendar = testCalendar) =>
  valueOf(isSchoolDay(calendar, plainDate(date)));

describe('a working day', () => {
  it('is a weekday that is no public holiday', () => {
    expect(works('2026-03-16')).toBe(true);
    expect(works('2026-03-15')).toBe(false);
    expect(works('2025-10-08')).toBe(false);
  });

  it('may be a weekend day that makes up for a bridged one', () => {
    expect(works('2025-09-28')).toBe(true);
    expect(works('2025-09-27')).toBe(false);
  });

  it('is never guessed for a year without data', () => {
    expect(isWorkingDay(testCalendar, plainDate('2027-03-15'))).toEqual({ ok: false, missingYear: 2027 });
  });
});

describe('a school day', () => {
  it('is a working day within a term, make-up days included', () => {
    expect(teaches('2025-09-01')).toBe(true);
    expect(teaches('2025-09-28')).toBe(true);
    expect(teaches('2025-10-01')).toBe(false);
    expect(teaches('2026-07-10')).toBe(true);
  });

  it('is not a working day of the vacation', () => {
    expect(teaches('2025-07-15')).toBe(false);
    expect(teaches('2026-02-28')).toBe(false); // a make-up Saturday before the term
  });

  it('is not a day on which the county has shut its schools', () => {
    const flood = { from: plainDate('2026-06-08'), to: plainDate('2026-06-10'), reason: '防汛停课' };
    const calendar = { ...testCalendar, closures: [flood] };
    expect([teaches('2026-06-08', calendar), teaches('2026-06-10', calendar)]).toEqual([false, false]);
    expect(teaches('2026-06-11', calendar)).toBe(true);
  });

  it('is never guessed for a year without data, even within a known term', () => {
    expect(isSchoolDay(testCalendar, plainDate('2027-01-04'))).toEqual({ ok: false, missingYear: 2027 });
  });
});
