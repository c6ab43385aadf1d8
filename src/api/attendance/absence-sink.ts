import type { AttendanceObserved } from '../../contracts/case-messages.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';

/** Injection token of an {@link AbsenceSink}. */
export const ABSENCE_SINK = Symbol('absence-sink');

/** Where the attendance book tells what it has found out. Telling the same again must change nothing. */
export interface AbsenceSink {
  /** The regime's threshold is reached: a case is due, unless the child has one. */
  thresholdReached(pupilCode: string, since: PlainDate, unexcusedDays: number): Promise<void>;
  /** What the book says today, for the case that is open, if there is one. */
  observed(pupilCode: string, summary: AttendanceObserved): Promise<void>;
}
