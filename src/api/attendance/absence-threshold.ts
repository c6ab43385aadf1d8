import type { AbsenceRule, AbsenceSummary } from '../../domain/calendar/absence.js';
import type { DayCount } from '../../domain/calendar/day-count.js';
import { addMonths, type PlainDate } from '../../domain/calendar/plain-date.js';

interface AbsencePolicy {
  readonly threshold: DayCount;
  readonly consecutive: boolean;
}

/** The regime's way of counting. Months run on the calendar; a working day is a day of lessons to a pupil. */
export function absenceRuleOf({ threshold, consecutive }: AbsencePolicy): AbsenceRule {
  switch (threshold.unit) {
    case 'school-day':
    case 'working-day':
      return { unit: 'school-day', consecutive };
    case 'calendar-day':
    case 'month':
      return { unit: 'calendar-day', consecutive };
  }
}

/** The first day of the absence when it has reached the regime's threshold on `today`; otherwise null. */
export function absenceDueSince(
  { unexcusedDays, since }: AbsenceSummary,
  { threshold }: AbsencePolicy,
  today: PlainDate,
): PlainDate | null {
  if (since === null) return null;
  const reached =
    threshold.unit === 'month'
      ? addMonths(since, threshold.count) <= today
      : unexcusedDays >= threshold.count;
  return reached ? since : null;
}
