import { AUTHORITIES, DANGER_SIGNS, DEPARTMENTS, EXIT_KINDS } from '../../domain/ladder/vocabulary.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import type { Authority } from '../../domain/ladder/policy.js';
import { dateOrBlank } from '../chinese-date.js';
import { COURT_CONTENTS } from '../bundles/court-contents.js';
import { documentKind, type DocumentKindId } from '../document-kinds.js';
import type { DocumentSource } from '../document-source.js';
import type { COURT_AND_LETTER_KINDS } from '../kinds/court-kinds.js';
import { authorityName, courtName, type PlaceNames } from '../office-names.js';
import { liveOrder, NONE, numberOf, orderNumber, quoted, type Own } from './common-data.js';

export const COURT_DATA: Readonly<Record<keyof typeof COURT_AND_LETTER_KINDS, Own>> = {
  request: (source, { authority }) => ({
    ...parties(source, authority),
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
    责令文号: orderNumber(source) ?? '（未作出）',
    责令送达日: dateOrBlank(liveOrder(source)?.servedOn),
    起诉依据: quoted(source, ['compulsory-education-5', 'minors-protection-16', 'minors-protection-17']),
    附件: annexes(source, [
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

function parties({ places, child }: DocumentSource, authority: Authority) {
  return {
    申请人: authorityName(places, authority).full,
    被申请人: child.guardianName ?? NONE,
    负责人职务: headOf(places, authority),
    受理法院: courtName(places),
  };
}

function headOf({ township }: PlaceNames, authority: Authority): string {
  if (authority === 'education_bureau') return '局长';
  return township.endsWith('乡') ? '乡长' : '镇长';
}

/** By name and number where issued; what has to be there and is not yet stands without a number. */
function annexes({ issued }: DocumentSource, kinds: readonly DocumentKindId[]) {
  const names = kinds.flatMap((kind) => {
    const numbers = [...issued].flatMap(([key, number]) => (key.startsWith(`${kind}:`) ? [number] : []));
    const { label } = documentKind(kind);
    if (numbers.length > 0) return numbers.map((number) => `${label}（${number}）`);
    return COURT_CONTENTS.some((part) => part.needed.includes(kind)) ? [label] : [];
  });
  return names.map((name, i) => ({ 序号: String(i + 1), 名称: name }));
}

function demandServedOn({ papers }: CaseView) {
  return papers.findLast(({ kind, servedOn }) => kind === 'demand' && servedOn)?.servedOn;
}

function whereTheChildMayBe({ standing }: CaseView): string {
  switch (standing.status) {
    case 'exit_claimed':
      return `监护人称该生已${EXIT_KINDS[standing.kind]}，需要核实。`;
    case 'searching':
      return '学校和监护人均不能与该生取得联系，去向不明，需要查找。';
    default:
      return '该生离校后的去向需要核实。';
  }
}
