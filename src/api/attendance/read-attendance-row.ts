import { checkIdNumber } from '../../domain/identity/id-number.js';
import { checkStudentNumber } from '../../domain/identity/student-number.js';
import { textOf } from '../rosters/spreadsheet/cell.js';
import { dateIn } from '../rosters/spreadsheet/date-cell.js';
import { maskNumber } from '../rosters/spreadsheet/mask.js';
import { isMangledNumber, MANGLED } from '../rosters/spreadsheet/number-cell.js';
import type { RowReading } from '../rosters/spreadsheet/row-reading.js';
import type { AttendanceField } from './attendance-columns.js';
import type { AttendanceEntry, EntryPart } from './attendance-entry.js';
import { readAttendanceKind } from './attendance-words.js';

type Row = RowReading<AttendanceField>;

/** The mark in a row of a file; `undefined` when one of its cells was refused (see `row.errors`). */
export function readAttendanceRow(row: Row): AttendanceEntry | undefined {
  const studentNumber = readNumber(row, 'studentNumber');
  const idNumber = readNumber(row, 'idNumber');
  const date = readDate(row);
  const kind = readKind(row);
  if (row.errors.length > 0 || !date || !kind) return undefined;
  return {
    ...(studentNumber === undefined ? {} : { studentNumber }),
    ...(idNumber === undefined ? {} : { idNumber }),
    date,
    kind,
    place: `第 ${row.row.number} 行`,
    refuse: (part, code, message) => {
      const value = part === 'studentNumber' ? studentNumber : part === 'idNumber' ? idNumber : undefined;
      row.refuse(columnOf(part), code, message, value && maskNumber(value));
    },
    isRefused: () => row.errors.length > 0,
  };
}

function columnOf(part: EntryPart): AttendanceField {
  return part === 'pupil' ? 'studentNumber' : part;
}

function readNumber(row: Row, field: 'studentNumber' | 'idNumber'): string | undefined {
  const cell = row.cell(field);
  if (cell === undefined || cell.kind === 'blank') return undefined;
  const text = textOf(cell).replace(/[\s']/gu, '').toUpperCase();
  if (isMangledNumber(cell)) {
    row.refuse(field, 'number_mangled', MANGLED, `${text.slice(0, 4)}…`);
    return undefined;
  }
  if (field === 'studentNumber') {
    const read = checkStudentNumber(text);
    if (read.ok) return read.studentNumber;
    row.refuse(field, read.code, `${read.message}。`, maskNumber(text));
  } else {
    const read = checkIdNumber(text);
    if (read.ok) return read.idNumber;
    row.refuse(field, read.code, `${read.message}。`, maskNumber(text));
  }
  return undefined;
}

function readDate(row: Row) {
  const cell = row.cell('date');
  if (cell === undefined) return undefined;
  const date = dateIn(cell);
  const shown = textOf(cell).slice(0, 20);
  if (!date) row.refuse('date', 'date_invalid', '日期应为 2026-09-01 形式的真实日期。', shown);
  return date;
}

function readKind(row: Row) {
  const text = row.text('kind');
  const kind = readAttendanceKind(text);
  if (!kind) {
    row.refuse(
      'kind',
      text === '' ? 'kind_missing' : 'kind_unknown',
      '情况应为：到校、旷课、请假、病假、事假之一；「缺勤」「未到校」须写明是旷课还是请假。',
      text.slice(0, 10),
    );
  }
  return kind;
}
