import type { Sex } from '../../domain/identity/pupil.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { checkIdNumber, type IdNumberFacts } from '../../domain/identity/id-number.js';
import { checkStudentNumber, type StudentNumberFacts } from '../../domain/identity/student-number.js';
import type { RosterField } from './roster-columns.js';
import { readSex } from './school-words.js';
import { textOf } from './spreadsheet/cell.js';
import { dateIn } from './spreadsheet/date-cell.js';
import { maskDate, maskNumber } from './spreadsheet/mask.js';
import { isMangledNumber, MANGLED } from './spreadsheet/number-cell.js';
import type { RowReading } from './spreadsheet/row-reading.js';

/** 「无」 in an ID column is a statement, not a number: the child has none. */
const NO_NUMBER = new Set(['无', '暂无', '没有', '未办理', '未登记']);

export function readIdNumber(row: RowReading<RosterField>): IdNumberFacts | undefined {
  const text = numberText(row, 'idNumber');
  if (text === undefined) return undefined;
  const read = checkIdNumber(text);
  if (read.ok) return read;
  row.refuse('idNumber', read.code, `${read.message}。`, maskNumber(text));
  return undefined;
}

export function readStudentNumber(row: RowReading<RosterField>): StudentNumberFacts | undefined {
  const text = numberText(row, 'studentNumber');
  if (text === undefined) return undefined;
  const read = checkStudentNumber(text);
  if (read.ok) return read;
  row.refuse('studentNumber', read.code, `${read.message}。`, maskNumber(text));
  return undefined;
}

/** A G number that differs is allowed: the number is for life, the ID may have been corrected since. But look twice. */
export function compareNumbers(
  row: RowReading<RosterField>,
  id: IdNumberFacts | undefined,
  student: StudentNumberFacts | undefined,
): void {
  if (!id || student?.kind !== 'formal' || student.studentNumber === `G${id.idNumber}`) return;
  row.warn(
    'studentNumber',
    'student_number_differs',
    '学籍号与身份证号不一致。若身份证号曾更正，属正常；否则请核对。',
    maskNumber(student.studentNumber),
  );
}

/** Sex and birth date stand in the ID number; written beside it they must agree, without it they must be written. */
export function readSexAndBirth(
  row: RowReading<RosterField>,
  id: IdNumberFacts | undefined,
): { readonly sex: Sex; readonly birthDate: PlainDate } | undefined {
  const sex = readWrittenSex(row, id);
  const birthDate = readWrittenBirth(row, id);
  return sex && birthDate ? { sex, birthDate } : undefined;
}

function readWrittenSex(row: RowReading<RosterField>, id: IdNumberFacts | undefined): Sex | undefined {
  const text = row.text('sex');
  if (row.isRefused('sex')) return undefined;
  const sex = text === '' ? id?.sex : readSex(text);
  if (text !== '' && !sex) row.refuse('sex', 'sex_unknown', '性别应填「男」或「女」。', text.slice(0, 4));
  // Without a readable ID there is nothing to fall back on, but then the ID is what has to be mended.
  else if (!sex && !row.isRefused('idNumber'))
    row.refuse('sex', 'sex_missing', '没有身份证号的儿童须填性别。');
  else if (sex && id && sex !== id.sex) {
    row.refuse('sex', 'sex_differs_from_id', '性别与身份证号第 17 位不符，请核对两者。', text);
  }
  return sex;
}

function readWrittenBirth(
  row: RowReading<RosterField>,
  id: IdNumberFacts | undefined,
): PlainDate | undefined {
  const cell = row.cell('birthDate');
  if (cell === undefined) return undefined;
  if (cell.kind === 'blank') {
    if (id) return id.birthDate;
    if (!row.isRefused('idNumber')) {
      row.refuse('birthDate', 'birth_date_missing', '没有身份证号的儿童须填出生日期。');
    }
    return undefined;
  }
  const date = dateIn(cell);
  if (date === undefined || date < '1990') {
    row.refuse(
      'birthDate',
      'birth_date_invalid',
      '出生日期应为 2014-03-05 形式的真实日期。',
      maskDate(textOf(cell)),
    );
  } else if (id && date !== id.birthDate) {
    row.refuse(
      'birthDate',
      'birth_date_differs_from_id',
      '出生日期与身份证号不符，请核对两者。',
      maskDate(date),
    );
  }
  return date;
}

function numberText(row: RowReading<RosterField>, field: 'idNumber' | 'studentNumber'): string | undefined {
  const cell = row.cell(field);
  if (cell === undefined || cell.kind === 'blank') return undefined;
  if (isMangledNumber(cell)) {
    row.refuse(field, 'number_mangled', MANGLED, `${textOf(cell).slice(0, 4)}…`);
    return undefined;
  }
  const text = textOf(cell).replace(/[\s']/gu, '').toUpperCase();
  return text === '' || NO_NUMBER.has(text) ? undefined : text;
}
