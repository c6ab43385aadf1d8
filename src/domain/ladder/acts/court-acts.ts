import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import { livePaper, type CaseState } from '../case-state.js';
import { clockOfOrder } from '../step.js';
import { COURT_ANSWERS } from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';

/** The court decides; these only record what was filed and what came back. */

export const recordFiling = defineAct({
  title: '记录向法院递交申请',
  fields: {
    filedOn: { kind: 'date', label: '递交日期' },
    evidence: { kind: 'code', label: '法院收件回执编号' },
  },
  blocked: (state) =>
    mustBeAtRung(state, 'court_request') ??
    (state.court
      ? refusal('already_filed', `申请已于 ${state.court.filedOn} 递交。`)
      : livePaper(state, 'request')?.status === 'approved'
        ? undefined
        : refusal('request_not_approved', '强制执行申请书尚未经负责人批准，不能递交。')),
  decide: (input, state, { today }) => {
    const clock = clockOfOrder(state);
    const window = clock?.ok ? clock.value : undefined;
    const problem = firstOf(
      mustBePast('filedOn', '递交日期', input.filedOn, today),
      mustNotPrecede(
        'filedOn',
        '递交日期',
        input.filedOn,
        livePaper(state, 'request')?.approvedOn ?? today,
        '批准之日',
      ),
      window && input.filedOn > window.filingCloses
        ? refusal(
            'filing_window_closed',
            `申请期限已于 ${window.filingCloses} 届满（行政强制法第五十三条）。`,
            {
              field: 'filedOn',
              value: input.filedOn,
            },
          )
        : undefined,
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
