import { daysBetween, parsePlainDate, type PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CaseView } from '../../../domain/ladder/case-view.js';
import { Term } from '../../ui/term.js';

const LABELS: Readonly<Record<string, string>> = {
  reconsiderationEnds: '复议期限最后一日',
  litigationEnds: '起诉期限最后一日',
  demandPeriodEnds: '催告十个工作日届满',
  filingOpens: '可以申请强制执行之日',
  filingCloses: '申请期限最后一日',
  safeLastDay: '稳妥的最后一日（按此安排）',
};

/** The legal clock of a served order as a picture, and the arithmetic of every date under it. */
export function LegalCalendar({ view, today }: { readonly view: CaseView; readonly today: string }) {
  const clock = view.legalClock;
  const served = view.papers.findLast(({ kind, servedOn }) => kind === 'order' && servedOn)?.servedOn;
  const now = parsePlainDate(today);
  if (!clock || !served || !now) return null;
  const whole = Math.max(1, daysBetween(served, clock.filingCloses) + 8);
  const at = (date: PlainDate) =>
    `${(100 * Math.min(whole, Math.max(0, daysBetween(served, date)))) / whole}%`;
  const bars: readonly (readonly [string, PlainDate, PlainDate, string])[] = [
    ['可申请复议', served, clock.reconsiderationEnds, 'calm'],
    ['可提起诉讼', served, clock.litigationEnds, 'calm'],
    ['可申请强制执行', clock.filingOpens ?? clock.litigationEnds, clock.filingCloses, 'soon'],
  ];
  return (
    <section className="card" aria-label="法定期限">
      <h2>
        <Term name="法定期限">法定期限</Term>
      </h2>
      <div className="legal" aria-hidden>
        {bars.map(([label, from, to, tone]) => (
          <div key={label} className="legal-row">
            <span>{label}</span>
            <div className="legal-track">
              <i className={tone} style={{ left: at(from), right: `calc(100% - ${at(to)})` }} />
              {now > served && <b style={{ left: at(now) }} />}
            </div>
          </div>
        ))}
        <p className="legal-ends">
          <span>{served} 送达</span>
          <span>{clock.filingCloses} 届满</span>
        </p>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="法定期限逐项">
        <table className="plain">
          <thead>
            <tr>
              <th>日期</th>
              <th>事项</th>
              <th>怎么算的</th>
              <th>依据</th>
            </tr>
          </thead>
          <tbody>
            {clock.explanations.map(({ key, date, arithmetic, article }) => (
              <tr key={key}>
                <td style={{ whiteSpace: 'nowrap' }}>{date}</td>
                <td>{LABELS[key]}</td>
                <td>{arithmetic}</td>
                <td>{article}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
