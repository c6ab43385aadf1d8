import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

/** By request and not on it: nothing a client sends can pretend to be its number. */
const numbers = new WeakMap<Request, string>();

/** The number under which a request stands in our log, in its answer's header and in its problem. */
export function requestIdOf(request: Request): string {
  const known = numbers.get(request);
  if (known !== undefined) return known;
  const fresh = randomUUID();
  numbers.set(request, fresh);
  return fresh;
}

export interface RequestLog {
  log(entry: object): void;
}

/**
 * Numbers each request and logs it when it is done: the route's pattern and never the address itself, which may hold
 * a search for a child's name.
 */
export function traceRequests(logger: RequestLog) {
  return (request: Request, response: Response, next: () => void): void => {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    response.setHeader('X-Request-Id', requestId);
    // Answers speak of children: no browser or proxy keeps them.
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.once('close', () => {
      const { route } = request as { route?: { path?: unknown } };
      logger.log({
        requestId,
        method: request.method,
        route: typeof route?.path === 'string' ? route.path : 'unmatched',
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
        ...(response.writableFinished ? {} : { aborted: true }),
      });
    });
    next();
  };
}
