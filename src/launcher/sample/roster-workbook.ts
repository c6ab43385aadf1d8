import ExcelJS from 'exceljs';
import type { SampleChild } from './children.js';

const COLUMNS: readonly (readonly [header: string, width: number, value: (child: SampleChild) => string])[] =
  [
    ['姓名', 10, (child) => child.name],
    ['性别', 6, (child) => child.sex],
    ['出生日期', 12, (child) => child.birthDate],
    ['身份证号', 22, (child) => child.idNumber],
    ['全国学籍号', 23, (child) => child.studentNumber],
    ['学校', 20, (child) => child.school],
    ['学校标识码', 13, (child) => child.schoolCode],
    ['年级', 8, (child) => child.grade],
    ['班级', 6, (child) => child.classNo],
    ['监护人', 10, (child) => child.guardian],
    ['监护人关系', 11, (child) => child.relation],
    ['联系电话', 14, (child) => child.phone],
    ['户籍地', 28, (child) => child.hukou],
    ['现住地', 28, (child) => child.home],
    ['特殊群体', 18, (child) => child.groups],
  ];

/** A file as a school register exports it: a title, the header, every cell as text. */
export async function rosterWorkbook(
  title: string,
  children: readonly SampleChild[],
  spoil: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('学籍册');
  sheet.columns = COLUMNS.map(([, width]) => ({ width }));
  sheet.addRow([title]);
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  sheet.addRow(COLUMNS.map(([header]) => header)).font = { bold: true };
  for (const child of children) {
    sheet.addRow(COLUMNS.map(([, , value]) => value(child))).eachCell((cell) => (cell.numFmt = '@'));
  }
  spoil(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The number of a column, for somebody who wants to spoil a cell of it. */
export function columnOf(header: string): number {
  return COLUMNS.findIndex(([each]) => each === header) + 1;
}
