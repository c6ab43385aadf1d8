import { addDays, isBefore, type PlainDate } from '../../calendar/plain-date.js';
import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { Happening } from '../case-events.js';
import { livePaper, type CaseState } from '../case-state.js';
import { isFull, isStrict } from '../procedure.js';
import { mandatoryUnanswered } from './referral-acts.js';
import { firstOf, mustBeOpen, mustBePast, mustNotPrecede, mustStand } from '../preconditions.js';

/** Coming back is not the end: 7, 30 and 90 days of observation, relapse into the same file, then closing. */

export const reportReturn = defineAct({
  title: '登记复学',
  fields: {
    returnedOn: { kind: 'date', label: '返校日期' },
    evidence: { kind: 'code', label: '返校回执编号', optional: true },
  },
  blocked: (state) =>
    mustBeOpen(state) ??
    (state.standing.status === 'observing'
      ? refusal('already_returned', `已于 ${state.standing.since} 登记复学，现在观察期。`)
      : undefined) ??
    (state.standing.status === 'protected' && isStrict(state)
      ? refusal(
          'protection_first',
          '本案在保护优先状态：返校不等于危险解除，须先由相关部门答复、教育局解除保护优先，再登记复学。',
          { possible: ['由教育局负责人办理「解除保护优先，恢复办理」，到校情况先记在考勤里'] },
        )
      : undefined),
  decide: (input, state, { today }) => {
    const problem = firstOf(
      mustBePast('returnedOn', '返校日期', input.returnedOn, today),
      mustNotPrecede('returnedOn', '返校日期', input.returnedOn, state.absentSince, '缺勤开始之日'),
      isStrict(state) ? mustFollowWhatIsRecorded(state, input.returnedOn) : undefined,
    );
    if (problem) return refuse(problem);
    return happens(...performed(state, input.returnedOn), {
      type: 'ReturnReported',
      returnedOn: input.returnedOn,
    });
  },
});

/** A return before a talk that found the child still away would let a file be closed on the day it is told (trap 24). */
function mustFollowWhatIsRecorded(state: CaseState, returnedOn: PlainDate): Refusal | undefined {
  const talks = [...state.contacts, ...state.persuasions].map(({ on }) => on);
  const last = talks.reduce<PlainDate | null>((latest, on) => (latest && latest > on ? latest : on), null);
  return last === null
    ? undefined
    : mustNotPrecede('returnedOn', '返校日期', returnedOn, last, '最近一次联系、劝返之日');
}

/** The child is back under an order: it has been obeyed, and what was filed for its sake is to be withdrawn. */
function performed(state: CaseState, returnedOn: PlainDate): readonly Happening[] {
  const order = livePaper(state, 'order');
  return isFull(state) && order?.services?.length
    ? [
        {
          type: 'OrderPerformed',
          order: order.id,
          performedOn: returnedOn,
        },
      ]
    : [];
}

export const recordFollowUp = defineAct({
  title: '记录复学回访',
  fields: {
    day: { kind: 'number', label: '回访节点（返校后第几日）', min: 1, max: 365 },
    attending: { kind: 'yes', label: '稳定在校' },
  },
  blocked: (state) => mustStand(state, 'observing'),
  decide: (input, state, { today }) => {
    if (state.standing.status !== 'observing') return happens();
    const { checkpoints } = state.policy.observation;
    const { since, followUps } = state.standing;
    const problem = firstOf(
      checkpoints.includes(input.day)
        ? undefined
        : refusal('not_a_checkpoint', `回访节点为第 ${checkpoints.join('、')} 日。`, {
            field: 'day',
            value: String(input.day),
          }),
      followUps.some((each) => each.day === input.day)
        ? refusal('already_recorded', `第 ${input.day} 日回访已记录。`, {
            field: 'day',
            value: String(input.day),
          })
        : undefined,
      isBefore(today, addDays(since, input.day))
        ? refusal(
            'checkpoint_not_reached',
            `第 ${input.day} 日回访要到 ${addDays(since, input.day)} 才能记录。`,
            {
              field: 'day',
              value: String(input.day),
            },
          )
        : undefined,
      isStrict(state) && followUps.some(({ on }) => on === today)
        ? refusal('one_look_one_checkpoint', '今天已记录过一次回访：一次回访只对应一个节点。', {
            field: 'day',
            value: String(input.day),
          })
        : undefined,
    );
    if (problem) return refuse(problem);
    const recorded = { type: 'FollowUpRecorded', day: input.day, attending: input.attending } as const;
    return input.attending
      ? happens(recorded)
      : happens(recorded, { type: 'Relapsed', absentSince: today, by: 'act' });
  },
});

export const recordRelapse = defineAct({
  title: '登记再次失学',
  fields: { absentSince: { kind: 'date', label: '再次缺勤开始日期' } },
  blocked: (state) => mustStand(state, 'observing'),
  decide: (input, state, { today }) => {
    const since = state.standing.status === 'observing' ? state.standing.since : today;
    const problem = firstOf(
      mustBePast('absentSince', '再次缺勤开始日期', input.absentSince, today),
      mustNotPrecede('absentSince', '再次缺勤开始日期', input.absentSince, since, '返校之日'),
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'Relapsed', absentSince: input.absentSince, by: 'act' });
  },
});

export const closeCase = defineAct({
  title: '销号',
  fields: {},
  blocked: (state) => {
    const standing = mustStand(state, 'observing');
    if (standing || state.standing.status !== 'observing') return standing;
    const { followUps } = state.standing;
    const { withdrawal } = state;
    if (withdrawal?.withdrawnOn === null) {
      return refusal(
        'application_not_withdrawn',
        `${withdrawal.filedOn} 递交的强制执行申请尚未撤回，不能销号。`,
        { possible: ['办理「记录撤回强制执行申请」'] },
      );
    }
    const unanswered = isStrict(state) ? mandatoryUnanswered(state) : undefined;
    if (unanswered) return unanswered;
    const open = state.policy.observation.checkpoints.filter(
      (day) => !followUps.some((each) => each.day === day),
    );
    return open.length > 0
      ? refusal('follow_ups_missing', `尚缺第 ${open.join('、')} 日回访记录，返校不等于销号。`, {
          possible: ['按节点办理「记录复学回访」'],
        })
      : undefined;
  },
  decide: () => happens({ type: 'CaseClosed', outcome: 'retained' }),
});
