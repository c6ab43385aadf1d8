import type { SchoolRecord } from '../../persistence/readers/schools.js';
import { compareNumbers, readIdNumber, readSexAndBirth, readStudentNumber } from './read-identity.js';
import type { RosterField } from './roster-columns.js';
import type { RosterRow } from './roster-row.js';
import { schoolNamed, type RosterScope } from './roster-scope.js';
import { readClass, readGrade, readStatus } from './school-words.js';
import { readSpecialGroups } from './special-groups.js';
import { maskPhones } from './spreadsheet/mask.js';
import type { RowReading } from './spreadsheet/row-reading.js';

type Row = RowReading<RosterField>;

/** What the row says; `undefined` when any of its cells was refused (see `row.errors`). */
export function readRosterRow(row: Row, scope: RosterScope): RosterRow | undefined {
  const name = readName(row, 'name', true);
  const id = readIdNumber(row);
  const student = readStudentNumber(row);
  compareNumbers(row, id, student);
  const person = readSexAndBirth(row, id);
  const school = readSchool(row, scope);
  const place = readGradeAndClass(row, school);
  const optional = {
    guardianName: readName(row, 'guardianName', false),
    guardianRelation: readShort(row, 'guardianRelation', 20),
    phone: readPhones(row),
    hukouAddress: readShort(row, 'hukouAddress', 100),
    homeAddress: readShort(row, 'homeAddress', 100),
    specialGroups: readGroups(row),
    status: readPupilStatus(row),
    idNumber: id?.idNumber,
    studentNumber: student?.studentNumber,
  };
  if (row.errors.length > 0 || !name || !person || !school || !place) return undefined;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { name, ...person, schoolCode: school.code, ...place, ...given };
}

function readName(row: Row, field: 'name' | 'guardianName', required: boolean): string | undefined {
  // 阿依古丽·买买提: the dot between the parts is typed in half a dozen ways.
  const text = row.text(field).replace(/[•・．.∙]/gu, '·');
  if (text === '') {
    if (required) row.refuse(field, 'name_missing', '缺少姓名。');
    return undefined;
  }
  if (/^[\p{L}\p{M}·' -]{2,50}$/u.test(text) || /^\p{Script=Han}$/u.test(text)) return text;
  row.refuse(field, 'name_invalid', '姓名中有数字或符号，或者过长，请核对。');
  return undefined;
}

function readSchool(row: Row, scope: RosterScope): SchoolRecord | undefined {
  const code = row.text('schoolCode');
  const name = row.text('school');
  const field = code === '' ? 'school' : 'schoolCode';
  const text = code === '' ? name : code;
  if (row.isRefused('school') || row.isRefused('schoolCode')) return undefined;
  if (text === '') {
    if (scope.ownSchool) return scope.ownSchool;
    row.refuse('school', 'school_missing', '缺少学校。');
    return undefined;
  }
  const school = schoolNamed(scope, text);
  if (!school) {
    row.refuse(field, 'school_unknown', '本县登记的学校中没有这个名称或学校标识码。', text.slice(0, 40));
  } else if (code !== '' && name !== '' && schoolNamed(scope, name) !== school) {
    row.refuse(
      'school',
      'school_differs_from_code',
      '学校名称与学校标识码不是同一所学校。',
      name.slice(0, 40),
    );
  } else if (scope.ownSchool && school.code !== scope.ownSchool.code) {
    row.refuse(field, 'not_your_school', '学籍管理员只能导入本校学生。', school.name);
  }
  return school;
}

function readGradeAndClass(
  row: Row,
  school: SchoolRecord | undefined,
): { readonly grade: number; readonly classNo: number } | undefined {
  const gradeText = row.text('grade');
  const classText = row.text('classNo');
  const read = readClass(classText);
  if (!read && !row.isRefused('classNo')) {
    row.refuse(
      'classNo',
      classText === '' ? 'class_missing' : 'class_invalid',
      '班级应为 1 至 99，如「2」「2班」「七（2）班」。',
      classText.slice(0, 20),
    );
  }
  const grade = readGrade(gradeText);
  if (grade === undefined) {
    row.refuse(
      'grade',
      gradeText === '' ? 'grade_missing' : 'grade_invalid',
      '年级应为一至九年级，如「七年级」「7」「初一」。',
      gradeText.slice(0, 20),
    );
  } else if (read?.grade !== undefined && read.grade !== grade) {
    row.refuse('classNo', 'class_in_other_grade', '班级名称中的年级与年级一栏不同。', classText.slice(0, 20));
  } else if (school?.kind === 'primary' && grade > 6) {
    row.refuse('grade', 'grade_not_in_school', '小学没有这个年级。', gradeText.slice(0, 20));
  }
  return read && grade !== undefined ? { grade, classNo: read.classNo } : undefined;
}

function readPhones(row: Row): string | undefined {
  const text = row.text('phone');
  if (text === '' || text === '无') return undefined;
  const numbers = text
    .split(/[、，,；;/]+/u)
    .map((each) => each.replace(/[\s-]/gu, '').replace(/^\+?86(?=1)/, ''));
  const fits = numbers.every((each) => /^1[3-9]\d{9}$/.test(each) || /^0\d{9,11}$/.test(each));
  if (fits && numbers.length <= 3) return numbers.join('、');
  row.refuse(
    'phone',
    'phone_invalid',
    '电话应为 11 位手机号，或带区号的固定电话；多个号码用「、」隔开。',
    maskPhones(numbers.join('、').slice(0, 40)),
  );
  return undefined;
}

function readGroups(row: Row): readonly string[] | undefined {
  const text = row.text('specialGroups');
  if (text === '') return undefined;
  const { groups, unknown } = readSpecialGroups(text);
  if (unknown.length === 0) return groups;
  row.refuse(
    'specialGroups',
    'group_unknown',
    '没有这一类特殊群体，请按系统的类别填写，用「、」隔开。',
    unknown.join('、').slice(0, 40),
  );
  return undefined;
}

function readPupilStatus(row: Row) {
  const text = row.text('status');
  if (text === '') return undefined;
  const status = readStatus(text);
  switch (status) {
    case undefined:
      row.refuse('status', 'status_unknown', '没有这种学籍状态。', text.slice(0, 10));
      return undefined;
    case 'unlawful':
      row.refuse(
        'status',
        'status_unlawful',
        '义务教育阶段不得开除学生，也不得令其退学、停学；学籍应当保留。',
        text,
      );
      return undefined;
    case 'lost':
      row.warn('status', 'status_lost', '学籍保留为在读。请为该生上报疑似辍学，由系统逐级办理。', text);
      return 'enrolled' as const;
    default:
      return status;
  }
}

function readShort(row: Row, field: 'guardianRelation' | 'hukouAddress' | 'homeAddress', most: number) {
  const text = row.text(field);
  if (text === '') return undefined;
  if (text.length <= most) return text;
  row.refuse(field, 'too_long', `至多 ${most} 个字。`);
  return undefined;
}
