import { createHash } from 'node:crypto';
import type { CaseEvent } from '../domain/ladder/case-events.js';
import { isAtOrAbove } from '../domain/ladder/ladder.js';
import type { Authority } from '../domain/ladder/policy.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';
import { filedSubject, paperSubject, recalledSubject } from './paper-subject.js';

/** Finds what the document is to be about, or says what has to happen first. */
export function subjectOf(
  kind: DocumentKindId,
  source: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  switch (documentKind(kind).about) {
    case 'paper':
    case 'statement':
      return paperSubject(kind, source, wanted);
    case 'order':
      return complaintSubject(source);
    case 'filing':
      return filedSubject(source);
    case 'recall':
      return recalledSubject(source, wanted);
    case 'visit':
      return eventSubject(source, (each) => each.type === 'HomeVisitRecorded', '家访', '办理「记录家访」');
    case 'persuasion':
      return eventSubject(source, (each) => each.type === 'PersuasionRecorded', '劝返', '办理「记录劝返」');
    case 'return':
      return eventSubject(source, (each) => each.type === 'ReturnReported', '复学', '办理「登记复学」');
    case 'arrangement':
      return eventSubject(
        source,
        (each) =>
          each.type === 'ArrangementRequested' && (each.kind === 'deferral' || each.kind === 'suspension'),
        '延缓入学或休学申请',
        '办理「申请延缓入学、休学或特殊安置」',
      );
    case 'referral':
      return referralSubject(source, wanted);
    case 'each':
      return lessonSubject(source);
    case 'enquiry':
      return accepted({ about: `each-${digest(source.told)}`, authority: authorityIn(source) });
    case 'case':
      return caseSubject(kind, source);
  }
}

function caseSubject(kind: DocumentKindId, source: DocumentSource): Judged<Subject> {
  const { view } = source;
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
  if ((kind === 'return_notice' || kind === 'enrolment_notice') && view.standing.status !== 'climbing') {
    return refused(
      refusal(
        'wrong_standing',
        `学生已返校、已离开办理流程或处于保护优先状态，不出具《${documentKind(kind).label}》。`,
      ),
    );
  }
  const authority = authorityIn(source);
  return accepted({
    about: `case-${view.relapses + 1}`,
    authority:
      kind === 'criticism_record'
        ? (view.criticism?.by ?? authority)
        : kind === 'exemption_form'
          ? 'education_bureau'
          : authority,
  });
}

function eventSubject(
  source: DocumentSource,
  isIt: (event: CaseEvent) => boolean,
  what: string,
  possible: string,
): Judged<Subject> {
  const event = source.events.findLast(isIt);
  return event
    ? accepted({ about: `event-${event.seq}`, authority: authorityIn(source), event })
    : refused(refusal('nothing_to_document', `本案还没有${what}的记录。`, { possible: [possible] }));
}

function referralSubject(source: DocumentSource, wanted: string | undefined): Judged<Subject> {
  const referral = source.view.referrals.findLast((each) => wanted === undefined || each.id === wanted);
  return referral
    ? accepted({ about: referral.id, authority: authorityIn(source) })
    : refused(
        refusal('nothing_to_document', '本案没有移送或商请协助的记录。', {
          possible: ['办理「移送或商请部门协助」'],
        }),
      );
}

function lessonSubject(source: DocumentSource): Judged<Subject> {
  const granted = source.events.some(
    (each) => each.type === 'ArrangementDecided' && each.approved && each.kind === 'home_teaching',
  );
  return granted
    ? accepted({ about: `each-${digest(source.told)}`, authority: authorityIn(source) })
    : refused(
        refusal('nothing_to_document', '本案没有批准送教上门。', {
          possible: ['办理「申请延缓入学、休学或特殊安置」并经批准'],
        }),
      );
}

function complaintSubject(source: DocumentSource): Judged<Subject> {
  const { view } = source;
  if (view.place.localGovernment !== 'township') {
    return refused(
      refusal('not_a_township', '街道办事处不是一级政府，不能以《义务教育法》规定的职责为由起诉监护人。'),
    );
  }
  if (!isAtOrAbove(view.rung, 'township_report') || view.standing.status !== 'climbing') {
    return refused(
      refusal('wrong_standing', '劝返无效、案件进入乡镇报告阶段且学生仍未返校时，方可提起民事诉讼。', {
        possible: ['办理「劝返无效，上报上一级」'],
      }),
    );
  }
  return accepted({ about: `case-${view.relapses + 1}`, authority: 'township' });
}

function digest(told: DocumentSource['told']): string {
  const words = Object.entries(told).sort(([one], [two]) => (one < two ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
}

export function authorityIn({ view, policy }: Pick<DocumentSource, 'view' | 'policy'>): Authority {
  const decided = view.papers.findLast((paper) => paper.kind === 'order')?.authority;
  const lawful = policy.order.issuers.filter(
    (issuer) => issuer !== 'township' || view.place.localGovernment === 'township',
  );
  return decided ?? lawful[0] ?? 'education_bureau';
}
