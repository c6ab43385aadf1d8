import { hkdfSync } from 'node:crypto';
import type { DataKey } from '../persistence/data-keys.js';
import type { Environment } from './environment.js';
import { namedKeys, payloadKeysOf, type PayloadKeySettings } from './payload-keys.js';

/**
 * The keys of the register as the environment gives them, the current one first. Without `DATA_KEYS` they are made
 * from the payload keys: whoever has not decided about keys yet has a sealed register all the same. Those stay in
 * the ring behind `DATA_KEYS`, so that what they sealed can be read until the register has been sealed anew.
 */
export function dataKeysOf(
  environment: PayloadKeySettings & Partial<Pick<Environment, 'DATA_KEYS'>>,
): [DataKey, ...DataKey[]] {
  const [first, ...others]: readonly DataKey[] = [
    ...namedKeys(environment.DATA_KEYS),
    ...payloadKeysOf(environment).map(({ id, key }) => ({ id: `of-${id}`, key: madeFrom(key) })),
  ];
  if (first === undefined) throw new Error('there is always a payload key to make one from');
  return [first, ...others];
}

function madeFrom(payloadKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', payloadKey, '', 'not-one-less register', 32));
}
