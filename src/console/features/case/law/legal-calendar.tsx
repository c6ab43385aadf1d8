import { daysBetween, parsePlainDate, type PlainDate } from '../../../../domain/calendar/plain-date.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import { dateWords, distance } from '../../../ui/date-words.js';
import { Term } from '../../../ui/term.js';
import { monthsBetween } from './months-between.js';

const LABELS: Readonly<Record<string, string>> = {
  reconsiderationEnds: '复议期限最后一日',
  litigationEnds: '起诉期限最后一日',
  demandPeriodEnds: '催告十个工作日届满',
  filingOpens: '可以申请强制执行之日',
  filingCloses: '申请期限最后一日',
  safeLastDay: '稳妥的最后一日（按此安排）',
};
const AFTER_END_DAYS = 8;

/** The legal clock of a served order as a picture, and the arithmetic of every date under it. */
export function LegalCalendar({ view, today }: { readonly view: ShownCase; readonly today: string }) {
  const clock = view.legalClock;
  const served = view.papers.findLast(({ kind, servedOn }) => kind === 'order' && servedOn)?.servedOn;
  const now = parsePlainDate(today);
  if (!clock || !served || !now) return null;
  const whole = Math.max(1, daysBetween(served, clock.filingCloses) + AFTER_END_DAYS);
  const at = (date: PlainDate) =>
    `${(100 * Math.min(whole, Math.max(0, daysBetween(served, date)))) / whole}%`;
  const bars: readonly (readonly [string, PlainDate, PlainDate, string])[] = [
    ['可申请复议', served, clock.reconsiderationEnds, 'calm'],
    ['可提起诉讼', served, clock.litigationEnds, 'calm'],
    ['可申请强制执行', clock.filingOpens ?? clock.litigationEnds, clock.filingCloses, 'soon'],
  ];
  const explained = clock.explanations.toSorted((one, other) => one.date.localeCompare(other.date));
  return (
    <section className="card" aria-label="法定期限">
      <h2>
        <Term name="法定期限">法定期限</Term>
      </h2>
      <div className="legal" aria-hidden>
        <div className="legal-months">
          {monthsBetween(served, clock.filingCloses).map(({ first, label }) => (
            <span key={first} style={{ left: at(first) }}>
              {label}
            </span>
          ))}
        </div>
        {bars.map(([label, from, to, tone]) => (
          <div key={label} className="legal-row">
            <span>{label}</span>
            <div className="legal-track">
              <i className={tone} style={{ left: at(from), right: `calc(100% - ${at(to)})` }} />
              <b style={{ left: at(now) }} />
            </div>
          </div>
        ))}
        <p className="legal-ends">
          <span>{dateWords(served)} 送达</span>
          <span className="legal-now">今天</span>
          <span>{dateWords(clock.filingCloses)} 届满</span>
        </p>
      </div>
      <ol className="legal-dates">
        {explained.map(({ key, date, arithmetic, article }) => (
          <li key={key} className={date < today ? 'is-past' : undefined}>
            <div>
              <time dateTime={date}>{datesInWords(date)}</time>
              <small>{distance(date, today)}</small>
            </div>
            <div>
              <strong>{LABELS[key]}</strong>
              <p>{datesInWords(arithmetic)}</p>
              <small className="muted">{article}</small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
