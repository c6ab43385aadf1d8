import type { Client } from '@temporalio/client';

/** What made the workflow wake: an update, or its timer. */
export interface Wake {
  readonly by: 'update' | 'timer';
  /** Whether a timer was set before the next wake. */
  readonly setsTimer: boolean;
}

export interface HistoryShape {
  readonly events: number;
  readonly workflowTasks: number;
  readonly activities: number;
  readonly timersStarted: number;
  readonly attributesUpserted: number;
  readonly bytes: number;
  readonly wakes: readonly Wake[];
}

/** What the engine wrote down for one workflow. */
export async function historyShape(client: Client, workflowId: string): Promise<HistoryShape> {
  const handle = client.workflow.getHandle(workflowId);
  const events = (await handle.fetchHistory()).events ?? [];
  const { historyLength, historySize = 0 } = await handle.describe();
  const count = (has: (event: (typeof events)[number]) => unknown) =>
    events.filter((event) => has(event) !== null && has(event) !== undefined).length;
  const wakes: { by: Wake['by']; setsTimer: boolean }[] = [];
  for (const event of events) {
    const last = wakes.at(-1);
    if (event.workflowExecutionUpdateAcceptedEventAttributes) wakes.push({ by: 'update', setsTimer: false });
    else if (event.timerFiredEventAttributes) wakes.push({ by: 'timer', setsTimer: false });
    else if (event.timerStartedEventAttributes && last) last.setsTimer = true;
  }
  return {
    events: historyLength,
    workflowTasks: count((event) => event.workflowTaskCompletedEventAttributes),
    activities: count((event) => event.activityTaskCompletedEventAttributes),
    timersStarted: count((event) => event.timerStartedEventAttributes),
    attributesUpserted: count((event) => event.upsertWorkflowSearchAttributesEventAttributes),
    bytes: historySize,
    wakes,
  };
}
