import {
  isClosed,
  isSchoolDay,
  termOn,
  type CountyCalendar,
} from '../../../domain/calendar/county-calendar.js';
import { addMonths, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { MonthGrid, type DayMark } from '../../ui/month-grid.js';

interface Props {
  readonly calendar: CountyCalendar;
  readonly january: PlainDate;
  readonly today: PlainDate;
}

/** Twelve months, judged by the same functions that count the deadlines. */
export function YearView({ calendar, january, today }: Props) {
  const mark = (day: PlainDate): DayMark => {
    const [kind, words] = kindOf(calendar, day);
    return { className: `${kind} ${day === today ? 'is-today' : ''}`, words };
  };
  return (
    <div className="year">
      {Array.from({ length: 12 }, (_, month) => (
        <MonthGrid key={month} small month={addMonths(january, month)} mark={mark} />
      ))}
    </div>
  );
}

function kindOf(calendar: CountyCalendar, day: PlainDate): readonly [string, string | undefined] {
  if (calendar.publicHolidays.includes(day)) return ['is-off', '放假'];
  if (calendar.makeUpDays.includes(day)) return ['is-made-up', '调休上班'];
  if (termOn(calendar, day) && isClosed(calendar, day)) return ['is-closed', '停课'];
  const school = isSchoolDay(calendar, day);
  return school.ok && school.value ? ['is-term', undefined] : ['', undefined];
}
