import type { AidPlan } from '../../../domain/ladder/aid-plan.js';
import { AID_ITEMS, AID_OUTCOMES } from '../../../domain/ladder/vocabulary.js';
import { distance, shortDate } from '../../ui/date-words.js';
import { Term } from '../../ui/term.js';

const TONES = { granted: 'done', applied: 'calm', not_eligible: '', refused: 'late' } as const;

/** Which help with the cost of schooling has been looked into, who owes it, and until when. */
export function AidPlanTable({ plan, today }: { readonly plan: AidPlan; readonly today: string }) {
  const { items, owes, clause, dueOn } = plan;
  const late = dueOn !== null && dueOn < today;
  const isOpen = items.some(({ outcome }) => outcome === null);
  return (
    <div className="aid-plan">
      <h3>
        <Term name="资助">资助</Term>
        {dueOn && isOpen && (
          <span className={`pill ${late ? 'late' : 'soon'}`}>
            {shortDate(dueOn, today)}前逐项核查（{distance(dueOn, today)}）
          </span>
        )}
      </h3>
      <ul className="plain">
        {items.map(({ item, outcome, settledOn }) => (
          <li key={item}>
            {AID_ITEMS[item]}{' '}
            {outcome === null ? (
              <span className={`pill ${late ? 'late' : ''}`}>未登记</span>
            ) : (
              <span className={`pill ${TONES[outcome]}`}>{AID_OUTCOMES[outcome]}</span>
            )}
            {settledOn && <small className="muted"> {shortDate(settledOn, today)}</small>}
          </li>
        ))}
      </ul>
      <p className="muted">
        由{owes}落实。{clause}
      </p>
    </div>
  );
}
