import type { PayloadKey } from '../temporal/payload-codec.js';
import type { Environment } from './environment.js';

export type PayloadKeySettings = Pick<Environment, 'PAYLOAD_KEY' | 'PAYLOAD_KEY_ID'> &
  Partial<Pick<Environment, 'PAYLOAD_KEYS_OLDER'>>;

/**
 * The keys of what Temporal keeps, as the environment gives them: the first encrypts, the older ones still open
 * the histories that were written with them.
 */
export function payloadKeysOf(environment: PayloadKeySettings): [PayloadKey, ...PayloadKey[]] {
  return [
    keyNamed(environment.PAYLOAD_KEY_ID, environment.PAYLOAD_KEY),
    ...namedKeys(environment.PAYLOAD_KEYS_OLDER),
  ];
}

interface NamedKey extends PayloadKey {
  readonly key: Buffer;
}

/** `name:<base64>,name:<base64>` → keys in the same order. The environment's schema has checked the form. */
export function namedKeys(pairs: string | undefined): NamedKey[] {
  return (pairs ?? '').split(',').flatMap((pair) => {
    const [id, key] = pair.split(':');
    return id && key ? [keyNamed(id, key)] : [];
  });
}

function keyNamed(id: string, base64: string): NamedKey {
  return { id, key: Buffer.from(base64, 'base64') };
}
