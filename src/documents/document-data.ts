import { describeDayCount } from '../domain/calendar/day-count.js';
import type { CaseEvent } from '../domain/ladder/case-events.js';
import { COURT_FILE } from '../domain/ladder/gates/court-file-rule.js';
import {
  AUTHORITIES,
  CONTACT_OUTCOMES,
  DANGER_SIGNS,
  DEPARTMENTS,
  PAPER_KINDS,
  PARTICIPANTS,
  REASONS,
  RECIPIENTS,
  SERVICE_MODES,
} from '../domain/ladder/vocabulary.js';
import { cite, type CitationId } from '../domain/law/citations.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { chineseDate, dateOrBlank } from './chinese-date.js';
import type { DocumentFields } from './document-fields.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource } from './document-source.js';
import type { Subject } from './document-subject.js';
import { authorityName, courtName, issuerName, reconsiderationBody } from './office-names.js';

const NONE = '（无）';
/** Addressed to a guardian: without name and address they can be neither written nor served. */
const TO_A_GUARDIAN: readonly DocumentKindId[] = [
  'return_notice',
  'order',
  'notice',
  'demand',
  'request',
  'service_receipt',
  'criticism_record',
];

/** The contents of a document, or the register's gap that must be filled first. */
export function documentData(
  kind: DocumentKindId,
  source: DocumentSource,
  subject: Subject,
  number: string,
): Judged<DocumentFields> {
  const { child } = source;
  const address = child.homeAddress ?? child.hukouAddress;
  if (TO_A_GUARDIAN.includes(kind) && (!child.guardianName || !address)) {
    return refused(
      refusal(
        'register_incomplete',
        `名册中没有${child.guardianName ? '住址' : '监护人姓名'}，不能出具《${documentKind(kind).label}》。`,
        { possible: ['由学校在名册中补录后再出具'] },
      ),
    );
  }
  const orderNumber = orderNumberOf(source);
  if (['notice', 'demand', 'request'].includes(kind) && orderNumber === undefined) {
    return refused(
      refusal('order_document_not_issued', '《责令限期改正通知书》还没有出具文号，后续文书无法引用。', {
        possible: ['先出具《责令限期改正通知书》'],
      }),
    );
  }
  return accepted({
    ...common(kind, source, subject, number),
    ...persuasions(source),
    ...OWN[kind](source, subject, orderNumber ?? ''),
  });
}

function orderNumberOf({ issued, view }: DocumentSource): string | undefined {
  const order = view.papers.findLast(({ kind, status }) => kind === 'order' && status !== 'rejected');
  return order && issued.get(`order:${order.id}`);
}

function common(kind: DocumentKindId, source: DocumentSource, subject: Subject, number: string) {
  const { child, view, places, today } = source;
  return {
    文号: number,
    发文机关: issuerName(places, documentKind(kind).issuer, subject.authority).full,
    成文日期: chineseDate(today),
    县名: places.county,
    学生姓名: child.name,
    性别: child.sex === 'female' ? '女' : '男',
    出生日期: chineseDate(child.birthDate),
    学生证件号: child.idNumber ?? NONE,
    学籍号: child.studentNumber ?? NONE,
    学校: places.school,
    年级班级: `${GRADES[child.grade - 1] ?? `${child.grade}年级`}（${child.classNo}）班`,
    监护人: child.guardianName ?? NONE,
    监护关系: child.guardianRelation ?? '监护人',
    住址: child.homeAddress ?? child.hukouAddress ?? NONE,
    电话: child.phone ?? NONE,
    缺勤开始日: chineseDate(view.absentSince),
    法律条文: quoted(source, [
      'compulsory-education-5',
      'compulsory-education-11',
      'compulsory-education-58',
    ]),
  };
}

const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级'];

function quoted({ citations }: DocumentSource, ids: readonly CitationId[]): string {
  return ids
    .map((id) => `${cite(citations, id)}：${citations[id].words ?? citations[id].gist}`)
    .join('\n　　');
}

type Attempted = Extract<CaseEvent, { type: 'PersuasionRecorded' | 'HomeVisitRecorded' | 'ContactRecorded' }>;

function isAttempt(event: CaseEvent): event is Attempted {
  return ['PersuasionRecorded', 'HomeVisitRecorded', 'ContactRecorded'].includes(event.type);
}

function persuasions({ events }: DocumentSource) {
  const attempts = events.filter(isAttempt);
  const reason = attempts.findLast((each) => each.reason !== null)?.reason;
  return {
    劝返次数: String(attempts.filter(({ type }) => type === 'PersuasionRecorded').length),
    未到校原因: reason ? REASONS[reason] : '尚未查明',
    劝返: attempts.map((each, i) => ({
      序号: String(i + 1),
      日期: chineseDate(
        each.type === 'PersuasionRecorded'
          ? each.heldOn
          : each.type === 'HomeVisitRecorded'
            ? each.visitedOn
            : each.on,
      ),
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

type Own = (source: DocumentSource, subject: Subject, orderNumber: string) => DocumentFields;

const nothing: Own = () => ({});

const OWN: Readonly<Record<DocumentKindId, Own>> = {
  return_notice: nothing,
  persuasion_record: nothing,
  home_visit_record: (_source, { event }) =>
    event?.type === 'HomeVisitRecorded'
      ? {
          走访日期: chineseDate(event.visitedOn),
          参加人员: event.participants.map((participant) => PARTICIPANTS[participant]).join('、'),
          走访结果: CONTACT_OUTCOMES[event.outcome],
          未到校原因: event.reason ? REASONS[event.reason] : '未说明',
          下次联系日期: dateOrBlank(event.nextOn),
        }
      : {},
  written_report: ({ policy, places }) => ({
    主送机关: policy.report.recipients.map((each) => authorityName(places, each).full).join('、'),
  }),
  criticism_record: ({ view }) => ({ 批评教育日期: dateOrBlank(view.criticism?.on) }),
  order: (source, { paper, authority }) => ({
    法律依据: quoted(source, [
      'compulsory-education-5',
      'compulsory-education-11',
      'compulsory-education-58',
      ...(authority === 'education_bureau' ? (['minors-protection-83'] as const) : []),
    ]),
    认定: paper?.noProperReason
      ? '经核实，你未送被监护人接受义务教育无正当理由。'
      : '你至今没有提出不送被监护人接受义务教育的正当理由。',
    改正期限: spoken(describeDayCount(source.policy.order.compliance)),
    复议机关: reconsiderationBody(source.places),
    复议期限: '六十日',
    起诉法院: courtName(source.places),
    起诉期限: '六个月',
    执法证号: paper?.officers?.join('、') ?? '＿＿＿＿＿＿、＿＿＿＿＿＿',
  }),
  service_receipt: ({ view, events, issued, child }, { paper }) => {
    const service = events.findLast((each) => each.type === 'PaperServed' && each.paper === paper?.id);
    const served = service?.type === 'PaperServed' ? service : undefined;
    return {
      送达文书: paper ? PAPER_KINDS[paper.kind] : '',
      送达文书号: (paper && issued.get(`${paper.kind}:${paper.id}`)) ?? '＿＿＿＿＿＿＿＿',
      受送达人: child.guardianName ?? NONE,
      送达方式: served ? SERVICE_MODES[served.mode] : '□直接　□留置　□邮寄　□委托　□公告　□其他',
      送达日期: dateOrBlank(served && view.papers.find(({ id }) => id === paper?.id)?.servedOn),
      签收人: served?.recipient ? RECIPIENTS[served.recipient] : '＿＿＿＿＿＿',
      送达人数: '两',
    };
  },
  notice: ({ places }, { authority }, orderNumber) => ({
    责令机关: authorityName(places, authority).full,
    责令文号: orderNumber,
  }),
  demand: ({ view, places }, _subject, orderNumber) => ({
    责令文号: orderNumber,
    责令送达日: dateOrBlank(servedOn(view.papers, 'order')),
    履行期限: '自收到本催告书之日起十个工作日',
    履行方式: `将被监护人送到${places.school}返校就读`,
  }),
  request: ({ view, places, child }, { authority }, orderNumber) => ({
    申请人: authorityName(places, authority).full,
    被申请人: child.guardianName ?? NONE,
    法定代表人职务: authority === 'township' ? (places.township.endsWith('乡') ? '乡长' : '镇长') : '局长',
    责令机关: AUTHORITIES[authority],
    受理法院: courtName(places),
    责令文号: orderNumber,
    责令送达日: dateOrBlank(servedOn(view.papers, 'order')),
    催告送达日: dateOrBlank(servedOn(view.papers, 'demand')),
    起诉期限届满日: dateOrBlank(view.legalClock?.litigationEnds),
    附件: Object.entries(COURT_FILE)
      .filter(([kind]) => kind !== 'request')
      .map(([, label], i) => ({ 序号: String(i + 1), 名称: label })),
  }),
  return_proof: (_source, { event }) => ({
    返校日期: dateOrBlank(event?.type === 'ReturnReported' ? event.returnedOn : null),
  }),
  referral_letter: ({ view }, { about }) => {
    const referral = view.referrals.find(({ id }) => id === about);
    const sign = view.standing.status === 'protected' ? DANGER_SIGNS[view.standing.sign] : undefined;
    return {
      主送机关: referral ? `${DEPARTMENTS[referral.department]}部门` : '',
      移送日期: dateOrBlank(referral?.sentOn),
      移送事由: referral?.mandatory
        ? `工作中发现${sign ?? '学生可能面临危险'}，依照《未成年人保护法》第十一条第二款向贵单位报告。`
        : '为查明去向、解决实际困难，需请贵单位协助。',
    };
  },
};

function servedOn(papers: DocumentSource['view']['papers'], kind: 'order' | 'demand') {
  return papers.findLast((paper) => paper.kind === kind && paper.servedOn)?.servedOn;
}

/** 「10 个工作日」 as a letter writes it. */
function spoken(count: string): string {
  return count.replaceAll(' ', '');
}
