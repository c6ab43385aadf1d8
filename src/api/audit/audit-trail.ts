import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import { appendAudit } from '../../persistence/readers/audit.js';
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

/** Writes the audit. The place of each entry in the chain goes to the log too, which is kept outside the database. */
@Injectable()
export class AuditTrail {
  private readonly logger = new Logger('audit');

  constructor(private readonly source: DataSource) {}

  async record(request: SignedInRequest, { result, code, answer }: Outcome): Promise<void> {
    const rule = ruleFor(request);
    if (rule?.action == null) return;
    const { signedIn } = request;
    const note = notesOf(request);
    const named = namedIn(request);
    const subjects = new Set([...subjectsIn([named, answer]), ...(note.subjects ?? [])]);
    const anchor = await appendAudit(this.source.manager, {
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
    });
    this.logger.log({ auditSeq: anchor.seq, auditHash: anchor.hash });
  }
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
