import type { ColumnNames } from './spreadsheet/table.js';

/**
 * The columns of 一校一册 and of what school registers export, each with the headers it goes by. The first is the
 * proper one. Columns of a ledger that are about a case (劝返次数, 文书状态 …) are ignored: cases say that themselves.
 */
export const ROSTER_COLUMNS = {
  name: ['姓名', '学生姓名'],
  sex: ['性别'],
  birthDate: ['出生日期', '出生年月日', '出生年月', '生日'],
  idNumber: [
    '身份证号',
    '身份证号码',
    '身份证',
    '身份证件号',
    '居民身份证号',
    '居民身份证号码',
    '公民身份号码',
    '证件号码',
  ],
  studentNumber: ['学籍号', '全国学籍号', '学籍号码', '学籍编号'],
  school: ['学校', '学校名称', '就读学校', '所在学校'],
  schoolCode: ['学校标识码', '学校代码', '学校编码'],
  grade: ['年级', '所在年级', '就读年级'],
  classNo: ['班级', '班', '班号', '班级名称', '所在班级', '就读班级'],
  guardianName: ['监护人', '监护人姓名', '家长', '家长姓名'],
  guardianRelation: ['监护人关系', '与监护人关系', '与学生关系', '关系'],
  phone: [
    '电话',
    '联系电话',
    '监护人电话',
    '监护人联系电话',
    '家长电话',
    '手机',
    '手机号',
    '手机号码',
    '联系方式',
  ],
  hukouAddress: ['户籍地', '户籍地址', '户籍所在地', '户口所在地', '户籍'],
  homeAddress: ['现住地', '现住址', '现居住地', '居住地', '家庭住址', '家庭地址'],
  specialGroups: ['特殊群体', '特殊群体类型', '特殊群体类别', '重点群体'],
  status: ['学籍状态', '学生状态', '当前状态', '学生当前状态'],
} as const satisfies ColumnNames<string>;

export type RosterField = keyof typeof ROSTER_COLUMNS;

/** Without these a sheet is no roster. */
export const REQUIRED_COLUMNS: readonly RosterField[] = ['name', 'grade', 'classNo'];
