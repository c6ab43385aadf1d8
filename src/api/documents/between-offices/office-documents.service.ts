import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  OfficeDocumentAnswer,
  OfficeDocumentList,
} from '../../../contracts/http-schemas-office-documents.js';
import { answersTo } from '../../../documents/asked.js';
import { documentNumber } from '../../../documents/document-kinds.js';
import { isOfficeKind, officeKind, type OfficeKindId } from '../../../documents/kinds/office-kinds.js';
import { officeDocumentFields } from '../../../documents/office-document.js';
import { authorityName } from '../../../documents/office-names.js';
import { renderDocument } from '../../../documents/render-document.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import { yearOf } from '../../../domain/calendar/plain-date.js';
import { refusal } from '../../../domain/refusal.js';
import { namesByCode } from '../../../persistence/readers/cases-children.js';
import { lockDocument, nextSerial } from '../../../persistence/readers/documents-writing.js';
import {
  insertOfficeDocument,
  officeDocumentSaying,
  officeDocumentsOf,
  officeDocumentWithContent,
  type OfficeDocumentRecord,
} from '../../../persistence/readers/office-documents.js';
import { CountySettings } from '../../cases/county-settings.js';
import type { NamedFile } from '../../file-answer.js';
import { ProblemException } from '../../problem.js';
import { TemplateShelf } from '../templates/template-shelf.service.js';

/** 约谈, 整改, 通报, 纪要 and 责任书: what offices write to each other, under the same rules of number and template. */
@Injectable()
export class OfficeDocuments {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly templates: TemplateShelf,
  ) {}

  async list({ office }: Actor): Promise<OfficeDocumentList> {
    const documents = await officeDocumentsOf(this.source.manager, office);
    return { documents: documents.map(answerOf) };
  }

  async issue(
    actor: Actor,
    wanted: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<OfficeDocumentAnswer> {
    if (!isOfficeKind(wanted)) {
      throw new ProblemException(404, refusal('unknown_document', '没有这一种文书。', { field: 'kind' }));
    }
    const { label, asks, copies } = officeKind(wanted);
    const told = answersTo(label, asks, fields);
    if (!told.ok) throw new ProblemException(422, told.refusal);
    const today = await this.settings.today();
    const agency = actor.office;
    const county = agency.slice(0, 6);
    const toldSha256 = sha256(JSON.stringify(Object.entries(told.value).sort()));
    return this.source.transaction(async (manager) => {
      await lockDocument(manager, agency, wanted, toldSha256);
      const before = await officeDocumentSaying(manager, agency, wanted, toldSha256);
      if (before) return answerOf(before);
      const names = await namesByCode(manager, [county, agency]);
      const places = {
        county: names.get(county) ?? county,
        township: names.get(agency) ?? agency,
        school: '',
      };
      const own = OFFICE_OF[actor.role] === 'township' ? 'township' : 'education_bureau';
      const { full, short } = authorityName(places, own);
      const year = yearOf(today);
      const serial = await nextSerial(manager, agency, wanted, year);
      const number = documentNumber(short, wanted, year, serial);
      const template = await this.templates.inForce(manager, wanted, agency, county);
      const content = renderDocument(
        template.content,
        officeDocumentFields(wanted, {
          number,
          agency: full,
          county: places.county,
          today,
          told: told.value,
        }),
      );
      const document = {
        id: `o-${randomUUID()}`,
        kind: wanted,
        agency,
        year,
        serial,
        number,
        copies,
        toldSha256,
        templateSha256: sha256(template.content),
        sha256: sha256(content),
        content,
        issuedOn: today,
        issuedBy: actor.user,
        issuedAt: new Date(),
      };
      await insertOfficeDocument(manager, document);
      return answerOf(document);
    });
  }

  async file({ office }: Actor, id: string): Promise<NamedFile> {
    const document = await officeDocumentWithContent(this.source.manager, id);
    if (!document?.agency.startsWith(office)) {
      throw new ProblemException(404, refusal('unknown_document', '本单位没有这份文书。', { field: 'id' }));
    }
    const { label } = officeKind(document.kind as OfficeKindId);
    return { name: `${document.number}${label}.docx`, content: document.content };
  }
}

function answerOf(record: OfficeDocumentRecord): OfficeDocumentAnswer {
  const { id, kind, agency, number, copies, issuedOn, issuedBy, sha256: digest } = record;
  const { label } = officeKind(kind as OfficeKindId);
  return { id, kind, label, agency, number, copies, issuedOn, issuedBy, sha256: digest };
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
