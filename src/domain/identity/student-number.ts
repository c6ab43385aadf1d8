import { parsePlainDate } from '../calendar/plain-date.js';
import { wrong, type Checked } from './checked.js';
import { checkIdNumber, readIdBody } from './id-number.js';
import { isProvince } from './province.js';

/** 正式 (G), 临时 (L, equally valid), or 无身份证件 (J). */
export type StudentNumberKind = 'formal' | 'temporary' | 'without-id';

/**
 * A 学籍号 once read. It carries no ID number or birth date on purpose: the number is for life, so after an ID
 * correction it differs from the ID, and neither may be derived from the other.
 */
export interface StudentNumberFacts {
  readonly studentNumber: string;
  readonly kind: StudentNumberKind;
}

export type StudentNumberFault = 'student_number_length' | 'student_number_kind' | 'student_number_body';

/**
 * Reads a national student number (学籍号): 19 characters, `G` + ID number, `L` + 6 region + 8 birth date
 * + 4 sequence, or `J` + a number on the ID pattern (no check character is demanded there: practice differs).
 */
export function checkStudentNumber(text: string): Checked<StudentNumberFacts, StudentNumberFault> {
  const studentNumber = text.trim().toUpperCase();
  if (studentNumber.length !== 19)
    return wrong(
      'student_number_length',
      `学籍号应为 19 位（字母 G、L 或 J 加 18 位），现为 ${studentNumber.length} 位`,
    );
  const body = studentNumber.slice(1);
  switch (studentNumber[0]) {
    case 'G':
      return checkIdNumber(body).ok
        ? { ok: true, studentNumber, kind: 'formal' }
        : wrong('student_number_body', 'G 开头的学籍号，其后 18 位应为有效的身份证号');
    case 'L':
      return isTemporaryBody(body)
        ? { ok: true, studentNumber, kind: 'temporary' }
        : wrong('student_number_body', 'L 开头的学籍号，其后应为 6 位区划、8 位出生日期和 4 位顺序码');
    case 'J':
      return /^\d{17}[\dX]$/.test(body) && readIdBody(body).ok
        ? { ok: true, studentNumber, kind: 'without-id' }
        : wrong('student_number_body', 'J 开头的学籍号，其后 18 位应符合身份证号的编排');
    default:
      return wrong('student_number_kind', '学籍号应以字母 G（正式）、L（临时）或 J（无身份证件）开头');
  }
}

function isTemporaryBody(body: string): boolean {
  const parts = /^(\d{2})\d{4}(\d{4})(\d{2})(\d{2})\d{4}$/.exec(body);
  if (!parts) return false;
  const [, province = '', year, month, day] = parts;
  return isProvince(province) && parsePlainDate(`${year}-${month}-${day}`) !== undefined;
}
