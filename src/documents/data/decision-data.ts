import type { Paper } from '../../domain/ladder/case-state.js';
import { PAPER_KINDS, RELIEFS } from '../../domain/ladder/vocabulary.js';
import { chineseDate, dateOrBlank } from '../chinese-date.js';
import type { DocumentSource } from '../document-source.js';
import { BLANK, UNKNOWN_PHONE, partyOf, type Party } from '../parties.js';
import { addressOf, liveOrder, livePenaltyDecision, numberOf } from './common-data.js';

/** What is to be enforced: a served penalty decision where a regulation allows one, otherwise the order. */
export function decisionToEnforce(source: DocumentSource): Paper | undefined {
  return livePenaltyDecision(source) ?? liveOrder(source);
}

/** The decision by name, number and service, as the demand and every paper to the court quotes it. */
export function decisionFields(source: DocumentSource) {
  const decision = decisionToEnforce(source);
  const kind = decision?.kind === 'penalty_decision' ? 'penalty_decision' : 'order';
  return {
    决定名称: PAPER_KINDS[kind],
    决定文号: numberOf(source, kind, decision?.id) ?? '',
    决定送达情况: servedOnEach(source, decision),
  };
}

/** 「2025年9月8日送达王大山（父亲），2025年10月8日送达李秀英（母亲）」: each guardian has a day of service of their own; one day for all is said once. */
function servedOnEach(source: DocumentSource, decision: Paper | undefined): string {
  const services = (decision?.services ?? []).filter(({ addressee }) => addressee !== null);
  const days = new Set(services.map(({ servedOn }) => servedOn));
  if (days.size <= 1) return `${dateOrBlank(decision?.servedOn)}送达`;
  return services
    .map(({ addressee, servedOn }) => {
      const party = addressee ? partyOf(source, addressee) : undefined;
      return `${chineseDate(servedOn)}送达${party ? `${party.姓名 ?? BLANK}（${party.relation}）` : ''}`;
    })
    .join('，');
}

/** One paragraph per obligor (法释〔2018〕1号 art. 155). */
export function respondents(source: DocumentSource): string {
  const addressees = decisionToEnforce(source)?.addressees ?? [];
  const parties = addressees.map((each) => partyOf(source, each));
  return (parties.length > 0 ? parties : [registered(source)])
    .map((party) => respondent(source.child.name, party))
    .join('\n　　');
}

function respondent(child: string, party: Party): string {
  return [
    `被申请人：${party.姓名 ?? BLANK}，系${child}的${party.relation}，住址：${party.住址 ?? BLANK}。`,
    `电话：${party.电话 ?? UNKNOWN_PHONE}，身份证件号码：${party.证件号码 ?? BLANK}。`,
  ].join('\n　　');
}

/** Before guardians were named one by one a decision was made against the one of the register. */
function registered({ child, told }: DocumentSource): Party {
  return {
    relation: child.guardianRelation ?? '监护人',
    姓名: told['监护人'] ?? child.guardianName ?? BLANK,
    住址: told['住址'] ?? addressOf(child),
    电话: child.phone ?? UNKNOWN_PHONE,
    证件号码: told['证件号码'] ?? BLANK,
  };
}

/** What was undertaken against the decision. The court is told so: that nothing was may only be said where it is true. */
export function reliefTold({ view }: DocumentSource): string {
  const { relief } = view;
  if (!relief) return '被申请人在法定期限内未申请行政复议、未提起行政诉讼';
  const what = RELIEFS[relief.kind];
  const day = chineseDate(relief.datedOn);
  switch (relief.stage) {
    case 'sought':
      return `被申请人于${day}提起${what}`;
    case 'withdrawn':
      return `被申请人提起${what}后于${day}撤回，此后在法定期限内未再申请行政复议、提起行政诉讼`;
    case 'upheld':
      return relief.kind === 'reconsideration'
        ? `被申请人申请行政复议，维持原决定的复议决定于${day}送达，被申请人在法定期限内未提起行政诉讼`
        : `被申请人提起行政诉讼，维持原决定的裁判于${day}送达`;
    case 'overturned':
      return `被申请人提起${what}，撤销或者变更原决定的文书于${day}送达`;
  }
}

/** How the decision came about and what it rests on. */
export function howDecided(source: DocumentSource): string {
  const { 决定名称, 决定文号, 决定送达情况 } = decisionFields(source);
  if (decisionToEnforce(source)?.kind !== 'penalty_decision')
    return `申请人依照《义务教育法》第五十八条作出《${决定名称}》（${决定文号}），于${决定送达情况}。`;
  const order = liveOrder(source);
  const { penalty } = source.policy;
  const basis = penalty ? `依照《${penalty.regulation}》${penalty.article}` : '依法';
  return `申请人责令限期改正（${numberOf(source, 'order', order?.id) ?? ''}，${dateOrBlank(order?.servedOn)}送达）后，被申请人逾期不改正。申请人${basis}作出《${决定名称}》（${决定文号}），于${决定送达情况}。`;
}
