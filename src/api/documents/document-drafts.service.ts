import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentData } from '../../documents/document-data.js';
import { documentKind } from '../../documents/document-kinds.js';
import type { DocumentSource, Subject } from '../../documents/document-source.js';
import { partyAsks } from '../../documents/paper-asks.js';
import { renderDocument } from '../../documents/render-document.js';
import type { Actor } from '../../domain/access/role.js';
import type { Paper } from '../../domain/ladder/case-state.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { seenCase } from '../cases/case-access.js';
import type { NamedFile } from '../file-answer.js';
import { ProblemException } from '../problem.js';
import { DocumentSources } from './document-sources.js';
import { agencyCode, mustRead, unknownDocument } from './documents.service.js';
import { TemplateShelf } from './templates/template-shelf.service.js';

/** What only its approval and its issuing give a paper. */
const NOT_YET = { 文号: '（拟稿，批准后编号）', 成文日期: '　　　　年　　月　　日' };
const LATER = '（出具时填写）';

/**
 * Who reviews, approves or returns a paper signs for its words, so they read them before it has a number: the very text
 * that will be printed, kept nowhere.
 */
@Injectable()
export class DocumentDrafts {
  constructor(
    private readonly source: DataSource,
    private readonly sources: DocumentSources,
    private readonly templates: TemplateShelf,
  ) {}

  async draft(actor: Actor, caseNo: string, id: string): Promise<NamedFile> {
    const { manager } = this.source;
    const view = seenCase(actor, await caseByNumber(manager, caseNo));
    const paper = view.papers.find((each) => each.id === id);
    if (!paper) throw unknownDocument();
    const { kind, authority } = paper;
    mustRead(actor, view, kind);
    const subject = { about: id, authority, paper };
    const gathered = await this.sources.of(view);
    const filledFrom = { ...gathered, told: toldLater(kind, gathered, subject) };
    const data = documentData(kind, filledFrom, subject, NOT_YET.文号);
    if (!data.ok) throw new ProblemException(409, data.refusal);
    const agency = agencyCode(view, kind, authority);
    const { content: template } = await this.templates.inForce(manager, kind, agency, view.place.county);
    const content = renderDocument(template, { ...data.value, ...NOT_YET });
    return { name: `${documentKind(kind).label}（拟稿）.docx`, content };
  }
}

/** Whom it names is shown as far as it is known. */
function toldLater(kind: Paper['kind'], source: DocumentSource, subject: Subject): DocumentSource['told'] {
  return Object.fromEntries([
    ...partyAsks(kind, source, subject).map(({ field, otherwise }) => [field, otherwise ?? LATER]),
    ...(documentKind(kind).asks ?? []).map(({ field }) => [field, LATER]),
  ]);
}
