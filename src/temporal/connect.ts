import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec, type PayloadKey } from './payload-codec.js';

export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly payloadKeys: readonly [PayloadKey, ...PayloadKey[]];
}

/** Payloads, failure messages and stack traces are all encrypted: a history shows codes of the engine, nothing else. */
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
