import type { PayloadKey } from '../temporal/payload-codec.js';
import type { Environment } from './environment.js';

/** The key that encrypts what Temporal keeps, as the environment gives it. */
export function payloadKeysOf(
  environment: Pick<Environment, 'PAYLOAD_KEY' | 'PAYLOAD_KEY_ID'>,
): [PayloadKey] {
  return [{ id: environment.PAYLOAD_KEY_ID, key: Buffer.from(environment.PAYLOAD_KEY, 'base64') }];
}
