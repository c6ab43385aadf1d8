import { cite, currentCitations, type CitationId, type Citations } from '../law/citations.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { refusal, type Refusal } from '../refusal.js';
import type { ActName } from './acts/act-names.js';
import { livePaper, type CaseState } from './case-state.js';
import { FILING_GATE_DOCUMENTS } from './gates/court-file-rule.js';
import {
  met,
  missing,
  notApplicable,
  unless,
  type Finding,
  type GateContext,
  type GateRule,
} from './gates/gate-rule.js';
import { ORDER_GATE } from './gates/order-gate.js';
import { FACTS } from './gates/finding-rules.js';
import { DECISION_SERVED, handedOut, served, standsAlone } from './gates/paper-rules.js';
import { PENALTY_DECISION_GATE, PENALTY_NOTICE_GATE } from './gates/penalty-gate.js';
import {
  AFTER_RELIEF_PERIOD,
  APPLICANT_DECIDED,
  FILED_BY_APPLICANT,
  NO_RELIEF,
  PERIOD_OVER,
} from './gates/period-rules.js';
import { DEMAND_PERIOD_OVER, FILING_WINDOW, LITIGATION_OVER } from './gates/window-rules.js';
import { mustBeAtRung } from './preconditions.js';
import type { PaperKind } from './vocabulary.js';

export const GATE_STEPS = {
  order: '责令限期改正',
  notice: '司法告知',
  demand: '催告',
  request: '拟制强制执行申请',
  filing: '向法院递交申请',
  penalty_notice: '行政处罚告知（仅在有法规依据时）',
  penalty_decision: '行政处罚决定（仅在有法规依据时）',
} as const;
export type GateStep = keyof typeof GATE_STEPS;

/** One line of the checklist before a legal step. */
export interface GateItem {
  readonly id: string;
  readonly label: string;
  readonly status: 'met' | 'missing' | 'not_applicable';
  readonly reason: string;
  /** Whether its absence refuses the step, or asks a person to look. Only ever false of what is missing. */
  readonly binding: boolean;
  readonly act: ActName | null;
  /** From when time alone will have met it; null where somebody has to act. */
  readonly metOn: PlainDate | null;
  readonly citation: CitationId | null;
  /** The citation as printed. */
  readonly article: string | null;
}

export interface Gate {
  readonly step: GateStep;
  readonly label: string;
  /** Whether nothing binding is missing. */
  readonly open: boolean;
  readonly items: readonly GateItem[];
}

const REQUEST_APPROVED: GateRule = {
  id: 'request_approved',
  label: '强制执行申请书经机关负责人批准签名',
  citation: 'enforcement-law-55',
  act: 'approvePaper',
  check: (state) =>
    livePaper(state, 'request')?.status === 'approved'
      ? met('申请书已批准。')
      : missing(
          refusal('request_not_approved', '强制执行申请书尚未经负责人批准，不能递交。', {
            possible: livePaper(state, 'request') ? ['办理「批准法律文书」'] : ['办理「拟制法律文书」'],
          }),
        ),
};

/** Where the document names no court, people read what it lets happen instead, and that the court is the law's. */
const LOCAL_ROUTE: GateRule = {
  id: 'local_route',
  label: '本地方案对责令逾期不改的规定',
  citation: null,
  act: null,
  check: ({ policy: { afterOrder } }) =>
    afterOrder
      ? met(`${afterOrder.words}（${afterOrder.clause}）`)
      : notApplicable('本地方案没有规定，依法律办理。'),
};

const NOT_FILED: GateRule = {
  id: 'not_filed',
  label: '案件在法院阶段，申请尚未递交',
  citation: null,
  act: null,
  check: (state) =>
    unless(
      mustBeAtRung(state, 'court_request') ??
        (state.court ? refusal('already_filed', `申请已于 ${state.court.filedOn} 递交。`) : undefined),
      '申请尚未递交。',
    ),
};

/** Every legal step with its conditions, in the order in which they are refused. */
const RULES: Readonly<Record<GateStep, readonly GateRule[]>> = {
  order: ORDER_GATE,
  notice: [LOCAL_ROUTE, standsAlone('notice'), served('order', 'notice'), PERIOD_OVER],
  demand: [
    LOCAL_ROUTE,
    standsAlone('demand'),
    served('notice', 'demand'),
    DECISION_SERVED,
    APPLICANT_DECIDED,
    PERIOD_OVER,
    AFTER_RELIEF_PERIOD,
  ],
  request: [
    standsAlone('request'),
    served('demand', 'request'),
    DECISION_SERVED,
    FACTS,
    APPLICANT_DECIDED,
    NO_RELIEF,
    LITIGATION_OVER,
    DEMAND_PERIOD_OVER,
    FILING_WINDOW,
  ],
  filing: [
    NOT_FILED,
    REQUEST_APPROVED,
    handedOut('request'),
    FILED_BY_APPLICANT,
    NO_RELIEF,
    FILING_WINDOW,
    FILING_GATE_DOCUMENTS,
  ],
  penalty_notice: PENALTY_NOTICE_GATE,
  penalty_decision: PENALTY_DECISION_GATE,
};

/** The checklist before a step, as it stands today. */
export function gate(
  step: GateStep,
  state: CaseState,
  context: GateContext,
  citations: Citations = currentCitations,
): Gate {
  const items = RULES[step].map((rule) => itemOf(rule, rule.check(state, context), citations));
  return {
    step,
    label: GATE_STEPS[step],
    open: items.every((item) => item.status !== 'missing' || !item.binding),
    items,
  };
}

export function gates(state: CaseState, context: GateContext): readonly Gate[] {
  return (Object.keys(GATE_STEPS) as GateStep[]).map((step) => gate(step, state, context));
}

/** The first thing that is in the way of a step: what its act is refused with. */
export function gateRefusal(
  step: PaperKind | 'filing',
  state: CaseState,
  context: GateContext,
): Refusal | undefined {
  for (const rule of RULES[step]) {
    const finding = rule.check(state, context);
    if (finding.status === 'missing' && finding.binding) return finding.refusal;
  }
  return undefined;
}

function itemOf(rule: GateRule, finding: Finding, citations: Citations): GateItem {
  const { id, label, citation } = rule;
  const isMissing = finding.status === 'missing';
  return {
    id,
    label,
    status: finding.status,
    reason: isMissing ? finding.refusal.message : finding.reason,
    binding: isMissing ? finding.binding : true,
    act: isMissing ? rule.act : null,
    metOn: isMissing ? (finding.metOn ?? null) : null,
    citation,
    article: citation === null ? null : cite(citations, citation),
  };
}
