import { plainDate, type PlainDate } from '../../../../domain/calendar/plain-date.js';

export interface Month {
  readonly first: PlainDate;
  /** 「10月」; January says its year. */
  readonly label: string;
}

/** The firsts of the months after a day and up to another one: the scale of a picture. */
export function monthsBetween(from: PlainDate, to: PlainDate): readonly Month[] {
  const months: Month[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (;;) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    if (first > to) return months;
    months.push({ first: plainDate(first), label: month === 1 ? `${year}年` : `${month}月` });
  }
}
