import { NativeConnection, Worker } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import { createActivities } from '../../activities/create-activities.js';
import { TASK_QUEUE } from '../contracts/identifiers.js';
import { dataConverter, type TemporalSettings } from '../temporal/connect.js';

/** The bench gives its bare worker the same. */
export const WORKER_LIMITS = {
  // One county has thousands of cases but few awake at once; a cached case answers without a replay.
  maxCachedWorkflows: 2_000,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
} as const;

export interface CaseWorkerOptions {
  readonly temporal: TemporalSettings;
  readonly database: DataSource;
  /** Path of the bundle that `bundle-workflows` wrote. */
  readonly workflowBundle: string;
  readonly onJournaled: () => void;
  readonly taskQueue?: string;
}

/** A worker on its own connection. Run it with `worker.run()`; close the connection afterwards. */
export async function createCaseWorker(
  options: CaseWorkerOptions,
): Promise<{ readonly worker: Worker; readonly connection: NativeConnection }> {
  const connection = await NativeConnection.connect({ address: options.temporal.address });
  const worker = await Worker.create({
    connection,
    namespace: options.temporal.namespace,
    taskQueue: options.taskQueue ?? TASK_QUEUE,
    workflowBundle: { codePath: options.workflowBundle },
    activities: createActivities({ database: options.database, onJournaled: options.onJournaled }),
    dataConverter: dataConverter(options.temporal.payloadKeys),
    ...WORKER_LIMITS,
    shutdownGraceTime: '10 seconds',
  });
  return { worker, connection };
}
