import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import {
  BARE_OPENED,
  BARE_QUEUE,
  BARE_STEP,
  BARE_WORKFLOW,
  type BareActivity,
  type BareInput,
} from './bare-messages.js';

type BareWorkflow = (input: BareInput) => Promise<void>;

/** The bare engine as a client meets it: the same requests as the API's gateway makes, with nothing before them. */
export class BarePath {
  constructor(
    private readonly client: Client,
    private readonly activity: BareActivity = 'note',
  ) {}

  doing(activity: BareActivity): BarePath {
    return new BarePath(this.client, activity);
  }

  /** Starts one and waits until its first activity is done. */
  async open(
    workflowId: string,
    timers: { readonly wakeMs: number; readonly thenAfterMs?: readonly number[] },
  ): Promise<void> {
    const { wakeMs, thenAfterMs = [] } = timers;
    await this.client.workflow.executeUpdateWithStart<BareWorkflow, void, []>(BARE_OPENED, {
      startWorkflowOperation: new WithStartWorkflowOperation<BareWorkflow>(BARE_WORKFLOW, {
        workflowId,
        taskQueue: BARE_QUEUE,
        args: [{ wakeMs, thenAfterMs, activity: this.activity }],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });
  }

  /** An update and its activity. @param wakeMs the moved timer, or null where it stays. */
  async step(workflowId: string, wakeMs: number | null): Promise<void> {
    await this.client.workflow.getHandle(workflowId).executeUpdate(BARE_STEP, { args: [{ wakeMs }] });
  }
}
