import { setTimeout as sleep } from 'node:timers/promises';
import { dateAt, drillClock, startOf, type CaseClock } from '../../domain/calendar/case-clock.js';
import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { rollToWorkingDay } from '../../domain/calendar/day-count.js';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { DrillTime } from './drill-driver.js';

/** The part of a day that has passed when people act: the clocks of that day have then done their work. */
const FORENOON = 0.35;
/** Journal and mails may take this long on a busy machine, however short a day is. */
const PATIENCE_MS = 4_000;
const LOOK_EVERY_MS = 120;
/** Between writing the clock down and its first day, so that nobody reads the old one. */
const LEAD_MS = 1_000;

/** A clock that begins in a moment with the evening before `startsOn` already gone. */
export function clockFrom(startsOn: PlainDate, msPerDay: number): CaseClock {
  return drillClock({ startsAtMs: Date.now() + LEAD_MS, startsOn, msPerDay });
}

export function timeOf(clock: CaseClock, calendar: CountyCalendar, signal: AbortSignal): DrillTime {
  const wait = (ms: number) => (ms > 0 ? sleep(ms, undefined, { signal }) : Promise.resolve());
  return {
    now: () => Date.now(),
    today: () => dateAt(clock, Date.now()),
    dateAt: (ms) => dateAt(clock, ms),
    officeDay: (from) => officeDayOf(calendar, from),
    until: (date) => wait(startOf(clock, date) + FORENOON * clock.msPerDay - Date.now()),
    patience: (date) => {
      const end = Math.max(startOf(clock, addDays(date, 1)), Date.now() + PATIENCE_MS);
      return async () => {
        if (Date.now() >= end) return false;
        await wait(LOOK_EVERY_MS);
        return true;
      };
    },
  };
}

export function officeDayOf(calendar: CountyCalendar, from: PlainDate): PlainDate {
  const open = rollToWorkingDay(calendar, from);
  return open.ok ? open.value : from;
}
