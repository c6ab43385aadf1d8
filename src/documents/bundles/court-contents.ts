import { COURT_FILE } from '../../domain/ladder/gates/court-file-rule.js';
import type { DocumentKindId } from '../document-kinds.js';

/** One item of what 行政强制法 art. 55 wants in the court's hands. */
export interface CourtPart {
  readonly heading: string;
  /** In the order in which they are bound. */
  readonly kinds: readonly DocumentKindId[];
  /** Without these the application is not complete: those the gate before filing asks for. */
  readonly needed: readonly DocumentKindId[];
}

export const COURT_CONTENTS: readonly CourtPart[] = [
  part('强制执行申请书', ['request']),
  part('行政决定书及作出决定的事实、理由和依据', [
    'order',
    'penalty_notice',
    'penalty_decision',
    'written_report',
    'home_visit_record',
    'persuasion_record',
    'criticism_record',
  ]),
  part('当事人的意见及行政机关催告情况', ['statement_record', 'demand']),
  part('送达证明', ['service_receipt']),
  part('申请强制执行标的情况', ['execution_object']),
  part('其他材料', ['return_notice', 'notice']),
];

function part(heading: string, kinds: readonly DocumentKindId[]): CourtPart {
  return { heading, kinds, needed: kinds.filter((kind) => kind in COURT_FILE) };
}
