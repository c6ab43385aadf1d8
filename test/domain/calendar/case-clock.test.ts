import fc from 'fast-check';
import {
  dateAt,
  drillClock,
  jumpedTo,
  liveClock,
  startOf,
  wakeAt,
  withSpeed,
  type CaseClock,
} from '../../../src/domain/calendar/case-clock.js';
import { addDays, fromEpochDay, plainDate } from '../../../src/domain/calendar/plain-date.js';

const moments = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const dates = fc.integer({ min: 18_000, max: 22_000 }).map(fromEpochDay);
const paces = fc.integer({ min: 1_000, max: 86_400_000 });
const drills = fc
  .record({ startsAtMs: moments, startsOn: dates, msPerDay: paces })
  .map((drill) => drillClock(drill));
const clocks: fc.Arbitrary<CaseClock> = fc.oneof(fc.constant(liveClock), drills);
const elapsed = fc.nat(1_000_000_000);

describe('the live clock', () => {
  it('begins each day at midnight in Shanghai', () => {
    expect(dateAt(liveClock, Date.UTC(2026, 2, 14, 15, 59, 59, 999))).toBe('2026-03-14');
    expect(dateAt(liveClock, Date.UTC(2026, 2, 14, 16))).toBe('2026-03-15');
    expect(startOf(liveClock, plainDate('2026-03-15'))).toBe(Date.UTC(2026, 2, 14, 16));
  });

  it('wakes at seven in the morning in Shanghai', () => {
    expect(wakeAt(liveClock, plainDate('2026-03-16'))).toBe(Date.UTC(2026, 2, 15, 23));
  });
});

describe('any case clock', () => {
  it('gives back the date whose first moment or wake moment it names', () => {
    fc.assert(
      fc.property(clocks, dates, (clock, date) => {
        expect(dateAt(clock, startOf(clock, date))).toBe(date);
        expect(dateAt(clock, startOf(clock, date) - 1)).toBe(addDays(date, -1));
        expect(dateAt(clock, wakeAt(clock, date))).toBe(date);
      }),
    );
  });

  it('never goes backwards while time goes on', () => {
    fc.assert(
      fc.property(drills, elapsed, elapsed, (clock, ms, more) => {
        const start = clock.zeroMs + ms;
        expect(dateAt(clock, start) <= dateAt(clock, start + more)).toBe(true);
      }),
    );
  });

  it('keeps the date and the part of the day that has passed when its pace changes', () => {
    fc.assert(
      fc.property(clocks, elapsed, paces, (clock, ms, pace) => {
        const now = startOf(clock, plainDate('2025-09-01')) + ms;
        const today = dateAt(clock, now);
        const changed = withSpeed(clock, now, pace);
        expect(dateAt(changed, now)).toBe(today);
        const passed = (c: CaseClock) => (now - startOf(c, today)) / c.msPerDay;
        expect(Math.abs(passed(changed) - passed(clock))).toBeLessThanOrEqual(1 / pace);
      }),
    );
  });

  it('does not slip into tomorrow when its pace changes in the last moment of a day', () => {
    const lastMoment = startOf(liveClock, plainDate('2025-09-16')) - 1;
    expect(dateAt(withSpeed(liveClock, lastMoment, 1_000), lastMoment)).toBe('2025-09-15');
  });

  it('stands at the wake moment of the date it jumped to', () => {
    fc.assert(
      fc.property(clocks, moments, dates, (clock, now, date) => {
        const jumped = jumpedTo(clock, now, date);
        expect(dateAt(jumped, now)).toBe(date);
        expect(wakeAt(jumped, date)).toBe(now);
      }),
    );
  });

  it('survives the trip through JSON', () => {
    expect(JSON.parse(JSON.stringify(liveClock))).toEqual(liveClock);
  });
});

describe('a drill clock', () => {
  it('lets a simulated day pass in a minute', () => {
    const clock = drillClock({ startsAtMs: 1_000, startsOn: plainDate('2025-09-15'), msPerDay: 60_000 });
    expect(dateAt(clock, 1_000)).toBe('2025-09-15');
    expect(dateAt(clock, 60_999)).toBe('2025-09-15');
    expect(dateAt(clock, 61_000)).toBe('2025-09-16');
    expect(wakeAt(clock, plainDate('2025-09-17'))).toBe(121_000);
  });
});
