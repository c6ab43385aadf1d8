import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  earliest,
  fromEpochDay,
  latest,
  parsePlainDate,
  plainDate,
  toEpochDay,
  weekday,
} from '../../../src/domain/calendar/plain-date.js';

const epochDays = fc.integer({ min: -719_162, max: 2_932_896 }); // 0001-01-01 to 9999-12-31
const nearDays = fc.integer({ min: 0, max: 40_000 });

describe('a plain date', () => {
  it('is read from ISO text', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
  });

  it.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01'])(
    'is refused when the calendar has no such day: %s',
    (text) => expect(parsePlainDate(text)).toBeUndefined(),
  );

  it.each(['2025-1-1', '2025/01/01', '20250101', ' 2025-01-01', '2025-01-01T00:00:00Z', ''])(
    'is refused when it is not an ISO date: "%s"',
    (text) => expect(parsePlainDate(text)).toBeUndefined(),
  );

  it('treats a bad literal as a programming error', () => {
    expect(() => plainDate('2025-02-30')).toThrow('2025-02-30');
  });

  it('counts its days as the platform calendar does in UTC', () => {
    fc.assert(
      fc.property(epochDays, (day) => {
        const date = fromEpochDay(day);
        expect(toEpochDay(date)).toBe(day);
        expect(parsePlainDate(date)).toBe(date);
        expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(date);
        expect(new Date(day * 86_400_000).getUTCDay() || 7).toBe(weekday(date));
      }),
    );
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(epochDays, epochDays, (one, other) => {
        expect(fromEpochDay(one) < fromEpochDay(other)).toBe(one < other);
      }),
    );
  });

  it('comes back after adding and taking away the same days', () => {
    fc.assert(
      fc.property(nearDays, fc.integer({ min: -9_000, max: 9_000 }), (day, step) => {
        const date = fromEpochDay(day);
        expect(addDays(addDays(date, step), -step)).toBe(date);
        expect(daysBetween(date, addDays(date, step))).toBe(step);
      }),
    );
  });

  it('ends a month later on the last day when the month is too short', () => {
    expect(addMonths(plainDate('2025-08-31'), 6)).toBe('2026-02-28');
    expect(addMonths(plainDate('2023-11-30'), 3)).toBe('2024-02-29');
    expect(addMonths(plainDate('2025-12-15'), 1)).toBe('2026-01-15');
    expect(addMonths(plainDate('2026-03-31'), -1)).toBe('2026-02-28');
  });

  it('keeps order and never leaves the named month when months are added', () => {
    fc.assert(
      fc.property(nearDays, fc.integer({ min: -60, max: 60 }), (day, months) => {
        const date = fromEpochDay(day);
        const moved = addMonths(date, months);
        expect(parsePlainDate(moved)).toBe(moved);
        expect(addMonths(fromEpochDay(day + 1), months) >= moved).toBe(true);
        const monthNumber = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
        expect(monthNumber(moved) - monthNumber(date)).toBe(months);
      }),
    );
  });

  it('finds the earliest and the latest of several', () => {
    const dates = ['2025-09-15', '2025-09-01', '2026-01-01'].map(plainDate);
    expect(earliest(dates[0]!, ...dates)).toBe('2025-09-01');
    expect(latest(dates[0]!, ...dates)).toBe('2026-01-01');
  });
});
