import type { CaseCounts } from '../../../contracts/http-schemas-answers.js';

/** The ladder in one line, with how many stand where. */
export function Stages({ counts }: { readonly counts: CaseCounts }) {
  const off = counts.byStanding.filter(
    ({ standing, cases }) => standing !== 'climbing' && standing !== 'closed' && cases > 0,
  );
  return (
    <section className="stages" aria-label="各阶段">
      <ol>
        {counts.byRung.map(({ rung, label, cases, overdue }) => (
          <li key={rung} className={cases === 0 ? 'is-empty' : ''}>
            <b>{cases}</b>
            <span>{label}</span>
            {overdue > 0 && <small className="late">逾期 {overdue}</small>}
          </li>
        ))}
      </ol>
      {off.length > 0 && (
        <p className="muted">另有{off.map(({ label, cases }) => `${label} ${cases}`).join('、')}。</p>
      )}
    </section>
  );
}
