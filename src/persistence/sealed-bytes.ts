import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { seal, unseal } from './data-keys.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface SealedBytes {
  /** The key of these bytes alone, sealed with the data keys and bound to `id`. */
  readonly contentKey: string;
  readonly content: Buffer;
}

/** AES-256-GCM under a key made for these bytes: destroying the key destroys them, and a rotation need not move them. */
export function sealBytes(id: string, bytes: Buffer): SealedBytes {
  const key = randomBytes(32);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const content = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { contentKey: seal('attachment_key', `${id} ${key.toString('base64url')}`), content };
}

export function unsealBytes(id: string, { contentKey, content }: SealedBytes): Buffer {
  const [whose, key = ''] = unseal('attachment_key', contentKey).split(' ');
  if (whose !== id) throw new Error('the key belongs to another attachment');
  const opened = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), content.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(id))
    .setAuthTag(content.subarray(-TAG_BYTES));
  return Buffer.concat([opened.update(content.subarray(IV_BYTES, -TAG_BYTES)), opened.final()]);
}

/** The same key under the current data key. */
export function resealedKey(contentKey: string): string {
  return seal('attachment_key', unseal('attachment_key', contentKey));
}
