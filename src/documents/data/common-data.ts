import type { CaseEvent } from '../../domain/ladder/case-events.js';
import type { Paper } from '../../domain/ladder/case-state.js';
import { CONTACT_OUTCOMES, PARTICIPANTS, REASONS } from '../../domain/ladder/vocabulary.js';
import { cite, type Citation, type CitationId } from '../../domain/law/citations.js';
import { chineseDate } from '../chinese-date.js';
import type { DocumentFields } from '../document-fields.js';
import { documentKind, type DocumentKindId } from '../document-kinds.js';
import type { ChildInDocument, DocumentSource, Subject } from '../document-source.js';
import { issuerName } from '../office-names.js';
import { BLANK, NONE, livesAt, partyOf, type Party, type PartyFact } from '../parties.js';

export const GRADES = [
  '一年级',
  '二年级',
  '三年级',
  '四年级',
  '五年级',
  '六年级',
  '七年级',
  '八年级',
  '九年级',
];

/** How many originals are printed: every party gets one of its own. */
export function copiesOf(kind: DocumentKindId, { paper }: Subject): number {
  const { copies, perParty } = documentKind(kind);
  const furtherParties = Math.max(0, (paper?.addressees?.length ?? 1) - 1);
  return copies + (perParty ? furtherParties : 0);
}

/** What a kind adds to what every document of a case prints. */
export type Own = (source: DocumentSource, subject: Subject) => DocumentFields;

export function commonData(
  kind: DocumentKindId,
  source: DocumentSource,
  subject: Subject,
  number: string,
): DocumentFields {
  const { child, view, places } = source;
  const { issuer } = documentKind(kind);
  const copies = copiesOf(kind, subject);
  return {
    文号: number,
    发文机关: issuerName(places, issuer, subject.authority).full,
    成文日期: chineseDate(dayOfDocument(kind, source, subject)),
    份数: COUNTED[copies] ?? String(copies),
    县名: places.county,
    学生姓名: child.name,
    性别: child.sex === 'female' ? '女' : '男',
    出生日期: chineseDate(child.birthDate),
    学生证件号: child.idNumber ?? NONE,
    学籍号: child.studentNumber ?? NONE,
    学校: places.school,
    年级班级: `${GRADES[child.grade - 1] ?? `${child.grade}年级`}（${child.classNo}）班`,
    ...partiesOf(source, subject),
    电话: child.phone ?? NONE,
    缺勤开始日: chineseDate(view.absentSince),
    法律条文: quoted(source, [
      'compulsory-education-5',
      'compulsory-education-11',
      'compulsory-education-58',
    ]),
    ...persuasions(source),
  };
}

/**
 * GB/T 9704-2012, 7.3.5.5: the day on which the head signed for it. A paper whose text is printed only after it went out
 * would otherwise be younger than its own service.
 */
export function dayOfDocument(kind: DocumentKindId, { today, view }: DocumentSource, { paper }: Subject) {
  if (kind === 'written_report') return view.report?.sentOn ?? today;
  return (paper?.kind === kind ? paper.approvedOn : null) ?? today;
}

/** Each guardian is an obligor of their own, and a paper names all it is addressed to; a receipt, one of them. */
export function partiesOf(source: DocumentSource, { paper, addressee }: Subject) {
  const { child } = source;
  const parties = (addressee ? [addressee] : (paper?.addressees ?? [])).map((each) => partyOf(source, each));
  if (parties.length === 0) {
    return {
      监护人: child.guardianName ?? NONE,
      监护关系: child.guardianRelation ?? '监护人',
      住址: addressOf(child),
      证件号码: BLANK,
    };
  }
  return {
    监护人: parties.map(({ 姓名: name }) => name ?? BLANK).join('、'),
    监护关系: parties.map(({ relation }) => relation).join('、'),
    住址: ofEach(parties, '住址'),
    证件号码: ofEach(parties, '证件号码'),
  };
}

/** What is the same for all is said once; otherwise whose each is. */
export function ofEach(parties: readonly Party[], fact: PartyFact): string {
  const facts = parties.map((party) => party[fact] ?? BLANK);
  if (new Set(facts).size === 1) return facts[0] ?? BLANK;
  return parties.map(({ relation }, i) => `${facts[i] ?? BLANK}（${relation}）`).join('、');
}

export function addressOf(child: ChildInDocument): string {
  return livesAt(child) ?? NONE;
}

export const COUNTED = ['', '一', '两', '三', '四', '五', '六'];

export function quoted({ citations }: DocumentSource, ids: readonly CitationId[]): string {
  return ids.map((id) => quotedRecord(cite(citations, id), citations[id])).join('\n　　');
}

export function quotedRecord(name: string, { words, gist }: Pick<Citation, 'words' | 'gist'>): string {
  return words ? `${name}：“${words}”` : `${name}：${gist}。`;
}

type Attempted = Extract<CaseEvent, { type: 'PersuasionRecorded' | 'HomeVisitRecorded' | 'ContactRecorded' }>;

function isAttempt(event: CaseEvent): event is Attempted {
  return ['PersuasionRecorded', 'HomeVisitRecorded', 'ContactRecorded'].includes(event.type);
}

/** Every talk with the guardian that the file holds, in its order. */
export function attemptsOf(events: readonly CaseEvent[]): readonly Attempted[] {
  return events.filter(isAttempt);
}

function persuasions({ events }: DocumentSource): DocumentFields {
  const attempts = attemptsOf(events);
  const reason = attempts.findLast((each) => each.reason !== null)?.reason;
  return {
    劝返次数: String(attempts.filter(({ type }) => type === 'PersuasionRecorded').length),
    未到校原因: reason ? REASONS[reason] : '尚未查明',
    劝返: attempts.map((each, i) => ({
      序号: String(i + 1),
      日期: chineseDate(dayOf(each)),
      方式: each.type === 'PersuasionRecorded' ? '劝返' : each.type === 'HomeVisitRecorded' ? '家访' : '联系',
      人员:
        each.type === 'ContactRecorded'
          ? PARTICIPANTS.homeroom
          : each.participants.map((participant) => PARTICIPANTS[participant]).join('、'),
      结果: CONTACT_OUTCOMES[each.outcome],
      原因: each.reason ? REASONS[each.reason] : '—',
    })),
  };
}

function dayOf(attempt: Attempted) {
  switch (attempt.type) {
    case 'PersuasionRecorded':
      return attempt.heldOn;
    case 'HomeVisitRecorded':
      return attempt.visitedOn;
    case 'ContactRecorded':
      return attempt.on;
  }
}

/** The number under which a document about something has been issued. */
export function numberOf({ issued }: DocumentSource, kind: DocumentKindId, about: string | undefined) {
  return about === undefined ? undefined : issued.get(`${kind}:${about}`);
}

/** The order the case stands on; one that was stopped by the child's return is still the one that was not obeyed. */
export function liveOrder({ view }: DocumentSource) {
  return view.papers.findLast(({ kind, status }) => kind === 'order' && !NEVER_WAS.includes(status));
}

const NEVER_WAS: readonly Paper['status'][] = ['rejected', 'withdrawn', 'recalled'];

/** A penalty decision that has been served on everybody it addresses; until then the order is what stands. */
export function livePenaltyDecision({ view }: DocumentSource): Paper | undefined {
  return view.papers.findLast(
    ({ kind, status, servedOn }) =>
      kind === 'penalty_decision' && servedOn !== null && !NEVER_WAS.includes(status),
  );
}

export function penaltyNoticeNumber(source: DocumentSource): string | undefined {
  const notice = source.view.papers.findLast(
    ({ kind, status }) => kind === 'penalty_notice' && !NEVER_WAS.includes(status),
  );
  return numberOf(source, 'penalty_notice', notice?.id);
}

export function orderNumber(source: DocumentSource): string | undefined {
  return numberOf(source, 'order', liveOrder(source)?.id);
}
