import { accepted, type Judged } from '../../../domain/refusal.js';
import { RowReading } from '../../rosters/spreadsheet/row-reading.js';
import { findTables, type ColumnNames } from '../../rosters/spreadsheet/table.js';
import { readWorkbook } from '../../rosters/spreadsheet/workbook.js';
import type { LinkRow } from './link-row.js';

export const LINK_COLUMNS = {
  line: ['责任线', '线'],
  level: ['层级', '责任层级'],
  unit: ['单位代码', '代码'],
  pupil: ['学生编码'],
  account: ['人员编号'],
  person: ['姓名', '责任人'],
  from: ['起始日期', '起'],
  to: ['终止日期', '止'],
} as const satisfies ColumnNames<string>;
export type LinkColumn = keyof typeof LINK_COLUMNS;

export function isLinkColumn(field: string): field is LinkColumn {
  return Object.hasOwn(LINK_COLUMNS, field);
}

/** A row with what is wrong with its cells; where anything is, it might mean another one. */
export interface ReadLink {
  readonly reading: RowReading<LinkColumn>;
  readonly link: LinkRow;
}

export interface ReadLinks {
  readonly rows: readonly ReadLink[];
  /** Rows that name nobody yet, which whoever fills a sheet of gaps leaves for later. */
  readonly unfilled: number;
  readonly ignoredColumns: readonly string[];
}

/** The rows of an uploaded table. */
export async function linksIn(file: Buffer): Promise<Judged<ReadLinks>> {
  const sheets = await readWorkbook(file);
  if (!sheets.ok) return sheets;
  const tables = findTables<LinkColumn>(sheets.value, LINK_COLUMNS, ['line', 'level']);
  if (!tables.ok) return tables;
  const rows = tables.value.flatMap((table) =>
    table.rows.map((row): ReadLink => {
      const reading = new RowReading<LinkColumn>(table, row, LINK_COLUMNS);
      const text = (field: LinkColumn) => reading.text(field) || undefined;
      const link = {
        line: text('line') ?? '',
        level: text('level') ?? '',
        unit: text('unit'),
        pupil: text('pupil'),
        account: text('account'),
        person: text('person')?.slice(0, 40),
        from: text('from'),
        to: text('to'),
      };
      return { reading, link };
    }),
  );
  const filled = rows.filter(({ link, reading }) => link.account || link.person || reading.errors.length > 0);
  return accepted({
    rows: filled,
    unfilled: rows.length - filled.length,
    ignoredColumns: [...new Set(tables.value.flatMap(({ ignored }) => ignored))],
  });
}
