import { maskNumber } from './spreadsheet/mask.js';
import { groupedBy } from './grouped-by.js';
import { personKey } from './match-pupil.js';
import type { RosterField } from './roster-columns.js';
import type { ReadRow } from './read-row.js';

/** Rows of one file that mean the same child, each told where the others are: which is right, only people know. */
export function refuseDuplicates(rows: readonly ReadRow[]): void {
  refuseGroups(rows, 'studentNumber', '学籍号', ({ facts }) => facts.studentNumber);
  refuseGroups(rows, 'idNumber', '身份证号', ({ facts }) => facts.idNumber);
  for (const twins of groupedBy(rows, ({ facts }) => personKey(facts)).values()) {
    // Namesakes born on one day do exist; two rows are doubtful only while one of them has no number at all.
    if (twins.some(({ facts }) => facts.idNumber === undefined && facts.studentNumber === undefined)) {
      refuseAll(twins, 'name', '姓名、学校和出生日期');
    }
  }
}

export function refuseAll(rows: readonly ReadRow[], field: RosterField, what: string): void {
  if (rows.length < 2) return;
  for (const { reading, facts } of rows) {
    // Copied rows share every number; saying it once is enough.
    if (reading.errors.some(({ code }) => code === 'row_twice')) continue;
    const others = rows
      .filter((other) => other.reading !== reading)
      .map((other) => `${sheetPrefix(other, reading.sheet)}第 ${other.reading.row.number} 行`)
      .slice(0, 5);
    const value = field === 'idNumber' || field === 'studentNumber' ? facts[field] : undefined;
    reading.refuse(
      field,
      'row_twice',
      `${what}与${others.join('、')}相同，同一学生只能有一行。`,
      value && maskNumber(value),
    );
  }
}

function refuseGroups(
  rows: readonly ReadRow[],
  field: RosterField,
  what: string,
  keyOf: (row: ReadRow) => string | undefined,
): void {
  for (const group of groupedBy(rows, keyOf).values()) refuseAll(group, field, what);
}

function sheetPrefix(row: ReadRow, sheet: string): string {
  return row.reading.sheet === sheet ? '' : `工作表「${row.reading.sheet}」`;
}
