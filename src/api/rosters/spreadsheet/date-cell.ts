import { fromEpochDay, parsePlainDate, type PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Cell } from './cell.js';

/** Day 0 of Excel's calendar is 1899-12-30, counted in days since 1970-01-01. */
const EXCEL_DAY_ZERO = -25_569;

/**
 * The date a cell means: a real date, 2014-03-05, 2014/3/5, 2014.3.5, 2014年3月5日 or 20140305; also Excel's own
 * number of a day, which is what a date becomes when its column is formatted as a number. `undefined` when it is none.
 */
export function dateIn(cell: Cell): PlainDate | undefined {
  switch (cell.kind) {
    case 'date':
      return cell.date;
    case 'number':
      if (cell.value >= 10_000_000) return dateInText(String(cell.value));
      return Number.isInteger(cell.value) && cell.value > 20_000 && cell.value < 80_000
        ? fromEpochDay(cell.value + EXCEL_DAY_ZERO)
        : undefined;
    case 'text':
      return dateInText(cell.text);
    case 'blank':
    case 'formula':
    case 'fault':
      return undefined;
  }
}

function dateInText(text: string): PlainDate | undefined {
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = ''] = found;
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
