import { fromEpochDay, toEpochDay, type PlainDate } from './plain-date.js';

/**
 * Which plain date it is at a given epoch millisecond: one straight line, for life and for drills alike.
 * At `zeroMs` the day `zeroDay` (days since 1970-01-01) begins, and each day lasts `msPerDay`.
 *
 * `zeroMs`, `zeroDay` and `msPerDay` are whole numbers (`msPerDay` at least 1), so that a day's first
 * millisecond is exact and a timer set for it never fires on the evening before.
 * `wakeFraction`, from 0 to below 1, is the part of the day that has passed when due clocks act.
 */
export interface CaseClock {
  readonly zeroMs: number;
  readonly zeroDay: number;
  readonly msPerDay: number;
  readonly wakeFraction: number;
}

const HOUR_MS = 3_600_000;

/**
 * Real time in Asia/Shanghai: UTC+8 all year, no summer time since 1991.
 * Clocks act at 07:00, so that a mail about a child waits on the desk and does not ring at midnight.
 */
export const liveClock: CaseClock = {
  zeroMs: -8 * HOUR_MS,
  zeroDay: 0,
  msPerDay: 24 * HOUR_MS,
  wakeFraction: 7 / 24,
};

/** A drill's clock: `startsOn` begins at `startsAtMs`, and clocks act as soon as their day begins. */
export function drillClock(drill: {
  readonly startsAtMs: number;
  readonly startsOn: PlainDate;
  readonly msPerDay: number;
}): CaseClock {
  return {
    zeroMs: Math.floor(drill.startsAtMs),
    zeroDay: toEpochDay(drill.startsOn),
    msPerDay: wholePace(drill.msPerDay),
    wakeFraction: 0,
  };
}

/** The plain date at epoch millisecond `ms`. */
export function dateAt(clock: CaseClock, ms: number): PlainDate {
  return fromEpochDay(epochDayAt(clock, ms));
}

/** The first epoch millisecond of `date`. */
export function startOf(clock: CaseClock, date: PlainDate): number {
  return clock.zeroMs + (toEpochDay(date) - clock.zeroDay) * clock.msPerDay;
}

/** The epoch millisecond of `date` at which the clocks due that day act. */
export function wakeAt(clock: CaseClock, date: PlainDate): number {
  return startOf(clock, date) + Math.floor(clock.wakeFraction * clock.msPerDay);
}

/**
 * The clock that runs at `msPerDay` from `nowMs` on. The date stays, and so does the part of the day that has
 * passed: half a day gone at the old pace is half a day gone at the new one.
 */
export function withSpeed(clock: CaseClock, nowMs: number, msPerDay: number): CaseClock {
  const pace = wholePace(msPerDay);
  const today = epochDayAt(clock, nowMs);
  const startOfToday = clock.zeroMs + (today - clock.zeroDay) * clock.msPerDay;
  // Rounded down: rounded up, the last moment of a day could become the first of the next.
  const passed = Math.floor(((nowMs - startOfToday) / clock.msPerDay) * pace);
  return { ...clock, zeroMs: Math.floor(nowMs) - passed, zeroDay: today, msPerDay: pace };
}

/**
 * The clock on which `nowMs` is the wake moment of `date`, so that whatever is due that day acts at once.
 * Whether a jump backwards is allowed is the caller's rule, not the clock's.
 */
export function jumpedTo(clock: CaseClock, nowMs: number, date: PlainDate): CaseClock {
  const passed = Math.floor(clock.wakeFraction * clock.msPerDay);
  return { ...clock, zeroMs: Math.floor(nowMs) - passed, zeroDay: toEpochDay(date) };
}

function epochDayAt(clock: CaseClock, ms: number): number {
  return clock.zeroDay + Math.floor((ms - clock.zeroMs) / clock.msPerDay);
}

function wholePace(msPerDay: number): number {
  return Math.max(1, Math.round(msPerDay));
}
