import type { ReactNode } from 'react';
import {
  addDays,
  addMonths,
  daysBetween,
  plainDate,
  weekday,
  type PlainDate,
} from '../../domain/calendar/plain-date.js';
import './month-grid.css';

export interface DayMark {
  readonly className?: string;
  readonly children?: ReactNode;
  /** What the colour says, for whoever cannot see it. */
  readonly words?: string | undefined;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** One month, weeks from Monday. What a day shows is the caller's to say. */
export function MonthGrid({
  month,
  mark,
  small,
}: {
  /** Any day of it. */
  readonly month: PlainDate;
  readonly mark: (day: PlainDate) => DayMark;
  readonly small?: boolean;
}) {
  const first = plainDate(`${month.slice(0, 7)}-01`);
  const days = daysBetween(first, addMonths(first, 1));
  const blanks = weekday(first) - 1;
  const cells: (PlainDate | null)[] = [
    ...Array.from({ length: blanks }, () => null),
    ...Array.from({ length: days }, (_, index) => addDays(first, index)),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <table className={`month ${small ? 'is-small' : ''}`}>
      <caption>
        {Number(month.slice(0, 4))}年{Number(month.slice(5, 7))}月
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={`周${day}`}>
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, column) =>
              day ? <Day key={day} day={day} {...mark(day)} /> : <td key={column} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, className, children, words }: DayMark & { readonly day: PlainDate }) {
  return (
    <td className={className}>
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {words && <span className="visually-hidden">（{words}）</span>}
      {children}
    </td>
  );
}

/** The first days of the months from one day to another. */
export function monthsFrom(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const months: PlainDate[] = [];
  for (let month = plainDate(`${from.slice(0, 7)}-01`); month <= to; month = addMonths(month, 1))
    months.push(month);
  return months;
}
