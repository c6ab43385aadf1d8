import { Logger } from '@nestjs/common';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import { appendAudit, type NewAuditEntry } from '../../persistence/readers/audit.js';
import type { SignedInRequest } from '../accounts/current-account.js';
import { requestIdOf } from '../problem-request.js';
import { ruleFor } from '../request-route.js';
import { notesOf } from './audit-notes.js';
import { subjectsIn } from './shown-subjects.js';

export interface Outcome {
  readonly result: 'allowed' | 'refused' | 'failed';
  readonly code: string | null;
  /** What is about to be shown. */
  readonly answer?: unknown;
}

/** A code, never words: whatever else an address may hold stays out of the audit. */
const CODE = /^[\w.:-]{1,80}$/;

const logger = new Logger('audit');

/** What is to be written of a request; undefined for what says nothing about anybody. */
export function entryOf(
  request: SignedInRequest,
  { result, code, answer }: Outcome,
): NewAuditEntry | undefined {
  const rule = ruleFor(request);
  if (rule?.action == null) return undefined;
  const { signedIn } = request;
  const note = notesOf(request);
  const named = namedIn(request);
  const subjects = new Set([...subjectsIn([named, answer]), ...(note.subjects ?? [])]);
  return {
    actor: note.actor ?? signedIn ?? null,
    onBehalfOf: onBehalfOf(note.actor ?? signedIn),
    action: rule.action,
    object: note.object ?? (named.length > 0 ? named.join(' ') : null),
    subjects: [...subjects].sort(),
    detail: note.detail ?? null,
    result,
    code,
    ip: request.ip ?? null,
    requestId: requestIdOf(request),
  };
}

/** The place of each entry in the chain goes to the log too, which is kept outside the database. */
export async function writeEntry(manager: EntityManager, entry: NewAuditEntry): Promise<() => void> {
  const anchor = await appendAudit(manager, entry);
  return () => logger.log({ auditSeq: anchor.seq, auditHash: anchor.hash });
}

/** Entries that stand already, because what they tell has been committed together with them. */
const standing = new WeakMap<Request, NewAuditEntry>();

export function entryStands(request: Request, entry: NewAuditEntry): void {
  standing.set(request, entry);
}

/** Whether an entry would only repeat what stands: the same result, and nobody shown who is not named there. */
export function standsAlready(request: Request, entry: NewAuditEntry): boolean {
  const before = standing.get(request);
  return (
    before !== undefined &&
    before.result === entry.result &&
    before.object === entry.object &&
    before.detail === entry.detail &&
    entry.subjects.every((subject) => before.subjects.includes(subject))
  );
}

/** Whom a substitute (代理) stood in for. */
function onBehalfOf(person: object | undefined): string | null {
  const { actor } = (person ?? {}) as { readonly actor?: Partial<Actor> };
  return actor?.actingFor ?? null;
}

function namedIn({ params }: Request): readonly string[] {
  return Object.values(params)
    .flat()
    .map((value) => (CODE.test(value) ? value : '?'));
}
