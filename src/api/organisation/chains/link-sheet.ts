import ExcelJS from 'exceljs';
import type { ChainPerson } from '../../../contracts/chain-answers.js';
import { safeCell } from '../../../domain/exports/safe-cell.js';
import { LINK_COLUMNS } from './link-workbook.js';

export interface SheetRow {
  readonly line: string;
  readonly level: string;
  readonly unit: string | null;
  readonly pupil: string | null;
  /** For whoever fills it in; not read again. */
  readonly words: string | null;
  readonly gap: string;
}

type Line = readonly (readonly [header: string, width: number])[];
const ROWS: Line = [
  [LINK_COLUMNS.line[0], 10],
  [LINK_COLUMNS.level[0], 22],
  [LINK_COLUMNS.unit[0], 20],
  [LINK_COLUMNS.pupil[0], 16],
  ['对象（仅供核对）', 40],
  ['缺口（仅供核对）', 16],
  [LINK_COLUMNS.account[0], 12],
  [LINK_COLUMNS.person[0], 12],
  [LINK_COLUMNS.from[0], 14],
  [LINK_COLUMNS.to[0], 14],
];
const PEOPLE: Line = [
  [LINK_COLUMNS.account[0], 12],
  [LINK_COLUMNS.person[0], 12],
  ['任职', 50],
];

/** A header the import knows, a row for each gap, and beside it whom one can write into it. */
export async function linkSheet(rows: readonly SheetRow[], people: readonly ChainPerson[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  add(
    workbook,
    '责任人',
    ROWS,
    rows.map(({ line, level, unit, pupil, words, gap }) => [
      line,
      level,
      unit,
      pupil,
      words,
      gap,
      '',
      '',
      '',
      '',
    ]),
  );
  add(
    workbook,
    '人员编号',
    PEOPLE,
    people.map(({ account, name, posts }) => [account, name, posts.join('；')]),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function add(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: Line,
  rows: readonly (readonly (string | null)[])[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  // Text stays text: of a number of twelve digits Excel would make 3.7E+11.
  sheet.columns = columns.map(([header, width]) => ({ header, width, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((value) => (value === null ? '' : safeCell(value))));
}
