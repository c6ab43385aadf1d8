import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { SIGNALS } from '../../contracts/case-messages.js';
import { caseWorkflowId } from '../../contracts/identifiers.js';
import type { TellCase } from './county-crier.js';

/** A frontend that does not answer within this is asked again on the next round. */
const PATIENCE_MS = 10_000;

/** Signals to running cases; a case that has been closed meanwhile has nothing to hear. */
export function tellingCases(client: Client): TellCase {
  return async (pupil, signal, message) => {
    try {
      await client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.getHandle(caseWorkflowId(pupil)).signal(SIGNALS[signal], message),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  };
}
