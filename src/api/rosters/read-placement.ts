import type { SchoolRecord } from '../../persistence/readers/schools.js';
import type { RosterField } from './roster-columns.js';
import { schoolNamed, type RosterScope } from './roster-scope.js';
import { readClass, readGrade } from './school-words.js';
import type { RowReading } from './spreadsheet/row-reading.js';

type Row = RowReading<RosterField>;

/** The school of the row; the own school where a register keeper leaves it out. */
export function readSchool(row: Row, scope: RosterScope): SchoolRecord | undefined {
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

/** Refuses a class that names another grade, and a grade the school does not have. */
export function readGradeAndClass(
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
