import type { DocumentKindId } from '../document-kinds.js';

/** One item of what 行政强制法 art. 55 wants in the court's hands. */
export interface CourtPart {
  readonly heading: string;
  /** In the order in which they are bound. */
  readonly kinds: readonly DocumentKindId[];
  /** Without these the application is not complete. */
  readonly needed: readonly DocumentKindId[];
}

export const COURT_CONTENTS: readonly CourtPart[] = [
  { heading: '强制执行申请书', kinds: ['request'], needed: ['request'] },
  {
    heading: '行政决定书及作出决定的事实、理由和依据',
    kinds: ['order', 'written_report', 'home_visit_record', 'persuasion_record', 'criticism_record'],
    needed: ['order', 'written_report', 'persuasion_record', 'criticism_record'],
  },
  {
    heading: '当事人的意见及行政机关催告情况',
    kinds: ['statement_record', 'demand'],
    needed: ['statement_record', 'demand'],
  },
  { heading: '送达证明', kinds: ['service_receipt'], needed: ['service_receipt'] },
  {
    heading: '申请强制执行标的情况',
    kinds: ['execution_object'],
    needed: ['execution_object'],
  },
  {
    heading: '其他材料',
    kinds: ['return_notice', 'notice', 'penalty_notice', 'penalty_decision'],
    needed: [],
  },
];
