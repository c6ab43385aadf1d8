import { addDays, isBefore, type PlainDate } from '../../calendar/plain-date.js';
import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { Happening } from '../case-events.js';
import { livePaper, type CaseState } from '../case-state.js';
import { isFull } from '../procedure.js';
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
      : undefined),
  decide: (input, state, { today }) => {
    const problem = firstOf(
      mustBePast('returnedOn', '返校日期', input.returnedOn, today),
      mustNotPrecede('returnedOn', '返校日期', input.returnedOn, state.absentSince, '缺勤开始之日'),
    );
    if (problem) return refuse(problem);
    return happens(...performed(state, input.returnedOn), {
      type: 'ReturnReported',
      returnedOn: input.returnedOn,
    });
  },
});

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
