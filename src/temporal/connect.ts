import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec, type PayloadKey } from './payload-codec.js';

export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly payloadKeys: readonly [PayloadKey, ...PayloadKey[]];
}

/**
 * Payloads are encrypted, the details of failures among them. Messages and stack traces of failures are not (that would
 * take a converter inside the workflow's bundle too), so nothing that is thrown there says more than a code: refusals in the
 * workflow, `JournalFault` in the activity.
 */
export function dataConverter(keys: TemporalSettings['payloadKeys']): DataConverter {
  return { payloadCodecs: [new EncryptionCodec(keys)] };
}

/** A client on its own connection. The caller closes `client.connection`. */
export async function connectClient(settings: TemporalSettings): Promise<Client> {
  const connection = await Connection.connect({ address: settings.address });
  return new Client({
    connection,
    namespace: settings.namespace,
    dataConverter: dataConverter(settings.payloadKeys),
  });
}
