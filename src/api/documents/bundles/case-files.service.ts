import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BundleAnswer, FileContents } from '../../../contracts/http-schemas-bundles.js';
import {
  FILE_PARTS,
  partOfAttachment,
  partOfDocument,
  partOfEvent,
} from '../../../documents/bundles/case-file.js';
import { partName } from '../../../documents/bundles/court-bundle.js';
import { fileSheets } from '../../../documents/bundles/file-sheets.js';
import { chineseDate } from '../../../documents/chinese-date.js';
import { documentKind, type DocumentKindId } from '../../../documents/document-kinds.js';
import {
  ATTACHMENT_KIND_IDS,
  ATTACHMENT_KINDS,
  type AttachmentKind,
} from '../../../domain/attachments/attachment-kinds.js';
import { childDetail } from '../../../domain/access/child-detail.js';
import type { Actor } from '../../../domain/access/role.js';
import { isAfter, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { fileAsOf } from '../../../domain/ladder/case-file.js';
import { viewOf } from '../../../domain/ladder/case-view.js';
import { refusal } from '../../../domain/refusal.js';
import { describeEvent } from '../../../domain/wording/events.js';
import { ROLE_LABELS, STANDING_LABELS } from '../../../domain/wording/labels.js';
import { caseByNumber } from '../../../persistence/readers/cases-ledger.js';
import { seenCase } from '../../cases/case-access.js';
import { CountySettings } from '../../cases/county-settings.js';
import { ProblemException } from '../../problem.js';
import { DocumentSources, type GatheredCase } from '../document-sources.js';
import { bundleAnswer } from './bundle-answer.js';
import { BundleBinding, sha256 } from './bundle-binding.js';
import { BundleSources, numbered, type Unnumbered } from './bundle-sources.js';

/** What a child said is kept by itself, and stays out of a file that many may open. */
const BOUND: readonly AttachmentKind[] = ATTACHMENT_KIND_IDS.filter((kind) => kind !== 'child_voice');

/** 一生一案: the whole file of a child as it stood at the end of any day. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly sources: DocumentSources,
    private readonly pieces: BundleSources,
    private readonly binding: BundleBinding,
  ) {}

  async contents(actor: Actor, caseNo: string, asOf: PlainDate | undefined): Promise<FileContents> {
    const { file } = await this.asOf(actor, caseNo, asOf);
    return {
      caseNo,
      asOf: file.day,
      standing: STANDING_LABELS[file.view.standing.status],
      parts: FILE_PARTS.map(({ heading }, i) => ({
        heading: partName(i, heading),
        events: file.events
          .filter((event) => partOfEvent(event) === i)
          .map((event) => ({
            on: event.on,
            by: event.actor ? ROLE_LABELS[event.actor.role] : '系统',
            what: describeEvent(event),
          })),
        documents: file.documents
          .filter(({ kind }) => partOfDocument(kind) === i)
          .map(({ kind, number, issuedOn, voidedOn }) => ({
            label: documentKind(kind as DocumentKindId).label,
            number,
            on: issuedOn,
            void: wasVoid(voidedOn, file.day),
          })),
        attachments: file.attachments
          .filter(({ kind }) => partOfAttachment(kind) === i)
          .map(({ kind, addedOn, removedAt }) => ({
            label: ATTACHMENT_KINDS[kind as AttachmentKind].label,
            on: addedOn,
            bound: removedAt === null && BOUND.includes(kind as AttachmentKind),
          })),
      })),
    };
  }

  async bind(actor: Actor, caseNo: string, asOf: PlainDate | undefined): Promise<BundleAnswer> {
    const { now, file } = await this.asOf(actor, caseNo, asOf);
    const { child, places, today } = now;
    const { day, view, events } = file;
    const sheets = await fileSheets({ view, events, child, places, asOf: day });
    const items: Unnumbered[] = [
      {
        part: '办理情况',
        title: '一生一案办理情况',
        number: null,
        on: day,
        sha256: sha256(sheets),
        type: 'docx',
        name: '一生一案办理情况.docx',
        content: sheets,
      },
    ];
    for (const [i, { heading }] of FILE_PARTS.entries()) {
      const part = partName(i, heading);
      for (const each of file.documents.filter(({ kind }) => partOfDocument(kind) === i)) {
        const piece = await this.pieces.document(part, each);
        items.push(wasVoid(each.voidedOn, day) ? { ...piece, title: `${piece.title}（已作废）` } : piece);
      }
      for (const each of file.attachments.filter(({ kind }) => partOfAttachment(kind) === i)) {
        if (!BOUND.includes(each.kind as AttachmentKind)) continue;
        const piece = await this.pieces.attachment(part, each);
        if (piece) items.push(piece);
      }
    }
    const made = await this.binding.bind({
      caseNo,
      kind: 'file',
      asOf: day,
      head: {
        title: '一生一案',
        lines: [
          ['案件编号', caseNo],
          ['学生', child.name],
          ['学校', places.school],
          ['截至日期', chineseDate(day)],
          ['当日状态', STANDING_LABELS[view.standing.status]],
        ],
        missing: [],
      },
      items: numbered(items),
      by: actor.user,
      today,
    });
    return bundleAnswer(made);
  }

  private async asOf(actor: Actor, caseNo: string, asOf: PlainDate | undefined) {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    if (childDetail(actor, view) !== 'words_too') {
      throw new ProblemException(
        403,
        refusal('not_your_role', `${ROLE_LABELS[actor.role]}不查看本案的一生一案。`),
      );
    }
    const today = await this.settings.today();
    const day = asOf ?? today;
    if (isAfter(day, today) || isAfter(view.openedOn, day)) {
      throw new ProblemException(
        422,
        refusal('date_outside_case', `日期应在立案之日（${view.openedOn}）至今天（${today}）之间。`, {
          field: 'asOf',
          value: day,
        }),
      );
    }
    const now = await this.sources.of(view);
    return { now, file: await this.told(now, day) };
  }

  /** The journal folded up to the end of the day, and the papers there were by then. */
  private async told(
    { opening, events: journal, documents, view: { caseNo, openedOn } }: GatheredCase,
    day: PlainDate,
  ) {
    const { state, events } = fileAsOf(opening, openedOn, journal, day);
    const attachments = await this.pieces.attachments(caseNo, ATTACHMENT_KIND_IDS);
    return {
      day,
      events,
      view: viewOf(state),
      documents: documents.filter(({ issuedOn }) => issuedOn <= day),
      attachments: attachments.filter(({ addedOn }) => addedOn <= day),
    };
  }
}

function wasVoid(voidedOn: string | null, day: string): boolean {
  return voidedOn !== null && voidedOn <= day;
}
