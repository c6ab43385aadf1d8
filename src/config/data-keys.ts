import { hkdfSync } from 'node:crypto';
import type { DataKey } from '../persistence/data-keys.js';
import type { Environment } from './environment.js';

/**
 * The keys of the register as the environment gives them, the current one first. Without `DATA_KEYS` there is one
 * made from the payload key: whoever has not decided about keys yet has a sealed register all the same. It stays in
 * the ring behind `DATA_KEYS`, so that what it sealed can be read until the register has been sealed anew.
 */
export function dataKeysOf({
  DATA_KEYS,
  PAYLOAD_KEY,
  PAYLOAD_KEY_ID,
}: Pick<Environment, 'DATA_KEYS' | 'PAYLOAD_KEY' | 'PAYLOAD_KEY_ID'>): [DataKey, ...DataKey[]] {
  const made: DataKey = {
    id: `of-${PAYLOAD_KEY_ID}`,
    key: Buffer.from(hkdfSync('sha256', Buffer.from(PAYLOAD_KEY, 'base64'), '', 'not-one-less register', 32)),
  };
  const given = (DATA_KEYS ?? '').split(',').flatMap((pair): DataKey[] => {
    const [id, key] = pair.split(':');
    return id && key ? [{ id, key: Buffer.from(key, 'base64') }] : [];
  });
  const [first, ...others] = given;
  return first === undefined ? [made] : [first, ...others, made];
}
