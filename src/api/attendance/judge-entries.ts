import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { AttendanceDay } from '../../persistence/readers/attendance.js';
import type { PupilRecord } from '../../persistence/readers/pupil-record.js';
import { groupedBy } from '../rosters/grouped-by.js';
import type { AttendanceEntry, EntryPart } from './attendance-entry.js';
import type { AttendanceScope } from './attendance-scope.js';

/** A mark that may stand, with the child it is about. */
export interface JudgedEntry {
  readonly entry: AttendanceEntry;
  readonly pupil: PupilRecord;
  readonly day: AttendanceDay;
}

/** Finds the child of each entry and refuses, on the entry itself, what may not be recorded. */
export function judgeEntries(
  entries: readonly AttendanceEntry[],
  pupils: readonly PupilRecord[],
  mayRecord: AttendanceScope,
  today: PlainDate,
): readonly JudgedEntry[] {
  const index = {
    pupil: new Map(pupils.map((pupil) => [pupil.code, pupil])),
    studentNumber: new Map(pupils.map((pupil) => [pupil.studentNumber, pupil])),
    idNumber: new Map(pupils.map((pupil) => [pupil.idNumber, pupil])),
  };
  const parts = ['pupil', 'studentNumber', 'idNumber'] as const;
  const judged = entries.flatMap((entry): JudgedEntry[] => {
    if (entry.date > today) {
      entry.refuse('date', 'date_in_future', `日期不能晚于今天（${today}）。`);
    }
    const given = parts.filter((part) => entry[part] !== undefined);
    const [first = 'studentNumber'] = given;
    if (given.length === 0) entry.refuse(first, 'child_missing', '须填学籍号或身份证号。');
    const found = given.map((part) => index[part].get(entry[part] ?? ''));
    const [pupil] = found;
    // A child of somebody else's class is not told from none: the register is no place to try numbers out.
    if (given.length > 0 && (!pupil || !found.every(Boolean) || !mayRecord(pupil))) {
      const part: EntryPart =
        given[
          Math.max(
            0,
            found.findIndex((each) => !each),
          )
        ] ?? first;
      entry.refuse(part, 'unknown_child', '您的管辖范围内没有登记这名学生，请先导入花名册。');
    } else if (found.some((each) => each?.code !== pupil?.code)) {
      entry.refuse(first, 'numbers_of_two_pupils', '所填的号码分属两名学生，请核对。');
    }
    if (entry.isRefused() || !pupil) return [];
    return [{ entry, pupil, day: { pupil: pupil.code, date: entry.date, kind: entry.kind } }];
  });
  refuseRepeated(judged);
  return judged.filter(({ entry }) => !entry.isRefused());
}

function refuseRepeated(judged: readonly JudgedEntry[]): void {
  for (const same of groupedBy(judged, ({ day }) => `${day.pupil}|${day.date}`).values()) {
    if (same.length < 2) continue;
    for (const { entry } of same) {
      const others = same.filter((other) => other.entry !== entry).map((other) => other.entry.place);
      entry.refuse('date', 'row_twice', `同一学生同一天与${others.slice(0, 5).join('、')}重复，只能有一条。`);
    }
  }
}
