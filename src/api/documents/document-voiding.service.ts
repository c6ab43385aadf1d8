import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { VoidRequest } from '../../contracts/http-schemas-documents.js';
import type { SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import { OFFICE_OF, type Actor } from '../../domain/access/role.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import type { Scope } from '../../domain/second-person/second-person.js';
import { TWO_PERSON_ACTS } from '../../domain/second-person/two-person-acts.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { voidDocument } from '../../persistence/readers/documents-writing.js';
import { documentById } from '../../persistence/readers/documents.js';
import type { SecondPersonRecord } from '../../persistence/readers/second-person.js';
import { seenCase } from '../cases/case-access.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { SecondPerson, type CarriesOut } from '../second-person/second-person.service.js';
import { unknownDocument } from './documents.service.js';

/** The issuing body asks, another person confirms. The number stays taken; the document stays and says that it is void. */
@Injectable()
export class DocumentVoiding implements OnModuleInit, CarriesOut {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly secondPerson: SecondPerson,
  ) {}

  onModuleInit(): void {
    this.secondPerson.register('void_document', this);
  }

  async request(
    actor: Actor,
    caseNo: string,
    id: string,
    { reason }: VoidRequest,
  ): Promise<SecondPersonAnswer> {
    const { manager } = this.source;
    const view = seenCase(actor, await caseByNumber(manager, caseNo));
    const document = await documentById(manager, caseNo, id);
    if (!document) throw unknownDocument();
    if (document.agency !== ownAgency(actor, view)) {
      throw new ProblemException(403, refusal('not_the_issuer', '只能作废本单位出具的文书。'));
    }
    if (document.voidedOn !== null) throw new ProblemException(409, alreadyVoid);
    return this.secondPerson.request(actor, {
      kind: 'void_document',
      subject: id,
      caseNo,
      pupil: view.pupil,
      scope: scopeOf(document.agency, view),
      reason,
      alsoNot: [document.issuedBy],
    });
  }

  async whyNot(
    manager: EntityManager,
    { caseNo, subject }: SecondPersonRecord,
    by: Actor,
  ): Promise<Refusal | undefined> {
    const document = await documentById(manager, caseNo ?? '', subject);
    if (document === undefined) return notTheirs;
    if (document.voidedOn !== null) return alreadyVoid;
    // A bureau is nobody's superior in the justice office, and the other way round.
    return document.agency.endsWith(JUSTICE) === isOverJustice(by) ? undefined : notTheirs;
  }

  async carryOut(manager: EntityManager, request: SecondPersonRecord, by: Actor): Promise<object> {
    const today = await this.settings.today();
    const reason = TWO_PERSON_ACTS.void_document.reasons[request.reason] ?? request.reason;
    await voidDocument(manager, request.subject, by.user, today, reason);
    return { voidedOn: today };
  }
}

const isOverJustice = ({ role }: Actor) => role === 'justice_official' || role === 'county_leader';
const JUSTICE = '-justice';
const notTheirs = refusal('not_your_jurisdiction', '文书由出具单位的人员复核作废。');
const alreadyVoid = refusal('already_void', '该文书已经作废。');

/** The number series a person answers for; a class teacher writes in the name of the school. */
function ownAgency({ role, office }: Actor, { place }: CaseView): string {
  if (role === 'justice_official') return `${office}${JUSTICE}`;
  return OFFICE_OF[role] === 'class' ? place.school : office;
}

function scopeOf(agency: string, { place }: CaseView): Scope {
  const { county, township, school } = place;
  if (agency === school) return { county, township, school };
  return agency === township ? { county, township, school: null } : { county, township: null, school: null };
}
