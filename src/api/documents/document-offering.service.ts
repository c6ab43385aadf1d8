import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DocumentOffers } from '../../contracts/http-schemas-documents.js';
import { DOCUMENT_KINDS, documentKind, type DocumentKindId } from '../../documents/document-kinds.js';
import { asked } from '../../documents/asked.js';
import type { DocumentSource } from '../../documents/document-source.js';
import { subjectOf } from '../../documents/document-subject.js';
import type { Actor } from '../../domain/access/role.js';
import type { Refusal } from '../../domain/refusal.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { seenCase } from '../cases/case-access.js';
import { DocumentSources } from './document-sources.js';
import { notTheIssuer } from './documents.service.js';

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
    return {
      caseNo,
      offers: kinds.map((kind) => ({
        kind,
        label: documentKind(kind).label,
        refusal: inTheWay(actor, kind, filledFrom) ?? null,
        asks: asked(documentKind(kind).asks ?? []),
        warning: documentKind(kind).warning ?? null,
      })),
    };
  }
}

function inTheWay(actor: Actor, kind: DocumentKindId, filledFrom: DocumentSource): Refusal | undefined {
  const subject = subjectOf(kind, filledFrom, undefined);
  return subject.ok ? notTheIssuer(actor, kind, subject.value.authority) : subject.refusal;
}
