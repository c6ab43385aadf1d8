import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { PlainDate } from '../../calendar/plain-date.js';
import type { Happening } from '../case-events.js';
import { livePaper, type CaseState } from '../case-state.js';
import { gateRefusal } from '../gates.js';
import { inFilingWindow } from '../gates/window-rules.js';
import { decisionOf } from '../step.js';
import { COURT_ANSWERS, RELIEFS, RELIEF_STAGES } from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBeOpen, mustBePast, mustNotPrecede } from '../preconditions.js';

/** The court decides; these only record what was filed and what came back. */

export const recordFiling = defineAct({
  title: '记录向法院递交申请',
  fields: {
    filedOn: { kind: 'date', label: '递交日期' },
    evidence: { kind: 'code', label: '法院收件回执编号' },
  },
  // The court's receipt may be noted some days late: what counts is the day of filing, judged below.
  blocked: (state, circumstances) => {
    const because = gateRefusal('filing', state, circumstances);
    return because?.code === 'filing_window_closed' ? undefined : because;
  },
  decide: (input, state, { today }) => {
    const window = inFilingWindow(state, input.filedOn);
    const problem = firstOf(
      mustBePast('filedOn', '递交日期', input.filedOn, today),
      mustNotPrecede(
        'filedOn',
        '递交日期',
        input.filedOn,
        livePaper(state, 'request')?.approvedOn ?? today,
        '批准之日',
      ),
      window.status === 'missing' ? { ...window.refusal, field: 'filedOn', value: input.filedOn } : undefined,
    );
    return problem ? refuse(problem) : happens({ type: 'CourtFilingRecorded', filedOn: input.filedOn });
  },
});

const FOLLOWS: Readonly<Record<keyof typeof COURT_ANSWERS, (state: CaseState) => boolean>> = {
  accepted: (state) => state.court?.answers.length === 0,
  not_accepted: (state) => state.court?.answers.length === 0,
  granted: (state) => state.court?.answers.at(-1) === 'accepted',
  refused: (state) => state.court?.answers.at(-1) === 'accepted',
  executed: (state) => state.court?.answers.at(-1) === 'granted',
};

export const recordCourtAnswer = defineAct({
  title: '记录法院答复',
  fields: {
    answer: { kind: 'choice', label: '法院答复', options: COURT_ANSWERS },
    answeredOn: { kind: 'date', label: '文书日期' },
    evidence: { kind: 'code', label: '法院文书编号' },
  },
  blocked: (state) =>
    mustBeAtRung(state, 'court_request') ??
    (state.court ? undefined : refusal('not_filed', '尚未向法院递交申请。')),
  decide: (input, state, { today }) => {
    const problem = firstOf(
      FOLLOWS[input.answer](state)
        ? undefined
        : refusal('answer_out_of_order', `现阶段法院不会作出「${COURT_ANSWERS[input.answer]}」，请核对。`, {
            field: 'answer',
            value: input.answer,
          }),
      mustBePast('answeredOn', '文书日期', input.answeredOn, today),
      mustNotPrecede('answeredOn', '文书日期', input.answeredOn, state.court?.filedOn ?? today, '递交之日'),
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'CourtAnswered', answer: input.answer, answeredOn: input.answeredOn });
  },
});

/** Once the child is back the application has no object: whoever filed it takes it back (trap 28). */
export const recordCourtWithdrawal = defineAct({
  title: '记录撤回强制执行申请',
  fields: {
    withdrawnOn: { kind: 'date', label: '撤回申请递交法院之日' },
    evidence: { kind: 'code', label: '撤回申请书或法院准许裁定编号' },
  },
  blocked: (state) =>
    mustBeOpen(state) ??
    (state.withdrawal?.withdrawnOn === null
      ? undefined
      : refusal('nothing_to_withdraw', '没有应当撤回的强制执行申请。')),
  decide: (input, state, { today }) => {
    const problem = firstOf(
      mustBePast('withdrawnOn', '撤回之日', input.withdrawnOn, today),
      mustNotPrecede(
        'withdrawnOn',
        '撤回之日',
        input.withdrawnOn,
        state.withdrawal?.filedOn ?? today,
        '递交之日',
      ),
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'ApplicationWithdrawn', withdrawnOn: input.withdrawnOn }, ...ending(state));
  },
});

/** Where the child is has been confirmed before; only this kept the file open. */
function ending({ standing }: CaseState): readonly Happening[] {
  return standing.status === 'exit_claimed' && standing.confirmedOn
    ? [{ type: 'CaseClosed', outcome: standing.kind }]
    : [];
}

/** What the guardian undertakes against the order: it stops the road to the court, or ends the order (art. 53). */
export const recordRelief = defineAct({
  title: '记录行政复议或诉讼',
  fields: {
    relief: { kind: 'choice', label: '救济途径', options: RELIEFS },
    stage: { kind: 'choice', label: '进展', options: RELIEF_STAGES },
    datedOn: { kind: 'date', label: '提起、撤回之日，或者决定书、裁判文书送达之日' },
    evidence: { kind: 'code', label: '文书编号' },
  },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (reviewable(state)
      ? undefined
      : refusal('order_not_served', '责令决定尚未送达，没有可以申请复议、起诉的行政行为。')),
  decide: (input, state, { today }) => {
    const servedOn = reviewable(state) ?? today;
    const pending =
      state.relief?.stage === 'sought' && state.relief.kind === input.relief ? state.relief : undefined;
    const problem = firstOf(
      mustBePast('datedOn', '日期', input.datedOn, today),
      mustNotPrecede('datedOn', '日期', input.datedOn, pending?.datedOn ?? servedOn, '责令送达或提起之日'),
      input.stage === 'sought' || pending
        ? undefined
        : refusal('relief_not_sought', `没有${RELIEFS[input.relief]}正在进行的记录，请先记录「已提起」。`, {
            field: 'stage',
            value: input.stage,
          }),
      input.stage === 'sought' && state.relief?.stage === 'sought'
        ? refusal('relief_pending', `已有一件${RELIEFS[state.relief.kind]}在进行。`, { field: 'stage' })
        : undefined,
    );
    if (problem) return refuse(problem);
    const recorded = {
      type: 'ReliefRecorded',
      relief: input.relief,
      stage: input.stage,
      datedOn: input.datedOn,
    } as const;
    // An order that has fallen must be made anew, and everything after it with it.
    return input.stage === 'overturned' && state.rung !== 'township_report'
      ? happens(recorded, { type: 'RungEntered', rung: 'township_report', by: 'act' })
      : happens(recorded);
  },
});

/** From when somebody can seek relief: an order binds whom it has reached, though the other parent still waits for it. */
function reviewable(state: CaseState): PlainDate | undefined {
  const decision = decisionOf(state);
  return decision?.services?.[0]?.servedOn ?? decision?.servedOn ?? undefined;
}
