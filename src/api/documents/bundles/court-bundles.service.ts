import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BundleAnswer } from '../../../contracts/http-schemas-bundles.js';
import {
  inCourtOrder,
  missingForCourt,
  partName,
  type FilledDocument,
} from '../../../documents/bundles/court-bundle.js';
import { COURT_CONTENTS } from '../../../documents/bundles/court-contents.js';
import { chineseDate } from '../../../documents/chinese-date.js';
import { authorityName, courtName } from '../../../documents/office-names.js';
import type { Actor } from '../../../domain/access/role.js';
import { refusal } from '../../../domain/refusal.js';
import { caseByNumber } from '../../../persistence/readers/cases-ledger.js';
import { documentFields, documentsOf, type DocumentRecord } from '../../../persistence/readers/documents.js';
import { seenCase } from '../../cases/case-access.js';
import { ProblemException } from '../../problem.js';
import { DocumentSources } from '../document-sources.js';
import { notTheIssuer } from '../documents.service.js';
import { bundleAnswer } from './bundle-answer.js';
import { BundleBinding } from './bundle-binding.js';
import { BundleSources, numbered, type Unnumbered } from './bundle-sources.js';

const PROOF_OF_SERVICE = COURT_CONTENTS.findIndex(({ heading }) => heading === '送达证明');

/** Everything 行政强制法 art. 55 wants, in one file with an index, as the authority that decided hands it in. */
@Injectable()
export class CourtBundles {
  constructor(
    private readonly source: DataSource,
    private readonly sources: DocumentSources,
    private readonly pieces: BundleSources,
    private readonly binding: BundleBinding,
  ) {}

  async bind(actor: Actor, caseNo: string): Promise<BundleAnswer> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    const all = await documentsOf(this.source.manager, caseNo);
    const documents = all.filter(({ voidedOn }) => voidedOn === null);
    const application = view.papers.findLast(({ kind }) => kind === 'request');
    if (!application || !documents.some(({ kind }) => kind === 'request')) {
      throw new ProblemException(
        409,
        refusal('request_document_not_issued', '《强制执行申请书》尚未出具，没有可以装订的申请。', {
          possible: ['申请书批准并用印后，出具《强制执行申请书》'],
        }),
      );
    }
    const another = notTheIssuer(actor, 'request', application.authority);
    if (another) throw new ProblemException(403, another);
    const { places, today } = await this.sources.of(view);
    const filled = await this.filled(documents);
    const items: Unnumbered[] = [];
    for (const { part, document } of inCourtOrder(documents)) {
      items.push(await this.pieces.document(part, document));
    }
    const proof = partName(PROOF_OF_SERVICE, '送达证明');
    const last = partName(COURT_CONTENTS.length - 1, '其他材料');
    for (const each of await this.pieces.attachments(caseNo, ['service_photo', 'signed_receipt', 'scan'])) {
      const piece = await this.pieces.attachment(each.kind === 'scan' ? last : proof, each);
      if (piece) items.push(piece);
    }
    const made = await this.binding.bind({
      caseNo,
      kind: 'court',
      asOf: null,
      head: {
        title: '申请强制执行材料卷',
        lines: [
          ['案件编号', caseNo],
          ['申请人', authorityName(places, application.authority).full],
          ['被申请人', respondentsIn(filled) ?? '（未登记）'],
          ['受理法院', courtName(places)],
          ['依据', '《行政强制法》第五十五条'],
          [
            '申请书日期',
            chineseDate(documents.findLast(({ kind }) => kind === 'request')?.issuedOn ?? today),
          ],
        ],
        missing: missingForCourt(filled, view.papers),
      },
      items: numbered(items.toSorted((one, two) => orderOf(one.part) - orderOf(two.part))),
      by: actor.user,
      today,
    });
    return bundleAnswer(made);
  }

  private filled(documents: readonly DocumentRecord[]) {
    return Promise.all(
      documents.map(async (each) => ({
        ...each,
        fields: await documentFields(this.source.manager, each.id),
      })),
    );
  }
}

/** As the application itself names them: whom the register knows may be no party at all. */
function respondentsIn(documents: readonly FilledDocument[]): string | undefined {
  const named = documents.findLast(({ kind }) => kind === 'request')?.fields['被申请人'];
  return typeof named === 'string' ? named : undefined;
}

function orderOf(part: string): number {
  return COURT_CONTENTS.findIndex(({ heading }, i) => partName(i, heading) === part);
}
