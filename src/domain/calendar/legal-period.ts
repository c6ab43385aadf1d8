import { computed, type Computed, type CountyCalendar } from './county-calendar.js';
import { addDayCount, describeDayCount, rollToWorkingDay, type DayCount } from './day-count.js';
import type { PlainDate } from './plain-date.js';

/** A period that runs from an event; `last` is `nominal` unless that was a day off. */
export interface LegalPeriod {
  /** The event, in Chinese, as it is told: 「责令通知书送达」. */
  readonly event: string;
  readonly from: PlainDate;
  readonly length: DayCount;
  readonly nominal: PlainDate;
  readonly last: PlainDate;
}

/** The period of `length` after an event; when its last day is a day off it ends later (民诉法85). */
export function legalPeriod(
  calendar: CountyCalendar,
  event: string,
  from: PlainDate,
  length: DayCount,
): Computed<LegalPeriod> {
  const nominal = addDayCount(calendar, from, length);
  if (!nominal.ok) return nominal;
  const last = rollToWorkingDay(calendar, nominal.value);
  if (!last.ok) return last;
  return computed({ event, from, length, nominal: nominal.value, last: last.value });
}

/** E.g. 「责令通知书送达（2025-09-15）次日起 6 个月，至 2026-03-15；当日休息，顺延至 2026-03-16」. */
export function describePeriod({ event, from, length, nominal, last }: LegalPeriod): string {
  const run = `${event}（${from}）次日起 ${describeDayCount(length)}，至 ${nominal}`;
  return last === nominal ? run : `${run}；当日休息，顺延至 ${last}`;
}
