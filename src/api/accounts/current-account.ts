import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ADMIN_LABELS, isAdminRole, type AdminRole } from '../../domain/access/admin-role.js';
import type { Actor, Role } from '../../domain/access/role.js';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';

/** The person behind a request, as the session says. */
export interface SignedIn {
  /** Account code, e.g. `u-1007`. */
  readonly user: string;
  /** For greeting the person; it never enters a workflow. */
  readonly name: string;
  readonly role: Role;
  /** Code of the office held; see {@link Actor.office}. */
  readonly office: string;
  /** The password was chosen by somebody else and must be changed before anything. */
  readonly passwordDue?: boolean;
  /** Id of the one post the session works in. */
  readonly post?: string;
  /** That post has ended meanwhile: it opens nothing but the way to another. */
  readonly postOver?: boolean;
  /** The county asks a second factor of this post, and there is none yet. */
  readonly secondFactorDue?: boolean;
  /** A machine, by its API token: the doors it has been given; see `domain/access/machine-doors`. */
  readonly doors?: readonly string[];
  /** The same person in codes only, fit for workflow messages and the journal. */
  readonly actor: Actor;
}

/** An administrator of the system. There is no actor in it: whatever needs one is closed to them by its type. */
export interface SignedInAdmin {
  readonly user: string;
  readonly name: string;
  readonly role: AdminRole;
  readonly office: string;
  readonly passwordDue?: boolean;
  readonly post?: string;
  readonly postOver?: boolean;
  readonly secondFactorDue?: boolean;
}

export type SignedInPerson = SignedIn | SignedInAdmin;

/** Where {@link SessionGuard} leaves what it found out, so that no route has to ask again. */
export interface SignedInRequest extends Request {
  signedIn?: SignedInPerson;
}

/** The signed-in caseworker as a route's argument. */
export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const signedIn = personBehind(context);
  if ('actor' in signedIn) return signedIn;
  throw new ProblemException(
    403,
    refusal('not_your_role', `${ADMIN_LABELS[signedIn.role]}不办理、也不查看个案。`),
  );
});

/** Whoever is signed in, administrators too. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedInPerson =>
  personBehind(context),
);

export function isAdmin(person: SignedInPerson): person is SignedInAdmin {
  return isAdminRole(person.role);
}

function personBehind(context: ExecutionContext): SignedInPerson {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  // A public route has nobody to hand over: a fault of ours, not of the caller.
  if (signedIn === undefined) throw new Error('a signed-in person is asked for on a route that is @Public()');
  return signedIn;
}
