import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AskDestruction } from '../../contracts/http-schemas-retention.js';
import type { AgreedDestruction, SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import type { Actor } from '../../domain/access/role.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { destroyCaseFiles } from '../../persistence/readers/destruction.js';
import type { SecondPersonRecord } from '../../persistence/readers/second-person.js';
import { noteForAuditHere } from '../audit/audit-notes.js';
import { statusOf } from '../problem-body.js';
import { ProblemException } from '../problem.js';
import { SecondPerson, type CarriesOut } from '../second-person/second-person.service.js';
import { KeptFiles } from './kept-files.service.js';

/** The bureau asks with the number of an appraisal; the files are gone when another person agrees. */
@Injectable()
export class Destruction implements OnModuleInit, CarriesOut {
  constructor(
    private readonly files: KeptFiles,
    private readonly secondPerson: SecondPerson,
  ) {}

  onModuleInit(): void {
    this.secondPerson.register('destroy_case_files', this);
  }

  async request(by: Actor, { cases, reason, appraisal }: AskDestruction): Promise<SecondPersonAnswer> {
    const numbers = [...new Set(cases)].toSorted();
    const judged = await this.files.judge(by.office, numbers);
    if (!judged.ok) throw new ProblemException(statusOf(judged.refusal), judged.refusal);
    const subject = `case-files:${createHash('sha256').update(numbers.join()).digest('hex').slice(0, 16)}`;
    const asked = await this.files.asked(by.office);
    for (const caseNo of numbers) {
      const waiting = asked.get(caseNo);
      if (waiting && waiting.subject !== subject)
        throw new ProblemException(409, inAnother(caseNo, waiting.request));
    }
    return this.secondPerson.request(by, {
      kind: 'destroy_case_files',
      subject,
      scope: { county: by.office, township: null, school: null },
      reason,
      details: { ...judged.value, appraisal } satisfies AgreedDestruction,
    });
  }

  /** Between asking and agreeing a child may have got another case, or the county another rule. */
  async whyNot(_: EntityManager, { countyCode, details }: SecondPersonRecord): Promise<Refusal | undefined> {
    const judged = await this.files.judge(countyCode, numbersIn(details));
    return judged.ok ? undefined : judged.refusal;
  }

  async carryOut(manager: EntityManager, { id, details }: SecondPersonRecord): Promise<object> {
    const { children, registerRecords } = await destroyCaseFiles(manager, id);
    // A family that asks what was done with what is known of its child is told of this, too.
    noteForAuditHere({ subjects: children });
    return { destroyed: numbersIn(details).length, registerRecords };
  }
}

function numbersIn(details: object): readonly string[] {
  return (details as AgreedDestruction).files.map(({ caseNo }) => caseNo);
}

function inAnother(caseNo: string, request: string): Refusal {
  return refusal('already_requested', `案件 ${caseNo} 已在另一项申请中等待复核。`, {
    value: request,
    possible: [`去掉 ${caseNo} 后再提出`, '等那项申请复核、驳回或撤回'],
  });
}
