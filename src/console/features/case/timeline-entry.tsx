import type { Timeline } from '../../../contracts/http-schemas-answers.js';
import { WITHHELD_LABEL } from '../../../domain/access/withheld.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';
import { shortDate } from '../../ui/date-words.js';

const VIA: Readonly<Record<string, string>> = { clock: '时钟', machine: '系统', operator: '运维人员' };

export function TimelineEntry({
  entry,
  today,
}: {
  readonly entry: Timeline['entries'][number];
  readonly today: string;
}) {
  return (
    <li className={entry.via}>
      <p>
        <strong>{datesInWords(entry.words)}</strong>
      </p>
      <p className="muted">
        <time dateTime={entry.on}>{shortDate(entry.on, today)}</time> ·{' '}
        {entry.by ? `${entry.by.name}（${entry.by.roleLabel}）` : (VIA[entry.via] ?? entry.via)}
      </p>
      {entry.wordsWithheld && !entry.words.includes(WITHHELD_LABEL) && (
        <p className="muted">如有文字记述，{WITHHELD_LABEL}。</p>
      )}
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
  );
}
