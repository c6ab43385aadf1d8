import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { AttendanceKind } from '../../persistence/entities/attendance-day.entity.js';

export type EntryPart = 'studentNumber' | 'idNumber' | 'pupil' | 'date' | 'kind';

/** One mark of an upload or a feed, readable by itself, before anybody knows whether it may stand. */
export interface AttendanceEntry {
  readonly pupil?: string;
  readonly studentNumber?: string;
  readonly idNumber?: string;
  readonly date: PlainDate;
  readonly kind: AttendanceKind;
  /** How its sender calls it: 「第 7 行」. */
  readonly place: string;
  refuse(part: EntryPart, code: string, message: string): void;
  isRefused(): boolean;
}
