import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { DocumentAnswer, DocumentList, IssueRequest } from '../../contracts/http-schemas-documents.js';
import { answersTo } from '../../documents/asked.js';
import {
  documentKind,
  documentNumber,
  isDocumentKind,
  type DocumentKindId,
} from '../../documents/document-kinds.js';
import { copiesOf } from '../../documents/data/common-data.js';
import { dayOfDocument } from '../../documents/data/common-data.js';
import { missingBefore } from '../../documents/document-data.js';
import type { DocumentSource } from '../../documents/document-source.js';
import { subjectOf } from '../../documents/document-subject.js';
import { writeDocument } from '../../documents/issue-document.js';
import { issuerName } from '../../documents/office-names.js';
import { asksOf, partyAsks } from '../../documents/paper-asks.js';
import { childDetail } from '../../domain/access/child-detail.js';
import { readsHealthOf } from '../../domain/access/health-permissions.js';
import { OFFICE_OF, type Actor } from '../../domain/access/role.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import type { Authority } from '../../domain/ladder/policy.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { insertDocument, lockDocument, nextSerial } from '../../persistence/readers/documents-writing.js';
import {
  documentAbout,
  documentById,
  documentContent,
  documentFields,
  documentsOf,
  type DocumentRecord,
} from '../../persistence/readers/documents.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { seenCase } from '../cases/case-access.js';
import type { NamedFile } from '../file-answer.js';
import { ProblemException } from '../problem.js';
import { DocumentSources } from './document-sources.js';
import { TemplateShelf } from './templates/template-shelf.service.js';

/** Documents are drawn up once, numbered without gaps and never changed. Who did what stands in the audit. */
@Injectable()
export class Documents {
  constructor(
    private readonly source: DataSource,
    private readonly sources: DocumentSources,
    private readonly templates: TemplateShelf,
  ) {}

  async list(actor: Actor, caseNo: string): Promise<DocumentList> {
    const view = await this.seen(actor, caseNo);
    const documents = await documentsOf(this.source.manager, caseNo);
    const shown = documents.filter(({ kind }) => mayKnowOf(actor, view, kind as DocumentKindId));
    return { caseNo, documents: shown.map(answerOf) };
  }

  async issue(
    actor: Actor,
    caseNo: string,
    wanted: string,
    { about, fields = {} }: IssueRequest,
  ): Promise<DocumentAnswer> {
    const view = await this.seen(actor, caseNo);
    if (!isDocumentKind(wanted)) {
      throw new ProblemException(404, refusal('unknown_document', '没有这一种文书。', { field: 'kind' }));
    }
    mustIssue(actor, wanted);
    const gathered = await this.sources.of(view);
    const told = answersTo(documentKind(wanted).label, this.asks(actor, wanted, gathered, about), fields);
    if (!told.ok) throw new ProblemException(422, told.refusal);
    const filledFrom = { ...gathered, told: told.value };
    const subject = subjectOf(wanted, filledFrom, about);
    if (!subject.ok) throw new ProblemException(409, subject.refusal);
    // A party that is merely known better by now makes no other paper of it.
    const parties = partyAsks(wanted, gathered, subject.value).map(({ field }): string => field);
    const compared = Object.fromEntries(
      Object.entries(told.value).filter(([name]) => name in fields || !parties.includes(name)),
    );
    return auditedTransaction(this.source, async (manager) => {
      await lockDocument(manager, caseNo, wanted, subject.value.about);
      const before = await documentAbout(manager, caseNo, wanted, subject.value.about);
      if (before) return this.same(manager, before, compared);
      const { issuer } = documentKind(wanted);
      const agency = agencyCode(view, wanted, subject.value.authority);
      // Counted in the year it is dated in: 〔2026〕 over a day of 2025 would be nobody's number.
      const year = yearOf(dayOfDocument(wanted, filledFrom, subject.value));
      const serial = await nextSerial(manager, agency, wanted, year);
      const { short } = issuerName(filledFrom.places, issuer, subject.value.authority);
      const number = documentNumber(short, wanted, year, serial);
      const { content: template } = await this.templates.inForce(manager, wanted, agency, view.place.county);
      const written = writeDocument(wanted, filledFrom, subject.value, number, template);
      // The transaction ends here with nothing written: the number goes back into its series.
      if (!written.ok) throw new ProblemException(409, written.refusal);
      const { fields, content, sha256 } = written.value;
      const id = `d-${randomUUID()}`;
      await insertDocument(manager, {
        id,
        caseNo,
        kind: wanted,
        about: subject.value.about,
        agency,
        year,
        serial,
        number,
        copies: copiesOf(wanted, subject.value),
        fields,
        content,
        sha256,
        issuedOn: filledFrom.today,
        issuedBy: actor.user,
        issuedAt: new Date(),
        templateSha256: createHash('sha256').update(template).digest('hex'),
      });
      return answerOf(await this.found(manager, caseNo, id));
    });
  }

  /** What is asked of whoever issues this; nobody fills in a paper that cannot be written yet. */
  private asks(actor: Actor, kind: DocumentKindId, source: DocumentSource, about: string | undefined) {
    const subject = subjectOf(kind, source, about);
    if (!subject.ok) throw new ProblemException(409, subject.refusal);
    const another = notTheIssuer(actor, kind, subject.value.authority);
    if (another) throw forbidden(another);
    const gap = missingBefore(kind, source, subject.value);
    if (gap) throw new ProblemException(409, gap);
    return asksOf(kind, source, subject.value);
  }

  async file(actor: Actor, caseNo: string, id: string): Promise<NamedFile> {
    const view = await this.seen(actor, caseNo);
    const document = await this.found(this.source.manager, caseNo, id);
    mustRead(actor, view, document.kind as DocumentKindId);
    const content = await documentContent(this.source.manager, id);
    if (!content) throw unknownDocument();
    return { name: `${document.number}${documentKind(document.kind as DocumentKindId).label}.docx`, content };
  }

  /** Asking again gives the same document, unless something else was said this time. */
  private async same(
    manager: EntityManager,
    before: DocumentRecord,
    told: Readonly<Record<string, string>>,
  ): Promise<DocumentAnswer> {
    const printed = await documentFields(manager, before.id);
    const differs = Object.keys(told).find((name) => printed[name] !== told[name]);
    if (differs === undefined) return answerOf(before);
    throw new ProblemException(
      409,
      refusal(
        'issued_otherwise',
        `本文书已经出具（${before.number}），其中「${differs}」与此次填写的不同。`,
        {
          field: 'fields',
          possible: ['沿用已出具的文书', '由另一人作废后重新出具'],
        },
      ),
    );
  }

  private async seen(actor: Actor, caseNo: string): Promise<CaseView> {
    return seenCase(actor, await caseByNumber(this.source.manager, caseNo));
  }

  private async found(manager: EntityManager, caseNo: string, id: string): Promise<DocumentRecord> {
    const document = await documentById(manager, caseNo, id);
    if (!document) throw unknownDocument();
    return document;
  }
}

export function unknownDocument(): ProblemException {
  return new ProblemException(404, refusal('unknown_document', '本案没有这份文书。', { field: 'id' }));
}

export function agencyCode({ place }: CaseView, kind: DocumentKindId, authority: Authority): string {
  switch (documentKind(kind).issuer) {
    case 'school':
      return place.school;
    case 'authority':
      return authority === 'township' ? place.township : place.county;
    case 'justice':
      return `${place.county}-justice`;
  }
}

function mustIssue(actor: Actor, kind: DocumentKindId): void {
  const { roles, label } = documentKind(kind);
  if (roles.includes(actor.role)) return;
  throw forbidden(
    refusal(
      'not_your_role',
      `《${label}》由${roles.map((role) => ROLE_LABELS[role]).join('、')}出具，${ROLE_LABELS[actor.role]}不能出具。`,
    ),
  );
}

/** Of two authorities the one that decided writes; nobody writes in the other's name (trap 11). */
export function notTheIssuer(actor: Actor, kind: DocumentKindId, authority: Authority): Refusal | undefined {
  if (documentKind(kind).issuer !== 'authority') return undefined;
  const own: Authority = OFFICE_OF[actor.role] === 'township' ? 'township' : 'education_bureau';
  return own === authority
    ? undefined
    : refusal('not_the_decision_maker', '文书只能由作出决定的机关以自己的名义出具。');
}

/** A 移送函 to 残联 or 卫生健康 tells as much as 送教上门记录 does, and its name is that of any other 移送函. */
function mayKnowOf(actor: Actor, view: CaseView, kind: DocumentKindId): boolean {
  return documentKind(kind).tellsHealth !== true || readsHealthOf(actor, view);
}

/** The court and the justice office read what goes to them; another school reads no papers at all. */
export function mustRead(actor: Actor, view: CaseView, kind: DocumentKindId): void {
  // Not even that there is one.
  if (!mayKnowOf(actor, view, kind)) throw unknownDocument();
  if (childDetail(actor, view) === 'words_too') return;
  const shared: readonly DocumentKindId[] = ['order', 'notice', 'demand', 'request', 'service_receipt'];
  const isLegal = actor.role === 'justice_official' || actor.role === 'court_liaison';
  if (isLegal && (shared.includes(kind) || actor.role === 'court_liaison')) return;
  throw forbidden(refusal('not_your_role', `${ROLE_LABELS[actor.role]}不查看这份文书。`));
}

function forbidden(because: Refusal): ProblemException {
  return new ProblemException(403, because);
}

function answerOf(record: DocumentRecord): DocumentAnswer {
  const { id, kind, about, number, copies, issuedOn, issuedBy, sha256, voidedOn, voidReason } = record;
  const { label } = documentKind(kind as DocumentKindId);
  return {
    id,
    kind,
    label,
    about,
    number,
    copies,
    issuedOn,
    issuedBy,
    sha256,
    voidedOn,
    voidReason,
  };
}
