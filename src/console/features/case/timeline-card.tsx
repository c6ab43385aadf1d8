import type { Timeline } from '../../../contracts/http-schemas-answers.js';
import { Failure } from '../../ui/failure.js';
import { shortDate } from '../../ui/date-words.js';

interface Props {
  readonly entries: Timeline['entries'];
  readonly today: string;
  readonly failure: unknown;
}

const VIA: Readonly<Record<string, string>> = { clock: '时钟', machine: '系统', operator: '运维信号' };

/** What happened, the latest first; what was written, and apart from it what the child said. */
export function TimelineCard({ entries, today, failure }: Props) {
  return (
    <section className="card" aria-label="办理经过">
      <h2>办理经过</h2>
      {failure !== null && entries.length === 0 && <Failure error={failure} />}
      <ol className="timeline">
        {entries.toReversed().map((entry) => (
          <li key={entry.seq} className={entry.via}>
            <p>
              <strong>{entry.words}</strong>
            </p>
            <p className="muted">
              <time dateTime={entry.on}>{shortDate(entry.on, today)}</time> ·{' '}
              {entry.by ? `${entry.by.name}（${entry.by.roleLabel}）` : (VIA[entry.via] ?? entry.via)}
            </p>
            {entry.narrative?.text && <p className="told">{entry.narrative.text}</p>}
            {entry.narrative?.words.map(({ name, label, text }) => (
              <p key={name} className="told">
                {label}：{text}
              </p>
            ))}
            {entry.narrative?.childWords && (
              <blockquote>
                <span>孩子说：</span>
                {entry.narrative.childWords}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
