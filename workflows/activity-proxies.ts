import { proxyActivities } from '@temporalio/workflow';
import type { CaseActivities } from '../src/contracts/case-messages.js';

/**
 * The journal is one short transaction. Ten seconds is far beyond any healthy one; retries never end, because an
 * event that is in the history and not in the journal must get there once the database is back. The interval stays
 * short enough that people see their act soon after an outage.
 */
export const { recordInJournal } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});
