import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BundleList } from '../../../contracts/http-schemas-bundles.js';
import { childDetail } from '../../../domain/access/child-detail.js';
import type { Actor } from '../../../domain/access/role.js';
import { refusal } from '../../../domain/refusal.js';
import {
  bundleById,
  bundleContent,
  bundlesOf,
  type BundleFormat,
  type BundleRecord,
} from '../../../persistence/readers/case-bundles.js';
import { caseByNumber } from '../../../persistence/readers/cases-ledger.js';
import { seenCase } from '../../cases/case-access.js';
import type { NamedFile } from '../../file-answer.js';
import { ProblemException } from '../../problem.js';
import { bundleAnswer } from './bundle-answer.js';

/** What has been bound. The court sees what is meant for it, and nothing else. */
@Injectable()
export class BundleShelf {
  constructor(private readonly source: DataSource) {}

  async list(actor: Actor, caseNo: string): Promise<BundleList> {
    const mayRead = await this.reader(actor, caseNo);
    const bundles = await bundlesOf(this.source.manager, caseNo);
    return { caseNo, bundles: bundles.filter(mayRead).map(bundleAnswer) };
  }

  async file(actor: Actor, caseNo: string, id: string, format: BundleFormat): Promise<NamedFile> {
    const mayRead = await this.reader(actor, caseNo);
    const bundle = await bundleById(this.source.manager, caseNo, id);
    const content = bundle && mayRead(bundle) && (await bundleContent(this.source.manager, id, format));
    if (!bundle || !content) {
      throw new ProblemException(
        404,
        refusal('unknown_bundle', '本案没有这份卷宗，或本岗位不查看。', { field: 'id' }),
      );
    }
    const label = bundle.kind === 'court' ? '强制执行申请材料卷' : `一生一案${bundle.asOf ?? ''}`;
    return { name: `${caseNo}${label}.${format}`, content };
  }

  private async reader(actor: Actor, caseNo: string): Promise<(bundle: BundleRecord) => boolean> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    if (actor.role === 'court_liaison') return ({ kind }) => kind === 'court';
    return () => childDetail(actor, view) === 'words_too';
  }
}
