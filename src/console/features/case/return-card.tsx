import type { ShownCase } from '../../../domain/access/shown-case.js';
import { addDays, daysBetween, parsePlainDate } from '../../../domain/calendar/plain-date.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { distance, shortDate } from '../../ui/date-words.js';
import { Term } from '../../ui/term.js';
import { AidPlanTable } from './aid-plan-table.js';

/** After the return: who looks when, what was found, and what is still to be done before the case may be closed. */
export function ReturnCard({ view, today }: { readonly view: ShownCase; readonly today: string }) {
  const { standing } = view;
  if (standing.status !== 'observing') return null;
  const now = parsePlainDate(today) ?? standing.since;
  const ahead = view.agenda.filter(({ kind }) => kind === 'follow_up_missed');
  const rows = [
    ...standing.followUps.map(({ day, on, attending }) => ({
      day,
      tone: attending ? 'done' : 'late',
      words: attending ? '稳定在校' : '未在校',
      when: `${shortDate(on, today)}回访`,
    })),
    // What is told upwards is told the day after the last day.
    ...ahead.map(({ about, on }) => {
      const day = Number(about.split(':')[1]);
      const from = addDays(standing.since, day);
      return {
        day,
        tone: from <= today ? 'soon' : '',
        words: from <= today ? '现在该回访' : '未到',
        when: `${shortDate(from, today)}起（${distance(from, today)}），${shortDate(addDays(on, -1), today)}前`,
      };
    }),
  ].sort((one, other) => one.day - other.day);
  return (
    <section className="card" aria-label="复学观察">
      <h2>
        <Term name="复学观察">复学观察</Term>
      </h2>
      <p className="muted">
        {shortDate(standing.since, today)}返校，已 {daysBetween(standing.since, now)}{' '}
        天。逐次回访都稳定在校才可以销号。
      </p>
      <ol className="agenda return-plan">
        {rows.map(({ day, tone, words, when }) => (
          <li key={day}>
            <strong>第 {day} 日</strong>
            <div>
              <span className={`pill ${tone}`}>{words}</span>
              <small>{when}</small>
            </div>
          </li>
        ))}
      </ol>
      {view.aid && <AidPlanTable plan={view.aid} today={today} />}
      <p className="muted">
        回访：{ROLE_LABELS.class_teacher}
        {view.persuader && `；劝返专人：${view.persuader}`}
        {Object.entries(view.assignees).map(
          ([role, user]) => `；${ROLE_LABELS[role as keyof typeof ROLE_LABELS]}：${user}`,
        )}
      </p>
    </section>
  );
}
