import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';

export const SESSION_COOKIE = 'session';

export interface FoundToken {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** 256 random bits: nothing to guess, so a fast digest is enough to store it safely. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps. Whoever reads the table cannot sign in with it. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token a request carries. A bearer token wins: it was sent on purpose, a cookie only comes along. */
export function sessionTokenOf(request: Pick<Request, 'header'>): FoundToken | undefined {
  const bearer = /^Bearer\s+([\w-]+)\s*$/i.exec(request.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'bearer' };
  for (const pair of (request.header('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === SESSION_COOKIE && value) return { token: value, by: 'cookie' };
  }
  return undefined;
}
