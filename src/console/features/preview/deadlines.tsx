import { daysBetween } from '../../../domain/calendar/plain-date.js';
import { awaitedWords } from '../../../domain/wording/awaited.js';
import { ROLE_LABELS, RUNG_LABELS } from '../../../domain/wording/labels.js';
import { Term } from '../../ui/term.js';
import { walkOnLastDays, type Premise, type Walk, type WalkedStep } from './walks.js';

/** Every step with its span as a bar, so that months of law and days of school are seen for what they are. */
export function Deadlines({ premises }: { readonly premises: readonly Premise[] }) {
  const walks = premises.map((premise) => ({ premise, walk: walkOnLastDays(premise) }));
  const [since] = premises.map(({ absentSince }) => absentSince);
  if (!since) return null;
  const ends = walks.flatMap(({ walk }) => walk.rows.at(-1)?.dueOn ?? []);
  const whole = Math.max(1, ...ends.map((end) => daysBetween(since, end)));
  return (
    <div className="preview-columns">
      {walks.map(({ premise, walk }) => (
        <section key={premise.policy.id} className="card" aria-label={premise.policy.title}>
          <h2>{premise.policy.title}</h2>
          <p className="muted">{summary(premise, walk)}</p>
          <ol className="gantt">
            {walk.rows.map((row, index) => (
              <li key={row.what}>
                {walk.rows[index - 1]?.rung !== row.rung && <h3>{RUNG_LABELS[row.rung]}</h3>}
                <Step row={row} since={since} whole={whole} />
              </li>
            ))}
          </ol>
          {walk.ended && <p className="late">{walk.ended}</p>}
        </section>
      ))}
    </div>
  );
}

function Step({
  row,
  since,
  whole,
}: {
  readonly row: WalkedStep;
  readonly since: Premise['absentSince'];
  readonly whole: number;
}) {
  if (!row.dueOn) return null;
  const left = (100 * Math.max(0, daysBetween(since, row.from))) / whole;
  const right = 100 - (100 * daysBetween(since, row.dueOn)) / whole;
  return (
    <div className="gantt-row">
      <span>
        <strong>{awaitedWords(row.what)}</strong>
        <small>
          {ROLE_LABELS[row.role]}　{row.clause}
        </small>
      </span>
      <span className="gantt-track" aria-hidden>
        <i style={{ left: `${left}%`, right: `${Math.min(99, Math.max(0, right))}%` }} />
      </span>
      <span className="gantt-due">
        <time dateTime={row.dueOn}>{row.dueOn}</time>
        <small>第 {daysBetween(since, row.dueOn)} 天</small>
      </span>
    </div>
  );
}

function summary({ absentSince }: Premise, walk: Walk<WalkedStep>) {
  const report = walk.rows.find(({ what }) => what === 'report')?.dueOn;
  const filing = walk.rows.find(({ what }) => what === 'filing')?.dueOn;
  return (
    <>
      {report && `书面报告至迟第 ${daysBetween(absentSince, report)} 天；`}
      {filing ? (
        <>
          <Term name="法定期限">递交法院至迟第 {daysBetween(absentSince, filing)} 天</Term>
        </>
      ) : (
        '推算范围内到不了法院。'
      )}
    </>
  );
}
