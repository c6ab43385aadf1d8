import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { Happening } from '../case-events.js';
import type { CaseState } from '../case-state.js';
import { isStrict } from '../procedure.js';
import {
  DANGER_SIGNS,
  DEPARTMENTS,
  REFERRAL_RESULTS,
  type DangerSign,
  type Department,
} from '../vocabulary.js';
import { firstOf, mustBeOpen, mustStand } from '../preconditions.js';

/** Hand-offs to other departments with a reply clock, and the safety brake, which comes before any pressure. */

export function referralTo(
  state: CaseState,
  department: Department,
  mandatory: boolean,
  offset = 1,
): Happening {
  return { type: 'Referred', referral: `referral-${state.referrals.length + offset}`, department, mandatory };
}

export const refer = defineAct({
  title: '移送或商请部门协助',
  fields: { department: { kind: 'choice', label: '部门', options: DEPARTMENTS } },
  blocked: mustBeOpen,
  decide: (input, state) =>
    state.referrals.some((each) => each.department === input.department && !each.answeredOn)
      ? refuse(
          refusal('referral_pending', `已商请${DEPARTMENTS[input.department]}，尚未答复，不重复移送。`, {
            field: 'department',
            value: input.department,
          }),
        )
      : happens(
          referralTo(state, input.department, isStrict(state) && state.standing.status === 'protected'),
        ),
});

export const recordReferralReply = defineAct({
  title: '答复移送',
  fields: {
    referral: { kind: 'code', label: '移送事项' },
    result: {
      kind: 'choice',
      label: '办理结果',
      options: REFERRAL_RESULTS,
    },
  },
  blocked: (state) =>
    mustBeOpen(state) ??
    (state.referrals.some((each) => !each.answeredOn)
      ? undefined
      : refusal('no_open_referral', '没有待答复的移送。')),
  decide: (input, state, { actor }) => {
    const referral = state.referrals.find((each) => each.id === input.referral);
    const problem = firstOf(
      referral
        ? undefined
        : refusal('unknown_referral', `本案没有编号为「${input.referral}」的移送。`, {
            field: 'referral',
            value: input.referral,
          }),
      referral?.answeredOn
        ? refusal('already_answered', `该移送已于 ${referral.answeredOn} 答复。`, {
            field: 'referral',
            value: input.referral,
          })
        : undefined,
      referral && actor.role === 'department_officer' && !actor.office.endsWith(`-${referral.department}`)
        ? refusal('not_your_referral', '该移送由被移送的部门答复。', {
            field: 'referral',
            value: input.referral,
          })
        : undefined,
    );
    if (problem || !referral) return refuse(problem ?? refusal('unknown_referral', '没有该移送。'));
    return happens({
      type: 'ReferralAnswered',
      referral: referral.id,
      department: referral.department,
      result: input.result,
    });
  },
});

/** Whom the mandatory report goes to (未成年人保护法 art. 11; 禁止使用童工规定 art. 5). */
export const REPORT_TO: Readonly<Record<DangerSign, readonly Department[]>> = {
  abuse: ['police', 'civil_affairs'],
  trafficking: ['police'],
  child_labour: ['labour'],
  pregnancy: ['police', 'women'],
  injury: ['health', 'civil_affairs'],
  missing_in_danger: ['police'],
};

export const pullSafetyBrake = defineAct({
  title: '启动保护优先（强制报告）',
  fields: { sign: { kind: 'choice', label: '危险迹象', options: DANGER_SIGNS } },
  blocked: (state) =>
    mustBeOpen(state) ??
    (state.standing.status === 'protected'
      ? refusal('already_protected', `本案自 ${state.standing.since} 起已在保护优先状态。`)
      : undefined),
  decide: (input, state) =>
    happens(
      { type: 'SafetyBrakePulled', sign: input.sign },
      ...REPORT_TO[input.sign].map((department, index) => referralTo(state, department, true, index + 1)),
    ),
});

/** A mandatory report nobody has answered yet (未成年人保护法 art. 11). */
export function mandatoryUnanswered(state: CaseState): Refusal | undefined {
  return state.referrals.some((each) => each.mandatory && !each.answeredOn)
    ? refusal('mandatory_report_unanswered', '强制报告尚未得到部门答复，不能解除或者销号。', {
        possible: ['由相关部门办理「答复移送」'],
      })
    : undefined;
}

/** 「不属本部门职责」 is an answer, but nobody has looked after the child yet. */
function unsettled(state: CaseState): Refusal | undefined {
  const since = state.standing.status === 'protected' ? state.standing.since : undefined;
  const reports = state.referrals.filter(({ mandatory, sentOn }) => mandatory && since && sentOn >= since);
  return reports.every(({ result }) => result === 'not_ours')
    ? refusal('danger_unsettled', '收到强制报告的部门都答复不属其职责，危险尚未有人处置，不能解除。', {
        possible: ['办理「移送或商请部门协助」，向有职责的部门报告'],
      })
    : undefined;
}

export const releaseSafetyBrake = defineAct({
  title: '解除保护优先，恢复办理',
  fields: { evidence: { kind: 'code', label: '部门处置结果编号' } },
  blocked: (state) =>
    mustStand(state, 'protected') ??
    mandatoryUnanswered(state) ??
    (isStrict(state) ? unsettled(state) : undefined),
  decide: () => happens({ type: 'SafetyBrakeReleased' }),
});
