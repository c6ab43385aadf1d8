import { termOn, type CountyCalendar } from '../../../domain/calendar/county-calendar.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';

/** Terms and closures: absences count in terms only, and legal periods heed neither. */
export function Terms({ calendar, today }: { readonly calendar: CountyCalendar; readonly today: PlainDate }) {
  const now = termOn(calendar, today);
  return (
    <div className="group">
      <section className="card" aria-label="学期">
        <h2>学期</h2>
        <ul className="terms">
          {calendar.terms.map(({ name, from, to }) => (
            <li key={from}>
              <strong>{name}</strong> {now?.from === from && <span className="pill done">本学期</span>}
              <small className="muted">
                {from} 至 {to}
              </small>
            </li>
          ))}
        </ul>
      </section>
      <section className="card" aria-label="停课">
        <h2>停课</h2>
        {calendar.closures.length === 0 ? (
          <p className="muted">没有停课安排。</p>
        ) : (
          <ul className="terms">
            {calendar.closures.map(({ from, to, reason }) => (
              <li key={from + to}>
                <strong>{reason}</strong>
                <small className="muted">
                  {from} 至 {to}
                </small>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
