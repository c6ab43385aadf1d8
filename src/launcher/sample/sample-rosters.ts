import type { Worksheet } from 'exceljs';
import { dateAt, liveClock } from '../../domain/calendar/case-clock.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { child, sampleChildren, type SampleChild } from './children.js';
import { Dice } from './dice.js';
import { SCHOOLS, SHOWN_SCHOOL } from './places.js';
import { columnOf, rosterWorkbook } from './roster-workbook.js';

export const SAMPLE_COUNT = 300;
const FIRST_DATA_ROW = 3;

/** The children of the county as its schools know them; the same ones all through a school year. */
export function sampleRegister(count = SAMPLE_COUNT): readonly SampleChild[] {
  return sampleChildren(new Dice(20_060_629), count, currentSchoolYear());
}

export function rosterOf(
  school: (typeof SCHOOLS)[number],
  register: readonly SampleChild[],
): Promise<Buffer> {
  const children = register.filter(({ schoolCode }) => schoolCode === school.code);
  return rosterWorkbook(`${school.name}学籍册`, children);
}

/** For trying the import out: 柳湾初级中学 as registered, and three newcomers. Its registrar may upload it. */
export async function sampleRosterWorkbook(): Promise<Buffer> {
  return rosterWorkbook(`${shownSchool().name}学籍册`, [...registered(), ...newcomers(3)]);
}

/**
 * The same school's newcomers, most of their rows broken in a way that schools break them. Rows 3, 4 and 5 are good;
 * the others each have one fault, and two of them mean the same child.
 */
export async function brokenRosterWorkbook(): Promise<Buffer> {
  const children = newcomers(14);
  return rosterWorkbook(`${shownSchool().name}学籍册`, children, (sheet) => {
    const set = (nth: number, header: string, value: Parameters<typeof put>[3]) =>
      put(sheet, FIRST_DATA_ROW + nth, header, value);
    const fourth = children[3];
    set(3, '身份证号', `${fourth?.idNumber.slice(0, 17)}${fourth?.idNumber.endsWith('1') ? '2' : '1'}`);
    set(4, '性别', children[4]?.sex === '男' ? '女' : '男');
    set(5, '身份证号', 370_999_201_304_020_000);
    set(6, '年级', '十年级');
    set(7, '身份证号', '无');
    set(7, '出生日期', '');
    set(8, '监护人', { formula: 'A1&"家长"' });
    set(9, '特殊群体', '留手儿童');
    set(10, '学校标识码', '3137099011');
    set(10, '学校', '云岭县第一初级中学');
    set(11, '联系电话', '1540000');
    for (const header of ['姓名', '性别', '出生日期', '身份证号', '全国学籍号']) {
      set(13, header, sheet.getCell(FIRST_DATA_ROW + 12, columnOf(header)).text);
    }
  });
}

function put(
  sheet: Worksheet,
  row: number,
  header: string,
  value: string | number | { formula: string },
): void {
  const cell = sheet.getCell(row, columnOf(header));
  if (typeof value === 'number') cell.numFmt = '0';
  cell.value = value;
}

function shownSchool(): (typeof SCHOOLS)[number] {
  const school = SCHOOLS.find(({ code }) => code === SHOWN_SCHOOL);
  if (!school) throw new Error('the sample school is gone');
  return school;
}

function registered(): readonly SampleChild[] {
  return sampleRegister().filter(({ schoolCode }) => schoolCode === SHOWN_SCHOOL);
}

/** All with both numbers, so that each broken row is broken by what was done to it. */
function newcomers(count: number): readonly SampleChild[] {
  const dice = new Dice(7);
  const children: SampleChild[] = [];
  const place = { school: shownSchool(), grade: 7, classNo: 1, schoolYear: currentSchoolYear() };
  for (let serial = 401; children.length < count; serial += 1) {
    const next = child(dice, serial, place);
    if (next.studentNumber === `G${next.idNumber}`) children.push(next);
  }
  return children;
}

function currentSchoolYear(): number {
  const today = dateAt(liveClock, Date.now());
  return today.slice(5) >= '08-01' ? yearOf(today) : yearOf(today) - 1;
}
