import ExcelJS from 'exceljs';
import { fromEpochDay, type PlainDate } from '../../../domain/calendar/plain-date.js';

/** What stands in a cell, told apart as far as it matters to somebody who reads a register. */
export type Cell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly date: PlainDate }
  /** A formula, or text a spreadsheet would take for one once it is exported again. */
  | { readonly kind: 'formula' }
  /** `#N/A` and the like. */
  | { readonly kind: 'fault' };

export const BLANK: Cell = { kind: 'blank' };

const DAY_MS = 86_400_000;
/** What people write into a cell to say that there is nothing. */
const NOTHING = new Set(['-', '--', '—', '——', '/', '\\']);

export function readCell(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return BLANK;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? '是' : '否' };
  if (typeof value === 'string') return textCell(value);
  // exceljs makes a date's midnight one of UTC; the machine's zone has no say.
  if (value instanceof Date) {
    const day = Math.floor(value.getTime() / DAY_MS);
    return Number.isFinite(day) ? { kind: 'date', date: fromEpochDay(day) } : { kind: 'fault' };
  }
  if ('error' in value) return { kind: 'fault' };
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' };
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  // A hyperlink, whose text may itself be rich; Excel makes them of anything with an @ or a dot.
  const { text } = value as { readonly text?: ExcelJS.CellValue };
  return readCell(text ?? null);
}

function textCell(raw: string): Cell {
  const text = raw.replace(/[\s\p{Cc}\u200b\ufeff]+/gu, ' ').trim();
  if (text === '' || NOTHING.has(text)) return BLANK;
  if (/^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d\s().-]+$/.test(text)))
    return { kind: 'formula' };
  return { kind: 'text', text };
}

/** The cell as somebody would read it aloud; a whole number without exponent. */
export function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return Number.isInteger(cell.value) ? cell.value.toFixed(0) : String(cell.value);
    case 'date':
      return cell.date;
    case 'blank':
    case 'formula':
    case 'fault':
      return '';
  }
}
