import type { Request } from 'express';
import { currentRequest } from './current-request.js';

/** What a route knows and the audit cannot see from outside. Codes only: the audit names no child. */
export interface AuditNotes {
  readonly actor?: { readonly user: string; readonly role: string; readonly office: string };
  readonly object?: string;
  readonly subjects?: readonly string[];
  readonly detail?: string;
}

const notes = new WeakMap<Request, AuditNotes>();

export function noteForAudit(request: Request, note: AuditNotes): void {
  notes.set(request, { ...notes.get(request), ...note });
}

/** The same where the request is not at hand. */
export function noteForAuditHere(note: AuditNotes): void {
  const request = currentRequest();
  if (request) noteForAudit(request, note);
}

export function notesOf(request: Request): AuditNotes {
  return notes.get(request) ?? {};
}
