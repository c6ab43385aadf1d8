import { textOf, type Cell } from './cell.js';
import type { Finding } from '../../../contracts/roster-report.js';
import { cellOf, type Table } from './table.js';
import type { SheetRow } from './workbook.js';

/** One row while it is being read: hands out cells and gathers what is wrong with them. */
export class RowReading<Field extends string> {
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];

  constructor(
    private readonly table: Table<Field>,
    readonly row: SheetRow,
    private readonly names: Readonly<Record<Field, readonly string[]>>,
  ) {}

  get sheet(): string {
    return this.table.sheet;
  }

  /**
   * The cell's text, '' when it is blank. A formula is refused: what it shows can differ from what it will show to the
   * next reader, and it can carry an attack on whoever opens an export. Its text never reaches the answer.
   */
  text(field: Field): string {
    const cell = this.cell(field);
    return cell === undefined ? '' : textOf(cell);
  }

  /** The cell, unless it is a formula or a fault, which are refused here. */
  cell(field: Field): Cell | undefined {
    const cell = cellOf(this.table, this.row, field);
    if (cell.kind === 'formula') {
      this.refuse(
        field,
        'formula',
        '单元格是公式，或以 =、+、-、@ 开头。请改为普通的值（复制后“选择性粘贴—数值”）。',
      );
      return undefined;
    }
    if (cell.kind === 'fault') {
      this.refuse(field, 'cell_fault', '单元格是错误值（如 #N/A），请改正后再导入。');
      return undefined;
    }
    return cell;
  }

  has(field: Field): boolean {
    return this.table.headers.has(field);
  }

  refuse(field: Field, code: string, message: string, value?: string): void {
    // One cell, one error: the second would only follow from the first.
    if (this.isRefused(field)) return;
    this.errors.push(this.finding(field, code, message, value));
  }

  warn(field: Field, code: string, message: string, value?: string): void {
    this.warnings.push(this.finding(field, code, message, value));
  }

  isRefused(field: Field): boolean {
    const column = this.headerOf(field);
    return this.errors.some((error) => error.column === column);
  }

  private headerOf(field: Field): string {
    return this.table.headers.get(field)?.header ?? this.names[field][0] ?? field;
  }

  private finding(field: Field, code: string, message: string, value: string | undefined): Finding {
    return {
      sheet: this.table.sheet,
      row: this.row.number,
      column: this.headerOf(field),
      ...(value === undefined || value === '' ? {} : { value }),
      code,
      message,
    };
  }
}
