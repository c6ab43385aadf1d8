import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import { RowReading } from '../../rosters/spreadsheet/row-reading.js';
import { findTables, type ColumnNames } from '../../rosters/spreadsheet/table.js';
import { readWorkbook } from '../../rosters/spreadsheet/workbook.js';
import type { PlacedRow } from './chain-assigning.js';

const COLUMNS = {
  line: ['责任线', '线'],
  level: ['层级', '责任层级'],
  unit: ['单位代码', '代码'],
  pupil: ['学生编码'],
  account: ['人员编号'],
  person: ['姓名', '责任人'],
  from: ['起始日期', '起'],
  to: ['终止日期', '止'],
} as const satisfies ColumnNames<string>;
type Column = keyof typeof COLUMNS;

/** The rows of an uploaded table. A cell that cannot be read refuses the file: its row might mean another one. */
export async function linksIn(file: Buffer): Promise<Judged<readonly PlacedRow[]>> {
  const sheets = await readWorkbook(file);
  if (!sheets.ok) return sheets;
  const tables = findTables<Column>(sheets.value, COLUMNS, ['line', 'level']);
  if (!tables.ok) return tables;
  const rows: PlacedRow[] = [];
  for (const table of tables.value) {
    for (const row of table.rows) {
      const reading = new RowReading<Column>(table, row, COLUMNS);
      const text = (field: Column) => reading.text(field) || undefined;
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
      const [fault] = reading.errors;
      if (fault) {
        const where = `工作表「${fault.sheet}」第 ${fault.row} 行「${fault.column}」`;
        return refused(refusal(fault.code, `${where}：${fault.message}`, { field: 'file' }));
      }
      rows.push({ sheet: table.sheet, row: row.number, link });
    }
  }
  return accepted(rows);
}
