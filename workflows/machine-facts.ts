import type {
  AttendanceObserved,
  CalendarPublished,
  ClockSet,
  HolderMoved,
} from '../src/contracts/case-messages.js';
import { ROLES, type Role } from '../src/domain/access/role.js';
import type { CaseClock } from '../src/domain/calendar/case-clock.js';
import { parsePlainDate, type PlainDate } from '../src/domain/calendar/plain-date.js';
import type { Happening } from '../src/domain/ladder/case-events.js';
import type { CaseState } from '../src/domain/ladder/case-state.js';
import { refusal } from '../src/domain/refusal.js';

/**
 * What machines' signals make happen. A signal may come from anywhere, so each is looked at before it is believed;
 * one that makes no sense is journaled as refused and changes nothing else.
 */
export function attendanceFacts(message: unknown, state: CaseState): readonly Happening[] {
  const seen = message as Partial<AttendanceObserved> | null | undefined;
  if (
    !isObject(message) ||
    !isWhole(seen?.unexcusedDays) ||
    !isDate(seen?.through) ||
    !isDateOrNull(seen?.lastPresentOn)
  ) {
    return [refusedSignal('attendanceObserved')];
  }
  const { unexcusedDays, through } = seen as AttendanceObserved;
  const since: PlainDate | null = isDate(seen?.since) ? (seen?.since ?? null) : null;
  const lastPresentOn = seen?.lastPresentOn ?? null;
  const noted: Happening = { type: 'AttendanceNoted', unexcusedDays, lastPresentOn, through };
  const relapsed =
    state.standing.status === 'observing' &&
    since !== null &&
    since >= state.standing.since &&
    unexcusedDays >= state.policy.observation.relapseAfter;
  return relapsed ? [noted, { type: 'Relapsed', absentSince: since, by: 'attendance' }] : [noted];
}

export function calendarFacts(message: unknown, state: CaseState): readonly Happening[] {
  const { calendar, unlessKnown } = isObject(message) ? (message as Partial<CalendarPublished>) : {};
  const usable =
    isObject(calendar) &&
    Array.isArray(calendar.coveredYears) &&
    Array.isArray(calendar.publicHolidays) &&
    Array.isArray(calendar.makeUpDays) &&
    Array.isArray(calendar.terms) &&
    Array.isArray(calendar.closures);
  if (!usable) return [refusedSignal('calendarPublished')];
  // The version is a digest of the days.
  if (unlessKnown && calendar.version === state.calendar.version) return [];
  return [{ type: 'CalendarPublished', calendar }];
}

/** Only a drill clock can be set: the live clock is the sun's. */
export function clockFacts(message: unknown, state: CaseState): readonly Happening[] {
  const { clock, unlessKnown } = isObject(message) ? (message as Partial<ClockSet>) : {};
  const isDrill = state.clock.msPerDay !== DAY_MS;
  const usable =
    isDrill &&
    isObject(clock) &&
    [clock.zeroMs, clock.zeroDay, clock.msPerDay, clock.wakeFraction].every(Number.isFinite) &&
    clock.msPerDay > 0;
  if (!usable) return [refusedSignal('clockSet')];
  if (unlessKnown && isSameClock(clock, state.clock)) return [];
  return [{ type: 'ClockSet', clock }];
}

const DAY_MS = 86_400_000;

function isSameClock(one: CaseClock, other: CaseClock): boolean {
  return (
    one.zeroMs === other.zeroMs &&
    one.zeroDay === other.zeroDay &&
    one.msPerDay === other.msPerDay &&
    one.wakeFraction === other.wakeFraction
  );
}

export function holderFacts(message: unknown, state: CaseState): readonly Happening[] {
  const { role, from, to } = isObject(message) ? (message as Partial<HolderMoved>) : {};
  const usable = isRole(role) && isCode(from) && (to === null || isCode(to));
  if (!usable) return [refusedSignal('holderMoved')];
  return state.assignees[role] === from ? [{ type: 'HolderMoved', role, from, to }] : [];
}

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);
const isCode = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]{1,64}$/.test(value);

function refusedSignal(signal: string): Happening {
  return {
    type: 'SignalRefused',
    signal,
    refusal: refusal('malformed_signal', '信号内容无法识别，未予采用。'),
  };
}

function isObject<T>(value: T): value is T & object {
  return value !== null && typeof value === 'object';
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && parsePlainDate(value) !== undefined;
}

function isDateOrNull(value: unknown): boolean {
  return value === null || value === undefined || isDate(value);
}
