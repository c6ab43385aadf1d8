import type { ColumnNames } from '../rosters/spreadsheet/table.js';

export const ATTENDANCE_COLUMNS = {
  studentNumber: ['学籍号', '全国学籍号', '学籍号码'],
  idNumber: ['身份证号', '身份证号码', '身份证', '居民身份证号', '公民身份号码'],
  date: ['日期', '考勤日期'],
  kind: ['情况', '考勤情况', '出勤情况', '考勤', '考勤结果'],
  /** For the people who fill the file in; the child is recognised by a number alone. */
  name: ['姓名', '学生姓名'],
} as const satisfies ColumnNames<string>;

export type AttendanceField = keyof typeof ATTENDANCE_COLUMNS;

export const REQUIRED_COLUMNS: readonly AttendanceField[] = ['date', 'kind'];
