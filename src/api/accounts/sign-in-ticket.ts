import type { Request, Response } from 'express';

const TICKET_COOKIE = 'sign_in';
/** Time to find one's password at the provider, or one's telephone. */
export const STEP_LIFETIME_MS = 10 * 60_000;

export function cookieFor(request: Request) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure } as const;
}

const onlyForLogin = (request: Request) => ({ ...cookieFor(request), path: '/api/login' });

/** Binds a half-done sign-in to the browser that began it: nobody can be signed in by an answer somebody else got. */
export function giveTicket(request: Request, response: Response, ticket: string): void {
  response.cookie(TICKET_COOKIE, ticket, { ...onlyForLogin(request), maxAge: STEP_LIFETIME_MS });
}

export function ticketOf(request: Request): string | undefined {
  for (const pair of (request.header('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === TICKET_COOKIE && value) return value;
  }
  return undefined;
}

export function takeTicketBack(request: Request, response: Response): void {
  response.clearCookie(TICKET_COOKIE, onlyForLogin(request));
}
