import ExcelJS from 'exceljs';
import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import { readCell, type Cell } from './cell.js';
import { checkXlsx } from './xlsx-signature.js';

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** By column, from 1; missing ones are blank. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

const MOST_COLUMNS = 100;

/** The sheets of an uploaded .xlsx file, or why it cannot be read. */
export async function readWorkbook(file: Buffer): Promise<Judged<readonly Sheet[]>> {
  const problem = checkXlsx(file);
  if (problem) return refused(problem);
  const workbook = new ExcelJS.Workbook();
  try {
    // exceljs wants the bytes of this file alone; a Buffer may be a window into a larger pool.
    await workbook.xlsx.load(new Uint8Array(file).buffer);
  } catch {
    // The parser's own words would be English and may quote the file.
    return refused(refusal('file_damaged', '文件不完整或已损坏，请重新导出。', { field: 'file' }));
  }
  return accepted(workbook.worksheets.map(readSheet));
}

function readSheet(worksheet: ExcelJS.Worksheet): Sheet {
  const rows: SheetRow[] = [];
  worksheet.eachRow((row, number) => {
    const cells: (Cell | undefined)[] = [];
    const width = Math.min(row.cellCount, MOST_COLUMNS);
    for (let column = 1; column <= width; column += 1) cells[column] = readCell(row.getCell(column).value);
    rows.push({ number, cells });
  });
  return { name: worksheet.name, rows };
}
