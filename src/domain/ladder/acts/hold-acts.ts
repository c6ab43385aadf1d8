import { isOneHand } from '../../access/one-hand.js';
import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import { HOLD_REASONS } from '../vocabulary.js';
import { firstOf, mustBeOpen, mustClimb, mustStand } from '../preconditions.js';
import type { CaseState } from '../case-state.js';

/** Time may be given, but with a reason, a ceiling and a second person's approval. Legal periods run on regardless. */

function noOtherRequest(state: CaseState) {
  return state.holdRequest
    ? refusal('hold_pending', `已有一份${state.holdRequest.kind === 'pause' ? '暂停' : '延期'}申请待审批。`)
    : undefined;
}

function pauseLeft(state: CaseState): number {
  return state.policy.holds.pauseCeiling - state.pausedDays;
}

export const requestPause = defineAct({
  title: '申请暂停',
  fields: {
    reason: { kind: 'choice', label: '暂停原因', options: HOLD_REASONS },
    days: { kind: 'number', label: '暂停天数（自然日）', min: 1, max: 365 },
    evidence: { kind: 'code', label: '佐证材料编号' },
  },
  blocked: (state) =>
    firstOf(
      mustClimb(state),
      noOtherRequest(state),
      pauseLeft(state) > 0
        ? undefined
        : refusal('pause_used_up', `本案累计暂停已达上限 ${state.policy.holds.pauseCeiling} 日。`),
    ),
  decide: (input, state) =>
    input.days > pauseLeft(state)
      ? refuse(
          refusal(
            'over_ceiling',
            `暂停累计不得超过 ${state.policy.holds.pauseCeiling} 日，还可暂停 ${pauseLeft(state)} 日。`,
            {
              field: 'days',
              value: String(input.days),
            },
          ),
        )
      : happens({ type: 'HoldRequested', kind: 'pause', reason: input.reason, days: input.days }),
});

export const requestExtension = defineAct({
  title: '申请延期',
  fields: {
    reason: { kind: 'choice', label: '延期原因', options: HOLD_REASONS },
    days: { kind: 'number', label: '延长天数（按本步骤的计日单位）', min: 1, max: 60 },
  },
  blocked: (state) => firstOf(mustClimb(state), noOtherRequest(state)),
  decide: (input, state) => {
    const left = state.policy.holds.extensionCeiling - state.stepExtended;
    return input.days > left
      ? refuse(
          refusal(
            'over_ceiling',
            `本步骤延期累计不得超过 ${state.policy.holds.extensionCeiling}，还可延长 ${Math.max(left, 0)}。`,
            {
              field: 'days',
              value: String(input.days),
            },
          ),
        )
      : happens({ type: 'HoldRequested', kind: 'extension', reason: input.reason, days: input.days });
  },
});

export const decideHold = defineAct({
  title: '审批暂停或延期',
  fields: { approve: { kind: 'yes', label: '同意' } },
  blocked: (state, { actor }) =>
    firstOf(
      mustBeOpen(state),
      state.holdRequest ? undefined : refusal('nothing_to_approve', '没有待审批的暂停或延期申请。'),
      state.holdRequest && isOneHand(actor, { user: state.holdRequest.by, actingFor: state.holdRequest.for })
        ? refusal('own_request', '申请人不能审批自己的申请，须由另一人审批。')
        : undefined,
      mustClimb(state),
    ),
  decide: (input, state) =>
    state.holdRequest
      ? happens({
          type: 'HoldDecided',
          approved: input.approve,
          kind: state.holdRequest.kind,
          days: state.holdRequest.days,
        })
      : happens(),
});

export const resume = defineAct({
  title: '提前恢复办理',
  fields: {},
  blocked: (state) => mustStand(state, 'paused'),
  decide: () => happens({ type: 'PauseEnded', by: 'act' }),
});
