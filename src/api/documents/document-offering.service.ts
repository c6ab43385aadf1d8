import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentOffers } from '../../contracts/http-schemas-documents.js';
import { DOCUMENT_KINDS, documentKind, type DocumentKindId } from '../../documents/document-kinds.js';
import { missingBefore } from '../../documents/document-data.js';
import type { DocumentSource, Subject } from '../../documents/document-source.js';
import { subjectOf } from '../../documents/document-subject.js';
import { asksOf } from '../../documents/paper-asks.js';
import type { Actor } from '../../domain/access/role.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { seenCase } from '../cases/case-access.js';
import { DocumentSources } from './document-sources.js';
import { notTheIssuer } from './documents.service.js';
import { shownAsks } from './shown-asks.js';

/** What somebody could draw up for a case now, judged by the very rules that would refuse it. */
@Injectable()
export class DocumentOffering {
  constructor(
    private readonly source: DataSource,
    private readonly sources: DocumentSources,
  ) {}

  async offers(actor: Actor, caseNo: string): Promise<DocumentOffers> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    const kinds = (Object.keys(DOCUMENT_KINDS) as DocumentKindId[]).filter((kind) =>
      documentKind(kind).roles.includes(actor.role),
    );
    if (kinds.length === 0) return { caseNo, offers: [] };
    const filledFrom = await this.sources.of(view);
    return { caseNo, offers: kinds.map((kind) => offer(actor, kind, filledFrom)) };
  }
}

function offer(actor: Actor, kind: DocumentKindId, source: DocumentSource): DocumentOffers['offers'][number] {
  const { label, warning = null, asks = [] } = documentKind(kind);
  const subject = subjectOf(kind, source, undefined);
  const because = subject.ok ? inTheWay(actor, kind, source, subject.value) : subject.refusal;
  return {
    kind,
    label,
    about: subject.ok ? paperNamed(kind, subject.value) : null,
    refusal: because ?? null,
    asks: shownAsks(subject.ok && !because ? asksOf(kind, source, subject.value) : asks),
    warning,
  };
}

/** The paper, and the guardian of a receipt, as the request to issue names them. */
function paperNamed(kind: DocumentKindId, { paper, addressee }: Subject): string | null {
  const { about } = documentKind(kind);
  return paper && (about === 'paper' || about === 'statement')
    ? [paper.id, ...(addressee ? [addressee] : [])].join('-')
    : null;
}

function inTheWay(
  actor: Actor,
  kind: DocumentKindId,
  source: DocumentSource,
  subject: Subject,
): Refusal | undefined {
  const number = source.issued.get(`${kind}:${subject.about}`);
  return (
    notTheIssuer(actor, kind, subject.authority) ??
    missingBefore(kind, source, subject) ??
    (number === undefined ? undefined : alreadyIssued(kind, number))
  );
}

/** Asked for again, it is the same sheet: a second one comes only after the first has been voided. */
function alreadyIssued(kind: DocumentKindId, number: string): Refusal {
  return refusal('already_issued', `《${documentKind(kind).label}》已经出具（${number}），不再另出一份。`, {
    possible: ['沿用已出具的文书', '确有错误的，由另一人复核作废后重新出具'],
  });
}
