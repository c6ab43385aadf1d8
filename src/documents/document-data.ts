import { refusal, refused, accepted, type Judged } from '../domain/refusal.js';
import { AUTHORITY_DATA } from './data/authority-data.js';
import { commonData, numberOf, orderNumber, penaltyNoticeNumber, type Own } from './data/common-data.js';
import { decisionFields } from './data/decision-data.js';
import { COURT_DATA } from './data/court-data.js';
import { SCHOOL_DATA } from './data/school-data.js';
import type { DocumentFields } from './document-fields.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';
import { livesAt } from './parties.js';

/** Addressed to or directed at a guardian: without name and address they can be neither written nor served. */
const TO_A_GUARDIAN: readonly DocumentKindId[] = [
  'enrolment_notice',
  'return_notice',
  'order',
  'notice',
  'demand',
  'penalty_notice',
  'penalty_decision',
  'recall_letter',
  'request',
  'execution_object',
  'civil_complaint',
  'service_receipt',
  'criticism_record',
  'statement_record',
];
/** These quote the number of the order. */
const AFTER_THE_ORDER: readonly DocumentKindId[] = [
  'notice',
  'demand',
  'request',
  'execution_object',
  'penalty_notice',
  'penalty_decision',
];

/** These quote the decision that is to be enforced. */
const AFTER_THE_DECISION: readonly DocumentKindId[] = ['demand', 'request', 'execution_object'];

const OWN: Readonly<Record<DocumentKindId, Own>> = { ...SCHOOL_DATA, ...AUTHORITY_DATA, ...COURT_DATA };

/** The contents of a document, or the register's gap that must be filled first. */
export function documentData(
  kind: DocumentKindId,
  source: DocumentSource,
  subject: Subject,
  number: string,
): Judged<DocumentFields> {
  const gap = missingBefore(kind, source, subject);
  if (gap) return refused(gap);
  return accepted({
    ...commonData(kind, source, subject, number),
    ...OWN[kind](source, subject),
    ...source.told,
  });
}

/** What the register or an earlier paper has to hold before this one can be written, whatever is filled in. */
export function missingBefore(kind: DocumentKindId, source: DocumentSource, subject: Subject) {
  return registerGap(kind, source) ?? earlierNumber(kind, source, subject);
}

function registerGap(kind: DocumentKindId, { child }: DocumentSource) {
  const address = livesAt(child);
  if (!TO_A_GUARDIAN.includes(kind) || (child.guardianName && address)) return undefined;
  return refusal(
    'register_incomplete',
    `名册中没有${child.guardianName ? '住址' : '监护人姓名'}，不能出具《${documentKind(kind).label}》。`,
    { possible: ['由学校在名册中补录后再出具'] },
  );
}

/** What a document quotes by its number has to have one. */
function earlierNumber(kind: DocumentKindId, source: DocumentSource, { paper }: Subject) {
  if (AFTER_THE_ORDER.includes(kind) && orderNumber(source) === undefined) {
    return refusal('order_document_not_issued', '《责令限期改正通知书》还没有出具文号，后续文书无法引用。', {
      possible: ['先出具《责令限期改正通知书》'],
    });
  }
  if (AFTER_THE_DECISION.includes(kind) && decisionFields(source).决定文号 === '') {
    return refusal('penalty_document_not_issued', '《行政处罚决定书》还没有出具文号，后续文书无法引用。', {
      possible: ['先出具《行政处罚决定书》'],
    });
  }
  if ((kind === 'penalty_notice' || kind === 'penalty_decision') && !source.policy.penalty) {
    return refusal(
      'no_penalty_basis',
      '《义务教育法》第五十八条没有设定处罚，本地方案也没有引用可以处罚监护人的法规，不能出具处罚文书。',
      { possible: ['本地确有地方性法规的，先在方案中引用其条文'] },
    );
  }
  if (kind === 'penalty_decision' && !penaltyNoticeNumber(source)) {
    return refusal('penalty_notice_not_issued', '作出处罚决定之前须先告知。', {
      possible: ['先出具《行政处罚告知书》'],
    });
  }
  if (kind === 'request_withdrawal' && !numberOf(source, 'request', paper?.id)) {
    return refusal('request_document_not_issued', '《强制执行申请书》还没有出具文号，无法引用。', {
      possible: ['先出具《强制执行申请书》'],
    });
  }
  return undefined;
}
