import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request } from 'express';

const requests = new AsyncLocalStorage<Request>();

/** Whatever is done in `work` is done for this request. */
export function forRequest<T>(request: Request, work: () => T): T {
  return requests.run(request, work);
}

/** The request that is being answered; undefined for work no request has asked for, e.g. the launcher's. */
export function currentRequest(): Request | undefined {
  return requests.getStore();
}
