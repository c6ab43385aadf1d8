import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ValueTransformer } from 'typeorm';

/** A key for what identifies people in the register. Its id stands beside everything it has sealed. */
export interface DataKey {
  /** Letters, digits, dots and dashes. */
  readonly id: string;
  /** 32 random bytes. */
  readonly key: Buffer;
}

/** The columns of the register that are sealed, and what documents printed from it. */
export type SealedColumn =
  | 'id_number'
  | 'student_number'
  | 'phone'
  | 'hukou_address'
  | 'home_address'
  | 'totp_secret'
  | 'document_fields'
  | 'document_content'
  | 'attachment_key';

/** What is bound to its column alone, and what is bound to its row as well. */
const COLUMN_BOUND = 'v1';
const ROW_BOUND = 'v2';
const IV_BYTES = 12;
const TAG_BYTES = 16;

let ring: readonly DataKey[] = [];

/**
 * Gives this process its keys: the first seals, all of them open. A process has one register and so one ring; keys it
 * has once been given stay good for reading until it ends.
 */
export function useDataKeys(keys: readonly [DataKey, ...DataKey[]]): void {
  const known = new Set(keys.map(({ id }) => id));
  ring = [...keys, ...ring.filter(({ id }) => !known.has(id))];
}

/**
 * AES-256-GCM. The column is sealed in, and the row where one is given: a number can be moved neither to where it would
 * be shown nor to another child.
 *
 * @param row the code of the child, or whatever else names the row for good.
 */
export function seal(column: SealedColumn, value: string, row?: string): string {
  const { id, key } = current();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derived(key, 'seal'), iv).setAAD(boundTo(id, column, row));
  const sealed = Buffer.concat([iv, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${row === undefined ? COLUMN_BOUND : ROW_BOUND}:${id}:${sealed.toString('base64url')}`;
}

/** What was written before the register was sealed comes back as it is; `sealRegister` finds and seals it. */
export function unseal(column: SealedColumn, stored: string, row?: string): string {
  const [version, id = '', text = ''] = stored.split(':');
  if (version !== COLUMN_BOUND && version !== ROW_BOUND) return stored;
  const key = ring.find((each) => each.id === id)?.key;
  if (key === undefined) throw new Error(`the data key "${id}" is missing: add it to DATA_KEYS`);
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', derived(key, 'seal'), bytes.subarray(0, IV_BYTES))
    .setAAD(boundTo(id, column, version === ROW_BOUND ? (row ?? '') : undefined))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  return Buffer.concat([opened, decipher.final()]).toString('utf8');
}

/** What a number is found again by, and by which two cannot be the same: a keyed digest that says nothing else. */
export function blindIndex(column: SealedColumn, value: string): string {
  return digest(current(), column, value);
}

/** The same under every key of the ring: during a rotation both are in the register. */
export function blindIndexes(column: SealedColumn, values: readonly string[]): readonly string[] {
  current();
  return values.flatMap((value) => ring.map((key) => digest(key, column, value)));
}

/** How everything begins that is sealed with the current key. */
export function currentSeal(bound: 'to its column' | 'to its row' = 'to its column'): string {
  return `${bound === 'to its row' ? ROW_BOUND : COLUMN_BOUND}:${current().id}:`;
}

export function sealed(column: SealedColumn): ValueTransformer {
  return {
    to: (value: unknown) => (typeof value === 'string' ? seal(column, value) : value),
    from: (stored: unknown) => (typeof stored === 'string' ? unseal(column, stored) : stored),
  };
}

/** Without keys nothing is written: a register in the clear would be noticed by nobody. */
function current(): DataKey {
  const [first] = ring;
  if (first === undefined) throw new Error('no data keys: useDataKeys() has not been called in this process');
  return first;
}

function digest({ id, key }: DataKey, column: SealedColumn, value: string): string {
  const mac = createHmac('sha256', derived(key, 'index')).update(`${column}:${value}`);
  return `${id}:${mac.digest('base64url')}`;
}

const derivations = new WeakMap<Buffer, Map<string, Buffer>>();

/** One key is given, two are used: what finds must not be able to open. */
function derived(key: Buffer, purpose: 'seal' | 'index'): Buffer {
  const known = derivations.get(key) ?? new Map<string, Buffer>();
  derivations.set(key, known);
  const made =
    known.get(purpose) ?? Buffer.from(hkdfSync('sha256', key, '', `not-one-less register ${purpose}`, 32));
  known.set(purpose, made);
  return made;
}

function boundTo(id: string, column: SealedColumn, row: string | undefined): Buffer {
  const version = row === undefined ? COLUMN_BOUND : ROW_BOUND;
  return Buffer.from(`${version}:${id}:pupil.${column}${row === undefined ? '' : `:${row}`}`);
}
