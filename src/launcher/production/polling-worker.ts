import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { TASK_QUEUE } from '../../contracts/identifiers.js';

/** A poll waits for up to a minute; three mean that something is wrong. */
const longestSilenceMs = 180_000;
const WORKFLOW_TASKS = 1;

/**
 * Whether the worker of this very host or container asks Temporal for work. A worker has no port to knock at, and this
 * tells more than one would: its process lives, its loop turns, and the server knows it.
 */
export async function isWorkerPolling(
  address: string,
  namespace: string,
  host = hostname(),
): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: TASK_QUEUE },
      taskQueueType: WORKFLOW_TASKS,
    });
    const soonEnough = Date.now() - longestSilenceMs;
    return (pollers ?? []).some(
      ({ identity, lastAccessTime }) =>
        // The SDK calls itself pid@host.
        identity?.endsWith(`@${host}`) && Number(lastAccessTime?.seconds ?? 0) * 1_000 > soonEnough,
    );
  } finally {
    await connection.close();
  }
}
