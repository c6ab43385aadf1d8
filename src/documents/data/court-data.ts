import { AUTHORITIES, DANGER_SIGNS, DEPARTMENTS, EXIT_KINDS } from '../../domain/ladder/vocabulary.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import type { Authority } from '../../domain/ladder/policy.js';
import { dateOrBlank } from '../chinese-date.js';
import { COURT_CONTENTS } from '../bundles/court-contents.js';
import { documentKind, type DocumentKindId } from '../document-kinds.js';
import type { DocumentSource } from '../document-source.js';
import type { COURT_AND_LETTER_KINDS } from '../kinds/court-kinds.js';
import { authorityName, courtName, type PlaceNames } from '../office-names.js';
import { BLANK, NONE, partyOf } from '../parties.js';
import { liveOrder, numberOf, ofEach, orderNumber, quoted, type Own } from './common-data.js';
import { decisionFields, decisionToEnforce, howDecided, reliefTold, respondents } from './decision-data.js';
import { doneBeforeTheSuit } from './what-was-done.js';

export const COURT_DATA: Readonly<Record<keyof typeof COURT_AND_LETTER_KINDS, Own>> = {
  request: (source, { authority }) => ({
    ...parties(source, authority),
    ...decisionFields(source),
    请求事项: request(source),
    作出决定情况: howDecided(source),
    救济情况: reliefTold(source),
    责令机关: AUTHORITIES[authority],
    责令文号: orderNumber(source) ?? '',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    催告送达日: dateOrBlank(demandServedOn(source.view)),
    起诉期限届满日: dateOrBlank(source.view.legalClock?.litigationEnds),
    附件: annexes(
      source,
      COURT_CONTENTS.flatMap(({ kinds }) => kinds).filter((kind) => kind !== 'request'),
    ),
  }),
  execution_object: (source, { authority }) => ({
    ...parties(source, authority),
    ...whereTheyLive(source),
    ...decisionFields(source),
    执行标的: object(source),
    责令文号: orderNumber(source) ?? '',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    履行方式: `将被监护人送到${source.places.school}返校就读`,
  }),
  request_withdrawal: (source, { authority, paper, event }) => ({
    ...parties(source, authority),
    申请文号: numberOf(source, 'request', paper?.id) ?? '',
    递交日期: dateOrBlank(event?.type === 'CourtFilingRecorded' ? event.filedOn : null),
  }),
  civil_complaint: (source) => ({
    ...parties(source, 'township'),
    处理经过: doneBeforeTheSuit(source),
    责令文号: orderNumber(source) ?? '（未作出）',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    起诉依据: quoted(source, ['compulsory-education-5', 'minors-protection-16', 'minors-protection-17']),
    附件: proofs(source, [
      'written_report',
      'persuasion_record',
      'criticism_record',
      'order',
      'service_receipt',
    ]),
  }),
  referral_letter: ({ view }, { about }) => {
    const referral = view.referrals.find(({ id }) => id === about);
    const sign = view.standing.status === 'protected' ? DANGER_SIGNS[view.standing.sign] : undefined;
    return {
      移送单位: referral ? `${DEPARTMENTS[referral.department]}部门` : '',
      移送日期: dateOrBlank(referral?.sentOn),
      移送事由: referral?.mandatory
        ? `工作中发现${sign ?? '学生可能面临危险'}，依照《未成年人保护法》第十一条第二款向贵单位报告。`
        : '经学校和乡镇工作，该生未到校的原因涉及贵单位职责，需请贵单位协助。',
    };
  },
  enquiry_letter: ({ view }) => ({ 协查事由: whereTheChildMayBe(view) }),
};

/** What the court is asked for. */
function request(source: DocumentSource): string {
  const { 决定名称, 决定文号 } = decisionFields(source);
  const asked = `强制执行申请人作出的《${决定名称}》（${决定文号}）`;
  return isPenalty(source)
    ? `${asked}确定的义务。`
    : `${asked}，即由被申请人送${source.child.name}到${source.places.school}接受义务教育。`;
}

function object(source: DocumentSource): string {
  if (!isPenalty(source))
    return `标的为行为：被申请人将被监护人送到${source.places.school}返校就读，使${source.child.name}继续接受义务教育。不涉及金钱、财物。`;
  const { 决定名称, 决定文号 } = decisionFields(source);
  return `标的为《${决定名称}》（${决定文号}）确定的义务：${BLANK}${BLANK}（按决定书载明的种类、幅度和已履行情况填写）。`;
}

function isPenalty(source: DocumentSource): boolean {
  return decisionToEnforce(source)?.kind === 'penalty_decision';
}

function parties(source: DocumentSource, authority: Authority) {
  const { places, child } = source;
  const addressees = decisionToEnforce(source)?.addressees ?? [];
  return {
    申请人: authorityName(places, authority).full,
    被申请人:
      addressees.length > 0
        ? addressees.map((each) => partyOf(source, each).姓名 ?? BLANK).join('、')
        : (child.guardianName ?? NONE),
    被申请人情况: respondents(source),
    负责人: source.toldBefore['负责人'] ?? BLANK,
    负责人职务: headOf(places, authority),
    受理法院: courtName(places),
  };
}

/** Where the obligors live, whoever else the child may live with. */
function whereTheyLive(source: DocumentSource) {
  const addressees = decisionToEnforce(source)?.addressees ?? [];
  if (addressees.length === 0) return {};
  return {
    住址: ofEach(
      addressees.map((each) => partyOf(source, each)),
      '住址',
    ),
  };
}

function headOf({ township }: PlaceNames, authority: Authority): string {
  if (authority === 'education_bureau') return '局长';
  return township.endsWith('乡') ? '乡长' : '镇长';
}

/** What art. 55 wants, by name and number where issued; what has to be there and is not yet stands without a number. */
function annexes(source: DocumentSource, kinds: readonly DocumentKindId[]) {
  return numbered(
    kinds.flatMap((kind) => {
      const names = namesOfIssued(source, kind);
      const isNeeded = COURT_CONTENTS.some(({ needed }) => needed.includes(kind));
      return names.length === 0 && isNeeded ? [documentKind(kind).label] : names;
    }),
  );
}

/** Only what has been issued: nobody lists proof there is none of. */
function proofs(source: DocumentSource, kinds: readonly DocumentKindId[]) {
  return numbered(kinds.flatMap((kind) => namesOfIssued(source, kind)));
}

function namesOfIssued({ issued }: DocumentSource, kind: DocumentKindId): readonly string[] {
  return [...issued].flatMap(([key, number]) =>
    key.startsWith(`${kind}:`) ? [`${documentKind(kind).label}（${number}）`] : [],
  );
}

function numbered(names: readonly string[]) {
  return names.map((name, i) => ({ 序号: String(i + 1), 名称: name }));
}

function demandServedOn({ papers }: CaseView) {
  return papers.findLast(({ kind, servedOn }) => kind === 'demand' && servedOn)?.servedOn;
}

function whereTheChildMayBe({ standing }: CaseView): string {
  switch (standing.status) {
    case 'exit_claimed':
      return standing.confirmedOn
        ? `该生已${EXIT_KINDS[standing.kind]}，已于 ${standing.confirmedOn} 核实。`
        : `监护人称该生已${EXIT_KINDS[standing.kind]}，需要核实。`;
    case 'searching':
      return '学校和监护人均不能与该生取得联系，去向不明，需要查找。';
    default:
      return '该生离校后的去向需要核实。';
  }
}
