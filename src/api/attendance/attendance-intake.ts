import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../domain/refusal.js';
import type { SignedIn } from '../accounts/current-account.js';
import type { Finding, RosterCounts } from '../../contracts/roster-report.js';
import { asProblems, MOST_FINDINGS } from '../rosters/spreadsheet/finding.js';
import { RowReading } from '../rosters/spreadsheet/row-reading.js';
import { findTables } from '../rosters/spreadsheet/table.js';
import { readWorkbook } from '../rosters/spreadsheet/workbook.js';
import type { Watched } from './absence-watch.js';
import { AttendanceBook, type Recorded, type RecordOptions } from './attendance-book.js';
import { ATTENDANCE_COLUMNS, REQUIRED_COLUMNS } from './attendance-columns.js';
import type { AttendanceEntry } from './attendance-entry.js';
import type { AttendanceFeed } from './attendance-feed.schema.js';
import type { AttendanceReport } from '../../contracts/attendance-report.js';
import { readAttendanceRow } from './read-attendance-row.js';

/** A fault of one mark, for a person's file or a machine's list. */
export interface FeedFault {
  readonly field: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type IntakeAnswer<Fault extends object> =
  | { readonly ok: true; readonly report: AttendanceReport<Fault>; readonly untold: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly report?: AttendanceReport<Fault> };

/** The two doors of the attendance book: a school's Excel file and a machine's list. */
@Injectable()
export class AttendanceIntake {
  constructor(private readonly book: AttendanceBook) {}

  async fromFile(file: Buffer, by: SignedIn, options: RecordOptions): Promise<IntakeAnswer<Finding>> {
    const sheets = await readWorkbook(file);
    if (!sheets.ok) return sheets;
    const tables = findTables(sheets.value, ATTENDANCE_COLUMNS, REQUIRED_COLUMNS);
    if (!tables.ok) return tables;
    const rows = tables.value.flatMap((table) =>
      table.rows.map((row) => new RowReading(table, row, ATTENDANCE_COLUMNS)),
    );
    const entries = rows.flatMap((row) => readAttendanceRow(row) ?? []);
    const recorded = await this.book.record(entries, rows.length - entries.length, by, options, sha256(file));
    return answerOf(recorded, asProblems(rows.flatMap(({ errors }) => errors)), options);
  }

  async fromFeed(
    { marks }: AttendanceFeed,
    by: SignedIn,
    options: RecordOptions,
  ): Promise<IntakeAnswer<FeedFault>> {
    const faults: FeedFault[] = [];
    const entries = marks.map((mark, index): AttendanceEntry => {
      const own: FeedFault[] = [];
      const { pupil, studentNumber, idNumber, date, kind } = mark;
      return {
        ...(pupil === undefined ? {} : { pupil }),
        ...(studentNumber === undefined ? {} : { studentNumber: studentNumber.toUpperCase() }),
        ...(idNumber === undefined ? {} : { idNumber: idNumber.toUpperCase() }),
        date,
        kind,
        place: `marks[${index}]`,
        refuse: (field, code, message) => {
          own.push({ field, path: `marks.${index}.${field}`, code, message });
          faults.push(...own.slice(-1));
        },
        isRefused: () => own.length > 0,
      };
    });
    const recorded = await this.book.record(entries, 0, by, options, sha256(JSON.stringify(marks)));
    return answerOf(recorded, faults, options);
  }
}

function answerOf<Fault extends object>(
  recorded: Recorded,
  errors: readonly Fault[],
  { dryRun }: RecordOptions,
): IntakeAnswer<Fault> {
  const report = (
    counts: RosterCounts,
    imported: boolean,
    watched: Watched | null,
  ): AttendanceReport<Fault> => ({
    dryRun,
    imported,
    counts,
    errors: errors.slice(0, MOST_FINDINGS),
    thresholdReached: watched?.reached ?? [],
    notCounted: notCounted(watched?.missingYear ?? null),
  });
  if (recorded.ok) {
    const { counts, imported, watched } = recorded;
    return { ok: true, report: report(counts, imported, watched), untold: watched?.untold ?? 0 };
  }
  const { counts, refusal } = recorded;
  return { ok: false, refusal, ...(counts && { report: report(counts, false, null) }) };
}

function notCounted(missingYear: number | null): string | null {
  if (missingYear === null) return null;
  return `${missingYear} 年的校历尚未录入，考勤已保存，但未能计算缺课天数，也未发出预警。请教育局录入校历后重新提交。`;
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
