import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { LaunchError } from './launch-error.js';

export type SearchAttributeType = 'Keyword' | 'Datetime' | 'Bool' | 'Int';
export type SearchAttributes = Readonly<Record<string, SearchAttributeType>>;

/** The numbers of temporal.api.enums.v1.IndexedValueType. */
const wireType: Readonly<Record<SearchAttributeType, number>> = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6 };

/**
 * `start-dev` registers attributes only when it creates its database, and a server of somebody
 * else's not at all: what is missing is added here, for both, and is usable when this resolves.
 */
export async function ensureSearchAttributes(
  address: string,
  namespace: string,
  attributes: SearchAttributes,
  signal?: AbortSignal,
): Promise<void> {
  if (Object.keys(attributes).length === 0) return;
  const connection = await connect(address);
  try {
    const known = (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes;
    const missing: Record<string, number> = {};
    for (const [name, type] of Object.entries(attributes)) {
      if (known[name] === undefined) missing[name] = wireType[type];
      else if (known[name] !== wireType[type])
        throw new LaunchError(otherType(name, type, address, namespace));
    }
    if (Object.keys(missing).length === 0) return;
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing });
    await untilQueryable(new Client({ connection, namespace }), Object.keys(missing), signal);
  } finally {
    await connection.close();
  }
}

async function connect(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: 20_000 });
  } catch (error) {
    throw new LaunchError(
      `Temporal at ${address} does not answer (${(error as Error).message}). ` +
        `Start it, or remove TEMPORAL_ADDRESS to have one started here.`,
    );
  }
}

/** The frontend learns of new attributes from a cache that it refreshes by itself. */
async function untilQueryable(client: Client, names: readonly string[], signal?: AbortSignal): Promise<void> {
  const query = names.map((name) => `${name} is null`).join(' and ');
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      await client.workflow.count(query);
      return;
    } catch (error) {
      if (attempt === 150) throw error;
      await sleep(200);
    }
  }
}

function otherType(name: string, type: string, address: string, namespace: string): string {
  return (
    `The search attribute ${name} exists in namespace ${namespace} of ${address} with another type than ${type}. ` +
    `Use a namespace of its own (TEMPORAL_NAMESPACE), or remove that attribute.`
  );
}
