import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import { BLANK, textOf, type Cell } from './cell.js';
import type { Sheet, SheetRow } from './workbook.js';

/** For each field the headers it goes by; the first is its proper name. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export interface Table<Field extends string> {
  readonly sheet: string;
  /** Fields that have a column, with the header as it stands in the file. */
  readonly headers: ReadonlyMap<Field, { readonly column: number; readonly header: string }>;
  readonly rows: readonly SheetRow[];
  /** Headers nobody knows here; their columns are not read. */
  readonly ignored: readonly string[];
}

/** A title, the school's name and the date usually stand above the header. */
const HEADER_WITHIN_ROWS = 10;
const MOST_ROWS = 20_000;

/**
 * The tables of a workbook: on each sheet the first row that carries all `required` headers, in any order. Sheets
 * without one (instructions, code lists) are passed over; a workbook without any is refused.
 */
export function findTables<Field extends string>(
  sheets: readonly Sheet[],
  names: ColumnNames<Field>,
  required: readonly Field[],
): Judged<readonly Table<Field>[]> {
  const tables: Table<Field>[] = [];
  for (const sheet of sheets) {
    const table = tableIn(sheet, names, required);
    if (table === undefined) continue;
    if (!table.ok) return table;
    tables.push(table.value);
  }
  if (tables.length === 0) {
    const wanted = required.map((field) => `「${names[field][0]}」`).join('、');
    return refused(
      refusal('header_not_found', `各工作表前 ${HEADER_WITHIN_ROWS} 行中没有找到表头：须有${wanted}。`, {
        field: 'file',
      }),
    );
  }
  if (tables.reduce((sum, { rows }) => sum + rows.length, 0) > MOST_ROWS) {
    return refused(
      refusal('too_many_rows', `一次最多 ${MOST_ROWS} 行，请拆分后分别上传。`, { field: 'file' }),
    );
  }
  return accepted(tables);
}

export function cellOf<Field extends string>(table: Table<Field>, row: SheetRow, field: Field): Cell {
  const place = table.headers.get(field);
  return (place && row.cells[place.column]) ?? BLANK;
}

function tableIn<Field extends string>(
  sheet: Sheet,
  names: ColumnNames<Field>,
  required: readonly Field[],
): Judged<Table<Field>> | undefined {
  const byName = new Map<string, Field>();
  for (const field of Object.keys(names) as Field[])
    for (const name of names[field]) byName.set(normalised(name), field);

  for (const [index, row] of sheet.rows.entries()) {
    if (row.number > HEADER_WITHIN_ROWS) return undefined;
    const headers = new Map<Field, { column: number; header: string }>();
    const ignored: string[] = [];
    let twice: string | undefined;
    row.cells.forEach((cell, column) => {
      const header = textOf(cell ?? BLANK);
      if (header === '') return;
      const field = byName.get(normalised(header));
      if (field === undefined) ignored.push(header);
      else if (headers.has(field)) twice = header;
      else headers.set(field, { column, header });
    });
    if (!required.every((field) => headers.has(field))) continue;
    if (twice !== undefined) {
      return refused(
        refusal('header_twice', `工作表「${sheet.name}」的表头中「${twice}」重复，无法判断以哪一列为准。`, {
          field: 'file',
        }),
      );
    }
    const body = sheet.rows.slice(index + 1);
    const filled = body.filter((line) =>
      [...headers.values()].some(({ column }) => (line.cells[column] ?? BLANK).kind !== 'blank'),
    );
    return accepted({ sheet: sheet.name, headers, rows: filled, ignored });
  }
  return undefined;
}

/** 「* 身份证号（18位）」 → 「身份证号」: marks of required columns, remarks in brackets and spaces do not matter. */
function normalised(header: string): string {
  return header
    .replace(/[（(【[].*?[）)】\]]/gu, '')
    .replace(/[\s*＊:：]/gu, '')
    .toUpperCase();
}
