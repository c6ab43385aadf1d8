import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, Role } from '../../domain/access/role.js';

/** The person behind a request, as the session says. */
export interface SignedIn {
  /** Account code, e.g. `u-1007`. */
  readonly user: string;
  /** For greeting the person; it never enters a workflow. */
  readonly name: string;
  readonly role: Role;
  /** Code of the office held; see {@link Actor.office}. */
  readonly office: string;
  /** The same person in codes only, fit for workflow messages and the journal. */
  readonly actor: Actor;
}

/** Where {@link SessionGuard} leaves what it found out, so that no route has to ask again. */
export interface SignedInRequest extends Request {
  signedIn?: SignedIn;
}

/** The signed-in person as a route's argument. */
export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  // A public route has nobody to hand over: a fault of ours, not of the caller.
  if (signedIn === undefined) throw new Error('@CurrentAccount() stands on a route that is @Public()');
  return signedIn;
});
