import type { NextFunction, Request, Response } from 'express';
import { refusal } from '../../domain/refusal.js';
import { digestOf, sessionTokenOf } from '../accounts/session-token.js';
import { ProblemException } from '../problem.js';

export interface Rates {
  /** Sign-ins a minute from one address: a school behind one, in the morning. */
  readonly logins: number;
  /** Requests a minute of one session, or of one address without a session. */
  readonly requests: number;
}

export const LIVE_RATES: Rates = { logins: 60, requests: 1_200 };

const WINDOW_MS = 60_000;
/** More callers than a county has; beyond them the oldest count is forgotten, so that memory stays bounded. */
const MOST_CALLERS = 20_000;

/** Counted by each API process for itself; the lock of an account after failures is in the database and holds for all. */
export function limitRates(rates: Rates, now: () => number = Date.now) {
  const counts = new Map<string, { count: number; readonly until: number }>();
  const count = (caller: string): { count: number; readonly until: number } => {
    const time = now();
    const known = counts.get(caller);
    const current = known && known.until > time ? known : { count: 0, until: time + WINDOW_MS };
    current.count += 1;
    if (known !== current) {
      counts.delete(caller);
      counts.set(caller, current);
    }
    const [oldest] = counts.keys();
    if (counts.size > MOST_CALLERS && oldest !== undefined) counts.delete(oldest);
    return current;
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    const isLogin = request.method === 'POST' && /^\/api\/login(\/|$)/.test(request.path);
    const token = isLogin ? undefined : sessionTokenOf(request)?.token;
    const caller = token === undefined ? `${isLogin ? 'login' : 'from'} ${request.ip}` : digestOf(token);
    const used = count(caller);
    if (used.count <= (isLogin ? rates.logins : rates.requests)) return next();
    const seconds = Math.max(1, Math.ceil((used.until - now()) / 1_000));
    response.setHeader('Retry-After', String(seconds));
    next(new ProblemException(429, refusal('too_many_requests', `操作过于频繁，请 ${seconds} 秒后再试。`)));
  };
}
