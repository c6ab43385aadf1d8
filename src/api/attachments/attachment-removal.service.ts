import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RemoveAttachment, SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import type { Actor } from '../../domain/access/role.js';
import { removeAttachment } from '../../persistence/readers/attachments.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import type { SecondPersonRecord } from '../../persistence/readers/second-person.js';
import { seenCase } from '../cases/case-access.js';
import { SecondPerson, type CarriesOut } from '../second-person/second-person.service.js';
import { attachmentRemoved, Attachments } from './attachments.service.js';

/** Whoever may see an attachment may ask for its removal; the bytes go when another person agrees, the trace stays. */
@Injectable()
export class AttachmentRemoval implements OnModuleInit, CarriesOut {
  constructor(
    private readonly source: DataSource,
    private readonly attachments: Attachments,
    private readonly secondPerson: SecondPerson,
  ) {}

  onModuleInit(): void {
    this.secondPerson.register('remove_attachment', this);
  }

  async request(
    actor: Actor,
    caseNo: string,
    id: string,
    { reason }: RemoveAttachment,
  ): Promise<SecondPersonAnswer> {
    const { removedAt } = await this.attachments.readable(actor, caseNo, id);
    if (removedAt !== null) throw attachmentRemoved();
    const { place, pupil } = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    const { county, township, school } = place;
    return this.secondPerson.request(actor, {
      kind: 'remove_attachment',
      subject: id,
      caseNo,
      pupil,
      scope: { county, township, school },
      reason,
    });
  }

  async carryOut(manager: EntityManager, request: SecondPersonRecord): Promise<object> {
    return { removed: await removeAttachment(manager, request.subject, request.id, new Date()) };
  }
}
