import { opens, useSignedIn } from '../../api/session.js';
import { CountsView } from './counts-view.js';
import { Dashboard } from './dashboard.js';

/** Numbers: a unit's rates for who answers for a unit, the own cases' for everybody else. */
export function Page() {
  return opens(useSignedIn(), 'GET /oversight/indicators') ? <Dashboard /> : <CountsView />;
}
