import { compareNumbers, readIdNumber, readSexAndBirth, readStudentNumber } from './read-identity.js';
import type { RosterField } from './roster-columns.js';
import type { RosterRow } from './roster-row.js';
import { readGradeAndClass, readSchool } from './read-placement.js';
import type { RosterScope } from './roster-scope.js';
import { readStatus } from './school-words.js';
import { readSpecialGroups, SPECIAL_GROUPS, specialGroupLabel } from './special-groups.js';
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
    `没有这一类特殊群体。可填：${Object.keys(SPECIAL_GROUPS).map(specialGroupLabel).join('、')}；多类用「、」隔开。`,
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
