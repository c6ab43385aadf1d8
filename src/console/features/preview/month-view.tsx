import { isClosed, isSchoolDay, type CountyCalendar } from '../../../domain/calendar/county-calendar.js';
import { daysBetween, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { describeEvent } from '../../../domain/wording/events.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { MonthGrid, monthsFrom, type DayMark } from '../../ui/month-grid.js';
import { walkOnLastDays, walkUntouched, type Premise } from './walks.js';

interface Entry {
  readonly on: PlainDate;
  readonly words: string;
  readonly detail: string;
  /** Which of the compared regimes says so. */
  readonly side: number;
  readonly climbs: boolean;
}

/** Every deadline on its day, two regimes in two colours in the same months: computed by the rules that run the cases. */
export function MonthView({
  premises,
  untouched,
}: {
  readonly premises: readonly Premise[];
  readonly untouched: boolean;
}) {
  const walks = premises.map((premise, side) =>
    untouched ? whatTheClockDoes(premise, side) : lastDays(premise, side),
  );
  const entries = walks.flatMap(({ entries: found }) => found);
  const [first] = premises;
  const last = entries
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (!first || !last) return null;
  const months = monthsFrom(first.absentSince, last).map((month) => ({
    month,
    inside: entries.filter(({ on }) => on.slice(0, 7) === month.slice(0, 7)),
  }));
  return (
    <>
      <ul className="legend-sides" aria-label="图例">
        {premises.map(({ policy }, side) => (
          <li key={policy.id} className={`side-${side}`}>
            {policy.title}
          </li>
        ))}
        <li className="is-off">放假</li>
        <li className="is-made-up">调休上班</li>
        <li className="is-term">学校日</li>
      </ul>
      {walks.map(({ ended }, side) =>
        ended ? (
          <p key={premises[side]?.policy.id} className="late">
            {premises[side]?.policy.title}：{ended}
          </p>
        ) : null,
      )}
      <div className="preview-months">
        {months.map(({ month, inside }) =>
          inside.length > 0 || month.slice(0, 7) === first.absentSince.slice(0, 7) ? (
            <section key={month} className="card" aria-label={month.slice(0, 7)}>
              <MonthGrid month={month} mark={(day) => dayMark(day, first, inside)} />
              <ol className="month-list">
                {[...inside]
                  .sort((a, b) => (a.on < b.on ? -1 : 1))
                  .map((entry) => (
                    <li key={`${entry.side}${entry.on}${entry.words}`} className={`side-${entry.side}`}>
                      <time dateTime={entry.on}>{Number(entry.on.slice(8))}日</time>
                      <span>
                        {entry.words}
                        <small>{entry.detail}</small>
                      </span>
                    </li>
                  ))}
              </ol>
            </section>
          ) : (
            <p key={month} className="muted month-empty">
              {Number(month.slice(0, 4))}年{Number(month.slice(5, 7))}月没有到期的事项。
            </p>
          ),
        )}
      </div>
    </>
  );
}

function dayMark(day: PlainDate, { calendar, absentSince }: Premise, entries: readonly Entry[]): DayMark {
  const here = entries.filter(({ on }) => on === day);
  const [kind, words] = kindOf(calendar, day);
  return {
    className: kind,
    words,
    children: (
      <>
        {day === absentSince && <span className="chip chip-start">开始缺勤</span>}
        {here.map(({ side, words: said, detail, climbs }) => (
          <span
            key={side + said}
            className={`chip side-${side} ${climbs ? 'is-climb' : ''}`}
            title={`第 ${daysBetween(absentSince, day)} 天：${said}（${detail}）`}
          >
            {said}
          </span>
        ))}
      </>
    ),
  };
}

function kindOf(calendar: CountyCalendar, day: PlainDate): readonly [string, string | undefined] {
  if (calendar.publicHolidays.includes(day)) return ['is-off', '放假'];
  if (calendar.makeUpDays.includes(day)) return ['is-made-up', '调休上班'];
  if (isClosed(calendar, day)) return ['is-closed', '停课'];
  const school = isSchoolDay(calendar, day);
  return school.ok && school.value ? ['is-term', undefined] : ['', undefined];
}

function lastDays(premise: Premise, side: number) {
  const { rows, ended } = walkOnLastDays(premise);
  const entries = rows.flatMap(({ what, role, dueOn, clause }, index): Entry[] =>
    dueOn === null
      ? []
      : [
          {
            on: dueOn,
            words: awaitedWords(what),
            detail: `${ROLE_LABELS[role]}；${clause}`,
            side,
            climbs: rows[index + 1]?.rung !== rows[index]?.rung,
          },
        ],
  );
  return { entries, ended };
}

/** Reminders would bury everything else. */
function whatTheClockDoes(premise: Premise, side: number) {
  const { rows, ended } = walkUntouched(premise);
  const entries = rows
    .filter(({ type }) => type !== 'ReminderDue')
    .map((event): Entry => {
      const words = describeEvent(event);
      const detail = `第 ${daysBetween(premise.absentSince, event.on)} 天`;
      return { on: event.on, words, detail, side, climbs: event.type === 'RungEntered' };
    });
  return { entries, ended };
}
