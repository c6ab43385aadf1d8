import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { DataSource } from 'typeorm';
import type { CaseInput } from '../../contracts/case-messages.js';
import { CASE_WORKFLOW, caseWorkflowId, TASK_QUEUE } from '../../contracts/identifiers.js';
import { retell } from '../../domain/ladder/case-file.js';
import type { CaseState } from '../../domain/ladder/case-state.js';
import { openingOf } from '../../persistence/readers/case-openings.js';
import { openCases } from '../../persistence/readers/cases-ledger.js';
import { journalOf } from '../../persistence/readers/journal.js';

export interface Restored {
  /** Case numbers brought back into the engine. */
  readonly restored: readonly string[];
  /** Running already: nothing was done. */
  readonly running: readonly string[];
  /** Cannot be told from what is kept, and why. */
  readonly lost: readonly { readonly caseNo: string; readonly why: string }[];
}

/**
 * Brings every open case of the ledger that the engine does not know back into it, as its journal tells it. Repeating
 * it changes nothing. What the engine had accepted and not yet journaled when it was lost is not among it.
 */
export async function restoreCases(database: DataSource, client: Client): Promise<Restored> {
  const restored: string[] = [];
  const running: string[] = [];
  const lost: { caseNo: string; why: string }[] = [];
  for (const { caseNo, seq } of await openCases(database.manager)) {
    const told = await stateFromJournal(database, caseNo, seq);
    if (typeof told === 'string') lost.push({ caseNo, why: told });
    else ((await startAgain(client, told)) ? restored : running).push(caseNo);
  }
  return { restored, running, lost };
}

/** The state, or what is missing to tell it. */
async function stateFromJournal(
  { manager }: DataSource,
  caseNo: string,
  ledgerSeq: number,
): Promise<CaseState | string> {
  const opening = await openingOf(manager, caseNo);
  if (!opening) return 'what it began with was not kept (it was opened by an older release)';
  const [first, ...rest] = await journalOf(manager, caseNo);
  if (!first) return 'the journal has no event of it';
  const events = [first, ...rest];
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap >= 0) return `the journal lacks event ${gap + 1}`;
  if (events.length < ledgerSeq)
    return `the journal ends at event ${events.length}, the ledger at ${ledgerSeq}`;
  return retell(opening, first.on, events);
}

async function startAgain(client: Client, state: CaseState): Promise<boolean> {
  const input: CaseInput = { kind: 'continued', state, pending: [] };
  try {
    await client.workflow.start<(input: CaseInput) => Promise<unknown>>(CASE_WORKFLOW, {
      workflowId: caseWorkflowId(state.pupil),
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
