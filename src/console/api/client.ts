import type { ProblemBody } from '../../contracts/http-schemas-problem.js';

/** The server's refusal, in its own words: what is missing, why, and what is possible instead. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly possible: readonly string[] = [],
    readonly body: Partial<ProblemBody> = {},
  ) {
    super(message);
  }
}

/** No answer arrived. Whether the server has acted is unknown, so only the same request may be sent again. */
export class Unanswered extends Error {
  constructor() {
    super('网络不通，没有收到答复。');
  }
}

export interface Asked {
  readonly body?: unknown;
  readonly key?: string;
  /** The version the person saw. */
  readonly basedOn?: number;
}

/** What has to be done at the door before anything else is answered. */
export const HINDRANCES = ['password_due', 'second_factor_due', 'post_over'] as const;

/** A session to renew, an old line too slow, too much at a time. */
const PASSING = [401, 408, 429];

/** Sending the same again, with the same key, may yet succeed: no line, a server that restarts, a door that is shut. */
export function mayHaveBeenLost(error: unknown): boolean {
  if (error instanceof Unanswered) return true;
  if (!(error instanceof Problem)) return false;
  const { status, code } = error;
  return status >= 500 || PASSING.includes(status) || HINDRANCES.some((each) => each === code);
}

/** `crypto.randomUUID` exists on https only, and an office network may have none. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

const PATIENCE_MS = 45_000;

export async function ask<Answer>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  asked: Asked = {},
): Promise<Answer> {
  const { body, key, basedOn } = asked;
  const isForm = body instanceof FormData;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'X-Requested-With': 'console',
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        ...(basedOn === undefined ? {} : { 'If-Match': `"${basedOn}"` }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw new Unanswered();
  }
  if (response.ok) return parsed(text) as Answer;
  throw problemOf(response.status, text);
}

/** A file, or the reason why not. */
export async function askFile(path: string): Promise<Blob> {
  let response: Response;
  let blob: Blob;
  try {
    response = await fetch(`/api${path}`, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'X-Requested-With': 'console' },
    });
    blob = await response.blob();
  } catch {
    throw new Unanswered();
  }
  if (response.ok) return blob;
  throw problemOf(response.status, await blob.text());
}

export function problemOf(status: number, text: string): Problem {
  const problem = (parsed(text) ?? {}) as Partial<ProblemBody>;
  return new Problem(
    status,
    problem.code ?? 'fault',
    problem.detail ?? '服务器没有给出说明，请稍后再试。',
    problem.possible ?? [],
    problem,
  );
}

/** A proxy in between answers in HTML; that is no answer of ours. */
function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** `?a=1&b=2` of what is set. */
export function query(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
