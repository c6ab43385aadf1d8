import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * For whom a connection to the database works.
 * - `person`: somebody who is signed in, in one post (ADR 7). Row security shows what that post may see.
 * - `system`: work no person does, e.g. the worker's journal. Sees everything, and must say by name what it is.
 * - `nobody`: before it is known who asks. Sees no child; what nobody has thought about lands here.
 * - `owner`: migrations and tests, which change the schema itself. Never the work of a service.
 */
export type Principal =
  | { readonly kind: 'person'; readonly user: string; readonly role: string; readonly office: string }
  | { readonly kind: 'system'; readonly why: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'owner' };

export const NOBODY: Principal = { kind: 'nobody' };

/** The schema's owner: for migrations and tests. */
export const OWNER: Principal = { kind: 'owner' };

/** Work that is nobody's in particular and everybody's. @param why its name, for whoever reads the code that asks. */
export function system(why: string): Principal {
  return { kind: 'system', why };
}

interface Work {
  principal: Principal;
}

const works = new AsyncLocalStorage<Work>();

/** For whom the current piece of work is done; undefined where nobody has said so. */
export function currentPrincipal(): Principal | undefined {
  return works.getStore()?.principal;
}

/** Begins a piece of work of which it is not known yet whose it is: see {@link itIs}. */
export function beginWork<T>(work: () => T): T {
  return works.run({ principal: NOBODY }, work);
}

/** From here on the current piece of work is this principal's. */
export function itIs(principal: Principal): void {
  const work = works.getStore();
  if (!work) throw new Error('nobody has begun a piece of work that could be somebody’s');
  work.principal = principal;
}

/**
 * Does what the person who asks could not do: compare with the whole register, wait for a ledger that is no longer
 * theirs to see. What comes back is shown to them only as far as the caller decides: keep it small.
 *
 * A transaction works for whom it was begun for: this has no effect on one that is open already.
 */
export function asSystem<T>(why: string, work: () => Promise<T>): Promise<T> {
  return works.run({ principal: system(why) }, work);
}

/** For what runs later and elsewhere, e.g. a stream: it works for whom it was made. */
export function boundToPrincipal<Arguments extends unknown[], T>(
  work: (...given: Arguments) => T,
): (...given: Arguments) => T {
  const principal = currentPrincipal() ?? NOBODY;
  return (...given) => works.run({ principal }, () => work(...given));
}
