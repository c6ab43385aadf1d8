import { daysBetween } from '../../../domain/calendar/plain-date.js';
import { describeEvent } from '../../../domain/wording/events.js';
import { walkUntouched, type Premise } from './walks.js';

/** What the clock does when nobody does anything. */
export function Untouched({ premises }: { readonly premises: readonly Premise[] }) {
  return (
    <div className="preview-columns">
      {premises.map((premise) => {
        const { rows, ended } = walkUntouched(premise);
        return (
          <section key={premise.policy.id} className="card" aria-label={premise.policy.title}>
            <h2>{premise.policy.title}</h2>
            <ol className="untouched">
              {rows.map((event) => (
                <li key={event.seq} className={event.type === 'RungEntered' ? 'climbs' : ''}>
                  <time dateTime={event.on}>
                    {event.on}
                    <small>第 {daysBetween(premise.absentSince, event.on)} 天</small>
                  </time>
                  <span>{describeEvent(event)}</span>
                </li>
              ))}
            </ol>
            <p className="muted">
              {ended ?? '此后每 30 天再报最上一级，直到有人办理；时钟不会自己采取法律措施。'}
            </p>
          </section>
        );
      })}
    </div>
  );
}
