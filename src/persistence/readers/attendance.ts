import { In, type EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { AttendanceDayEntity, type AttendanceKind } from '../entities/attendance-day.entity.js';

export interface AttendanceDay {
  readonly pupil: string;
  readonly date: PlainDate;
  readonly kind: AttendanceKind;
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const ROWS_AT_ONCE = 5_000;

/** Everything the book says of these children, by child and in the order of the days. */
export async function attendanceOf(
  manager: EntityManager,
  pupils: readonly string[],
): Promise<readonly AttendanceDay[]> {
  const found = await manager.find(AttendanceDayEntity, {
    where: { pupil: In([...pupils]) },
    order: { pupil: 'ASC', date: 'ASC' },
  });
  return found.map(({ pupil, date, kind }) => ({ pupil, date: date as PlainDate, kind }));
}

export interface RecordedMark extends AttendanceDay {
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** What the book says of these children on one day, and who has said it. */
export async function attendanceOn(
  manager: EntityManager,
  pupils: readonly string[],
  date: PlainDate,
): Promise<readonly RecordedMark[]> {
  const found = await manager.findBy(AttendanceDayEntity, { pupil: In([...pupils]), date });
  return found.map(({ pupil, kind, recordedBy, recordedAt }) => ({
    pupil,
    date,
    kind,
    recordedBy,
    recordedAt,
  }));
}

/** The later word about a day replaces the earlier one. */
export async function writeAttendance(
  manager: EntityManager,
  days: readonly AttendanceDay[],
  recordedBy: string,
  recordedAt: Date,
): Promise<void> {
  // In one order for everybody: two imports of overlapping days must not wait for each other in a circle.
  const sorted = days.toSorted((a, b) => (`${a.pupil}${a.date}` < `${b.pupil}${b.date}` ? -1 : 1));
  for (let from = 0; from < sorted.length; from += ROWS_AT_ONCE) {
    const rows = sorted.slice(from, from + ROWS_AT_ONCE).map((day) => ({ ...day, recordedBy, recordedAt }));
    await manager.upsert(AttendanceDayEntity, rows, ['pupil', 'date']);
  }
}
