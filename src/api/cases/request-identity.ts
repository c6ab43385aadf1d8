import { createHash, randomUUID } from 'node:crypto';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

/**
 * Who asks the same thing again with the same key gets the same answer and no second effect. The act's id is made
 * of two halves: whose key it is and for what, and what exactly was asked. A key that comes back with other contents
 * is a mistake that must be named: silently doing either thing would be wrong.
 */
export interface RequestIdentity {
  readonly actId: string;
  /** Only with a key of the caller's. */
  readonly keyPart: string | null;
}

const KEY = /^[\x21-\x7e]{8,128}$/;

export function requestIdentity(
  key: string | undefined,
  request: { readonly user: string; readonly about: string; readonly contents: unknown },
): RequestIdentity {
  if (key === undefined) return { actId: randomUUID(), keyPart: null };
  if (!KEY.test(key)) {
    throw new ProblemException(
      422,
      refusal('invalid_field', '「Idempotency-Key」应为 8 至 128 个可见的 ASCII 字符，如一个 UUID。', {
        field: 'Idempotency-Key',
      }),
    );
  }
  const keyPart = digest([request.user, request.about, key], 24);
  return { actId: `${keyPart}-${digest(request.contents ?? null, 16)}`, keyPart };
}

export function keyUsedOtherwise(): ProblemException {
  return new ProblemException(
    422,
    refusal('idempotency_key_reused', '这个 Idempotency-Key 已用于内容不同的请求，请换一个新的。', {
      field: 'Idempotency-Key',
    }),
  );
}

function digest(value: unknown, length: number): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, length);
}
