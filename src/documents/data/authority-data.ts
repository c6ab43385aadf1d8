import { describeDayCount } from '../../domain/calendar/day-count.js';
import { PAPER_KINDS, RECIPIENTS, SERVICE_MODES } from '../../domain/ladder/vocabulary.js';
import { chineseDate, dateOrBlank } from '../chinese-date.js';
import type { DocumentSource } from '../document-source.js';
import type { AUTHORITY_KINDS } from '../kinds/authority-kinds.js';
import { authorityName, courtName, reconsiderationBody } from '../office-names.js';
import {
  liveOrder,
  partiesOf,
  numberOf,
  orderNumber,
  penaltyNoticeNumber,
  quoted,
  type Own,
} from './common-data.js';
import { decisionFields, decisionToEnforce } from './decision-data.js';
import { doneBeforeTheOrder, proofOfThat } from './what-was-done.js';

const BLANK_OFFICERS = '＿＿＿＿＿＿、＿＿＿＿＿＿';

export const AUTHORITY_DATA: Readonly<Record<keyof typeof AUTHORITY_KINDS, Own>> = {
  criticism_record: ({ view }) => ({ 批评教育日期: dateOrBlank(view.criticism?.on) }),
  order: (source, { paper, authority }) => ({
    法律依据: quoted(source, [
      'compulsory-education-5',
      'compulsory-education-11',
      'compulsory-education-58',
      ...(authority === 'education_bureau' ? (['minors-protection-83'] as const) : []),
    ]),
    处理经过: doneBeforeTheOrder(source, authority),
    证据: proofOfThat(source),
    认定: paper?.noProperReason
      ? '经核实，你未送被监护人接受义务教育无正当理由。'
      : '你至今没有提出不送被监护人接受义务教育的正当理由。',
    改正期限: spoken(describeDayCount(source.policy.order.compliance)),
    执法证号: paper?.officers?.join('、') ?? BLANK_OFFICERS,
    ...remedies(source),
  }),
  statement_record: (_source, { paper }) => ({ 文书名称: paper ? PAPER_KINDS[paper.kind] : '' }),
  service_receipt: (source, subject) => {
    const { events, issued } = source;
    const { paper, addressee } = subject;
    const service = events.findLast(
      (each) =>
        each.type === 'PaperServed' &&
        each.paper === paper?.id &&
        (each.addressee === undefined || addressee === undefined || each.addressee === addressee),
    );
    const served = service?.type === 'PaperServed' ? service : undefined;
    return {
      送达文书: paper ? PAPER_KINDS[paper.kind] : '',
      送达文书号: (paper && issued.get(`${paper.kind}:${paper.id}`)) ?? '＿＿＿＿＿＿＿＿',
      受送达人: partiesOf(source, subject).监护人,
      送达方式: served ? SERVICE_MODES[served.mode] : '□直接　□留置　□邮寄　□委托　□公告　□其他',
      送达日期: dateOrBlank(served?.servedOn),
      签收人: served?.recipient ? RECIPIENTS[served.recipient] : '＿＿＿＿＿＿',
    };
  },
  notice: (source, { authority }) => ({
    责令机关: authorityName(source.places, authority).full,
    责令文号: orderNumber(source) ?? '',
  }),
  demand: (source) => ({
    ...decisionFields(source),
    责令文号: orderNumber(source) ?? '',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    履行期限: '自收到本催告书之日起十个工作日',
    履行方式: wayToComply(source),
  }),
  penalty_notice: (source) => penalty(source),
  penalty_decision: (source) => ({
    ...penalty(source),
    告知文号: penaltyNoticeNumber(source) ?? '',
    ...remedies(source),
  }),
  recall_letter: (source, { paper }) => ({
    撤回文书: paper ? PAPER_KINDS[paper.kind] : '',
    撤回文书号: paper
      ? (numberOf(source, paper.kind, paper.id) ??
        source.voided.get(`${paper.kind}:${paper.id}`) ??
        '＿＿＿＿＿＿＿＿')
      : '',
  }),
  exemption_form: () => ({}),
};

function wayToComply(source: DocumentSource): string {
  const backToSchool = `将被监护人送到${source.places.school}返校就读`;
  const { 决定名称 } = decisionFields(source);
  return decisionToEnforce(source)?.kind === 'penalty_decision'
    ? `履行《${决定名称}》确定的义务，并${backToSchool}`
    : backToSchool;
}

function remedies({ places }: DocumentSource) {
  return {
    复议机关: reconsiderationBody(places),
    复议期限: '六十日',
    起诉法院: courtName(places),
    起诉期限: '六个月',
  };
}

/** In the regulation's own words: 义务教育法 art. 58 has no penalty, and without a basis there is no paper (trap 1). */
function penalty(source: DocumentSource) {
  const { penalty: basis } = source.policy;
  return {
    责令文号: orderNumber(source) ?? '',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    处罚依据: basis
      ? `《${basis.regulation}》${basis.article}（${chineseDate(basis.inForceFrom)}起施行）：“${basis.text}”`
      : '',
  };
}

/** 「10 个工作日」 as a letter writes it. */
function spoken(count: string): string {
  return count.replaceAll(' ', '');
}
