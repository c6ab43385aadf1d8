import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';

const ENCODING = 'binary/encrypted-aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A 32-byte key and the name under which histories refer to it. */
export interface PayloadKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/**
 * Encrypts every payload that leaves this process for Temporal: inputs, results, updates, signals, failures.
 * The first key encrypts, all of them decrypt, so a key can be replaced while old histories stay readable.
 * A payload that is not ours (an operator's signal from the CLI) passes through unchanged.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly byId: ReadonlyMap<string, Uint8Array>;

  constructor(private readonly keys: readonly [PayloadKey, ...PayloadKey[]]) {
    for (const { id, key } of keys) {
      if (key.length !== 32) throw new Error(`payload key "${id}" must have 32 bytes, has ${key.length}`);
    }
    this.byId = new Map(keys.map(({ id, key }) => [id, key]));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) =>
      textOf(payload.metadata?.['encoding']) === ENCODING ? this.decrypt(payload) : payload,
    );
  }

  private encrypt(payload: Payload): Payload {
    const [{ id, key }] = this.keys;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const plain = Buffer.from(JSON.stringify(serialized(payload)), 'utf8');
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return {
      metadata: { encoding: bytesOf(ENCODING), 'encryption-key-id': bytesOf(id) },
      data: Buffer.concat([iv, cipher.getAuthTag(), body]),
    };
  }

  private decrypt(payload: Payload): Payload {
    const id = textOf(payload.metadata?.['encryption-key-id']);
    const key = this.byId.get(id);
    if (!key) throw new Error(`no payload key "${id}": this history was written under another PAYLOAD_KEY`);
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES));
    decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return deserialized(JSON.parse(plain.toString('utf8')) as SerializedPayload);
  }
}

interface SerializedPayload {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: string;
}

function serialized(payload: Payload): SerializedPayload {
  const metadata = Object.entries(payload.metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  return { metadata: Object.fromEntries(metadata), data: Buffer.from(payload.data ?? []).toString('base64') };
}

function deserialized(payload: SerializedPayload): Payload {
  const metadata = Object.entries(payload.metadata).map(([name, value]) => [
    name,
    Buffer.from(value, 'base64'),
  ]);
  return { metadata: Object.fromEntries(metadata), data: Buffer.from(payload.data, 'base64') };
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : '';
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
