import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './drill-driver.js';
import type { Refusal } from '../../domain/refusal.js';

export type ApiAnswer<Body> =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly refusal: Refusal };

interface SignedIn {
  readonly token: string;
  readonly user: { readonly posts: readonly (Desk & { readonly id: string; readonly active: boolean })[] };
}

/** An answer the rules cannot explain; the drill stops, because nothing it would find after this means anything. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
}

const TRIES = 40;
const LONGEST_PAUSE_MS = 2_000;

/** The API over HTTP, as a program of somebody else's would use it: bearer token, one key per intention. */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @param desk where to work, for people who hold several posts. */
  async signIn(login: string, password: string, desk?: Desk): Promise<string> {
    const answer = await this.post<SignedIn>('/login', { login, password });
    if (!answer.ok) throw new ApiFault(`${login} cannot sign in: ${answer.refusal.code}`);
    const { token, user } = answer.body;
    const post = desk && user.posts.find(({ role, office }) => role === desk.role && office === desk.office);
    if (post && !post.active) {
      const chosen = await this.post('/me/post', { post: post.id }, token);
      if (!chosen.ok) throw new ApiFault(`${login} cannot work in ${post.id}: ${chosen.refusal.code}`);
    }
    return token;
  }

  get<Body>(path: string, token: string): Promise<ApiAnswer<Body>> {
    return this.ask<Body>(path, { headers: { authorization: `Bearer ${token}` } });
  }

  post<Body>(path: string, body: object, token?: string): Promise<ApiAnswer<Body>> {
    return this.change<Body>('POST', path, body, token);
  }

  put<Body>(path: string, body: object, token?: string): Promise<ApiAnswer<Body>> {
    return this.change<Body>('PUT', path, body, token);
  }

  private change<Body>(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    token?: string,
  ): Promise<ApiAnswer<Body>> {
    return this.ask<Body>(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  }

  /** A lost answer is asked for again with the same key: the act is done once all the same. */
  private async ask<Body>(path: string, request: RequestInit): Promise<ApiAnswer<Body>> {
    for (let tried = 1; ; tried += 1) {
      try {
        const response = await fetch(`${this.baseUrl}/api${path}`, { ...request, signal: this.signal });
        const body = (await response.json()) as unknown;
        if (response.ok) return { ok: true, body: body as Body };
        if (response.status < 500) return { ok: false, refusal: refusalOf(body) };
        if (tried === TRIES)
          throw new ApiFault(`${path} answers ${response.status}: ${JSON.stringify(body)}`);
      } catch (error) {
        this.signal.throwIfAborted();
        if (error instanceof ApiFault || tried === TRIES) throw error;
      }
      await sleep(Math.min(100 * tried, LONGEST_PAUSE_MS), undefined, { signal: this.signal });
    }
  }
}

function refusalOf(body: unknown): Refusal {
  const { code, detail, field, value } = (body ?? {}) as Record<string, string | undefined>;
  return {
    code: code ?? 'unexplained',
    message: detail ?? JSON.stringify(body),
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
  };
}
