import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { SEARCH_ATTRIBUTES } from '../../contracts/identifiers.js';
import { ensureSearchAttributes } from '../search-attributes.js';
import { retentionDays } from './release.js';

const ALREADY_EXISTS = 6;

export interface NamespacePlan {
  readonly address: string;
  readonly namespace: string;
  readonly signal?: AbortSignal | undefined;
}

/** A fresh production server has no namespace at all, and nothing an operator could search by. */
export async function prepareNamespace({ address, namespace, signal }: NamespacePlan): Promise<void> {
  await ensureNamespace(address, namespace, signal);
  await ensureSearchAttributes(address, namespace, SEARCH_ATTRIBUTES, signal);
}

async function ensureNamespace(address: string, namespace: string, signal?: AbortSignal): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 20_000 });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs(`${retentionDays} days`),
    });
  } catch (error) {
    if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
  } finally {
    await connection.close();
  }
  await untilKnown(address, namespace, signal);
}

/** The server's parts learn of a new namespace one after the other. */
async function untilKnown(address: string, namespace: string, signal?: AbortSignal): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      try {
        await connection.workflowService.countWorkflowExecutions({ namespace });
        return;
      } catch (error) {
        if (attempt === 150) throw error;
        await sleep(200);
      }
    }
  } finally {
    await connection.close();
  }
}
