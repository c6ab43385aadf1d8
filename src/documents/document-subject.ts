import type { CaseEvent, HappeningType } from '../domain/ladder/case-events.js';
import type { Paper } from '../domain/ladder/case-state.js';
import { isAtOrAbove } from '../domain/ladder/ladder.js';
import type { Authority } from '../domain/ladder/policy.js';
import { PAPER_KINDS } from '../domain/ladder/vocabulary.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource } from './document-source.js';

/** What one document is about. The same kind about the same thing is the same document. */
export interface Subject {
  readonly about: string;
  readonly authority: Authority;
  readonly paper?: Paper;
  readonly event?: CaseEvent;
}

/** Finds what the document is to be about, or says what has to happen first. */
export function subjectOf(
  kind: DocumentKindId,
  source: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  const { view } = source;
  const authority = authorityIn(source);
  switch (documentKind(kind).about) {
    case 'paper':
      return paperSubject(kind, source, wanted);
    case 'visit':
      return eventSubject(source, 'HomeVisitRecorded', '家访', '办理「记录家访」');
    case 'persuasion':
      return eventSubject(source, 'PersuasionRecorded', '劝返', '办理「记录劝返」');
    case 'return':
      return eventSubject(source, 'ReturnReported', '复学', '办理「登记复学」');
    case 'referral': {
      const referral = view.referrals.findLast((each) => wanted === undefined || each.id === wanted);
      return referral
        ? accepted({ about: referral.id, authority })
        : refused(
            refusal('nothing_to_document', '本案没有移送或商请协助的记录。', {
              possible: ['办理「移送或商请部门协助」'],
            }),
          );
    }
    case 'case':
      break;
  }
  if (kind === 'criticism_record' && !view.criticism) {
    return refused(
      refusal('nothing_to_document', '本案尚未记录批评教育。', { possible: ['办理「记录批评教育」'] }),
    );
  }
  if (kind === 'written_report' && !isAtOrAbove(view.rung, 'township_report')) {
    return refused(
      refusal('nothing_to_document', '劝返无效、案件进入乡镇报告阶段后，方可出具书面报告。', {
        possible: ['办理「劝返无效，上报上一级」'],
      }),
    );
  }
  if (kind === 'return_notice' && view.standing.status !== 'climbing') {
    return refused(
      refusal('wrong_standing', '学生已返校、已离开办理流程或处于保护优先状态，不出具劝返通知。'),
    );
  }
  return accepted({
    about: `case-${view.relapses + 1}`,
    authority: kind === 'criticism_record' ? (view.criticism?.by ?? authority) : authority,
  });
}

function eventSubject(
  source: DocumentSource,
  type: HappeningType,
  what: string,
  possible: string,
): Judged<Subject> {
  const event = source.events.findLast((each) => each.type === type);
  return event
    ? accepted({ about: `event-${event.seq}`, authority: authorityIn(source), event })
    : refused(refusal('nothing_to_document', `本案还没有${what}的记录。`, { possible: [possible] }));
}

function authorityIn({ view, policy }: DocumentSource): Authority {
  const decided = view.papers.findLast((paper) => paper.kind === 'order')?.authority;
  const lawful = policy.order.issuers.filter(
    (issuer) => issuer !== 'township' || view.place.localGovernment === 'township',
  );
  return decided ?? lawful[0] ?? 'education_bureau';
}

function paperSubject(
  kind: DocumentKindId,
  { view }: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  const paper = view.papers.findLast((each) =>
    wanted === undefined
      ? kind === 'service_receipt'
        ? each.kind !== 'request'
        : each.kind === kind
      : each.id === wanted,
  );
  const isOfKind = paper && (kind === 'service_receipt' ? paper.kind !== 'request' : paper.kind === kind);
  if (!paper || !isOfKind) {
    return refused(
      refusal('unknown_paper', `本案没有可以出具《${documentKind(kind).label}》的文书。`, {
        field: 'about',
        ...(wanted === undefined ? {} : { value: wanted }),
        possible: ['办理「拟制法律文书」并经批准'],
      }),
    );
  }
  if (paper.status === 'stopped') {
    return refused(
      refusal('paper_stopped', `文书「${paper.id}」已停止办理（学生已返校，或决定已撤销），不再出具。`, {
        field: 'about',
        value: paper.id,
      }),
    );
  }
  if (paper.status !== 'approved' && paper.status !== 'served') {
    return refused(
      refusal('paper_not_approved', `《${PAPER_KINDS[paper.kind]}》（${paper.id}）尚未批准，不能出具。`, {
        field: 'about',
        value: paper.id,
        possible: ['由机关负责人办理「批准法律文书」'],
      }),
    );
  }
  // Printed blank before service and with its result afterwards: two papers.
  const about = kind === 'service_receipt' ? `${paper.id}-${paper.status}` : paper.id;
  return accepted({ about, authority: paper.authority, paper });
}
