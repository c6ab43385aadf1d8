import fc from 'fast-check';
import { isSchoolDay, isWorkingDay } from '../../../src/domain/calendar/county-calendar.js';
import {
  addDayCount,
  describeDayCount,
  rollBackToWorkingDay,
  rollToWorkingDay,
  unitsBetween,
  type DayUnit,
} from '../../../src/domain/calendar/day-count.js';
import { addDays, fromEpochDay, plainDate, toEpochDay } from '../../../src/domain/calendar/plain-date.js';
import { testCalendar, valueOf } from '../../support/test-calendar.js';

const after = (from: string, count: number, unit: DayUnit) =>
  valueOf(addDayCount(testCalendar, plainDate(from), { count, unit }));
const coveredDates = fc
  .integer({ min: toEpochDay(plainDate('2025-01-01')), max: toEpochDay(plainDate('2026-12-31')) })
  .map(fromEpochDay);
const units = fc.constantFrom<DayUnit>('calendar-day', 'school-day', 'working-day', 'month');

describe('a period', () => {
  it('does not count the day of the event', () => {
    expect(after('2025-09-15', 1, 'calendar-day')).toBe('2025-09-16');
    expect(after('2025-09-15', 60, 'calendar-day')).toBe('2025-11-14');
  });

  it('counts ten working days after a demand served on 17 March 2026', () => {
    expect(after('2026-03-17', 10, 'working-day')).toBe('2026-03-31');
  });

  it('counts make-up days and skips the holiday they make up for', () => {
    expect(after('2025-09-26', 1, 'working-day')).toBe('2025-09-28');
    expect(after('2025-09-30', 1, 'working-day')).toBe('2025-10-09');
    expect(after('2025-09-30', 3, 'school-day')).toBe('2025-10-11');
  });

  it('counts months as months, not as thirty days', () => {
    expect(after('2025-09-15', 6, 'month')).toBe('2026-03-15');
    expect(after('2025-08-31', 6, 'month')).toBe('2026-02-28');
  });

  it('goes on after the vacation when it is counted in school days', () => {
    expect(after('2026-07-10', 1, 'school-day')).toBe('2026-09-01');
  });

  it('of no length ends on the day of the event, even a day off', () => {
    expect(after('2026-02-17', 0, 'school-day')).toBe('2026-02-17');
  });

  it('names the missing year instead of searching on for ever', () => {
    const search = (from: string, count: number, unit: DayUnit) =>
      addDayCount(testCalendar, plainDate(from), { count, unit });
    expect(search('2026-12-30', 5, 'working-day')).toEqual({ ok: false, missingYear: 2027 });
    expect(search('2025-03-01', 1e12, 'school-day')).toEqual({ ok: false, missingYear: 2027 });
    expect(rollBackToWorkingDay(testCalendar, plainDate('2025-01-01'))).toEqual({
      ok: false,
      missingYear: 2024,
    });
    expect(rollToWorkingDay({ ...testCalendar, coveredYears: [2025] }, plainDate('2026-01-03'))).toEqual({
      ok: false,
      missingYear: 2026,
    });
  });

  it('never ends on a day that its unit does not count', () => {
    fc.assert(
      fc.property(coveredDates, fc.integer({ min: 1, max: 90 }), (from, count) => {
        for (const [unit, counts] of [
          ['school-day', isSchoolDay],
          ['working-day', isWorkingDay],
        ] as const) {
          const end = addDayCount(testCalendar, from, { count, unit });
          if (end.ok) expect(counts(testCalendar, end.value)).toEqual({ ok: true, value: true });
        }
      }),
    );
  });

  it('is as long as it was asked to be', () => {
    fc.assert(
      fc.property(coveredDates, fc.nat(90), units, (from, count, unit) => {
        const end = addDayCount(testCalendar, from, { count, unit });
        if (!end.ok) return;
        const clamped = unit === 'month' && end.value.slice(8) !== from.slice(8);
        if (!clamped)
          expect(unitsBetween(testCalendar, from, end.value, unit)).toEqual({ ok: true, value: count });
      }),
    );
  });

  it('grows with its length', () => {
    fc.assert(
      fc.property(coveredDates, fc.nat(60), units, (from, count, unit) => {
        const [shorter, longer] = [count, count + 1].map((n) =>
          addDayCount(testCalendar, from, { count: n, unit }),
        );
        if (shorter!.ok && longer!.ok) expect(shorter!.value < longer!.value).toBe(true);
      }),
    );
  });
});

describe('counting between two dates', () => {
  it('counts nothing backwards', () => {
    for (const unit of ['calendar-day', 'school-day', 'working-day', 'month'] as const)
      expect(unitsBetween(testCalendar, plainDate('2026-03-20'), plainDate('2026-03-10'), unit)).toEqual({
        ok: true,
        value: 0,
      });
  });

  it('counts only whole months', () => {
    const months = (from: string, to: string) =>
      valueOf(unitsBetween(testCalendar, plainDate(from), plainDate(to), 'month'));
    expect(months('2025-09-15', '2025-10-14')).toBe(0);
    expect(months('2025-09-15', '2025-10-15')).toBe(1);
    expect(months('2025-10-31', '2026-02-28')).toBe(4);
  });
});

describe('rolling off a day on which nobody works', () => {
  it('moves a legal deadline later and a report earlier', () => {
    expect(valueOf(rollToWorkingDay(testCalendar, plainDate('2026-03-15')))).toBe('2026-03-16');
    expect(valueOf(rollBackToWorkingDay(testCalendar, plainDate('2026-03-22')))).toBe('2026-03-20');
    expect(valueOf(rollToWorkingDay(testCalendar, plainDate('2026-02-15')))).toBe('2026-02-24');
  });

  it('lands on the nearest working day on its side, and leaves a working day alone', () => {
    fc.assert(
      fc.property(coveredDates, (date) => {
        const later = rollToWorkingDay(testCalendar, date);
        const earlier = rollBackToWorkingDay(testCalendar, date);
        if (!later.ok || !earlier.ok) return;
        expect(earlier.value <= date && date <= later.value).toBe(true);
        expect(valueOf(isWorkingDay(testCalendar, later.value))).toBe(true);
        expect(valueOf(isWorkingDay(testCalendar, earlier.value))).toBe(true);
        const between = valueOf(unitsBetween(testCalendar, addDays(date, -1), later.value, 'working-day'));
        expect(between).toBe(1);
      }),
    );
  });
});

describe('the wording of a period', () => {
  it('names its unit as the caseworker does', () => {
    const lengths = [
      { count: 7, unit: 'school-day' },
      { count: 1, unit: 'month' },
      { count: 10, unit: 'working-day' },
      { count: 60, unit: 'calendar-day' },
    ] as const;
    expect(lengths.map(describeDayCount)).toEqual(['7 个上课日', '1 个月', '10 个工作日', '60 日']);
  });
});
