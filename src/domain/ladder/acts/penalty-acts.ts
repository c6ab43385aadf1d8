import { addDayCount } from '../../calendar/day-count.js';
import { isBefore } from '../../calendar/plain-date.js';
import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import { livePaper } from '../case-state.js';
import { calendarMissing } from '../gates/period-rules.js';
import { firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';
import { STATEMENTS } from '../vocabulary.js';

/** 行政处罚法 art. 64: five days (working days, art. 85) to ask for a hearing; before that silence says nothing. */
const TIME_TO_ANSWER = { count: 5, unit: 'working-day' } as const;

/** The party's answer to an intended penalty (行政处罚法 arts. 44, 45). Whoever objects is not treated worse for it. */
export const recordStatement = defineAct({
  title: '记录陈述申辩',
  fields: {
    said: { kind: 'choice', label: '当事人的意见', options: STATEMENTS, help: '不得因申辩而加重处罚' },
    statedOn: { kind: 'date', label: '提出、放弃或期满之日' },
    evidence: { kind: 'code', label: '笔录或放弃声明编号' },
  },
  words: { statement: { label: '陈述申辩的内容和复核意见', most: 4_000 } },
  blocked: (state) => {
    const notice = livePaper(state, 'penalty_notice');
    return (
      mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
      (notice?.servedOn
        ? undefined
        : refusal('penalty_notice_not_served', '《行政处罚告知书》尚未送达，没有可以陈述申辩的事项。'))
    );
  },
  decide: (input, state, { today }) => {
    const notice = livePaper(state, 'penalty_notice');
    if (!notice?.servedOn)
      return refuse(refusal('penalty_notice_not_served', '《行政处罚告知书》尚未送达。'));
    const answered = addDayCount(state.calendar, notice.servedOn, TIME_TO_ANSWER);
    if (!answered.ok) return refuse(calendarMissing(answered.missingYear));
    const problem = firstOf(
      mustBePast('statedOn', '日期', input.statedOn, today),
      mustNotPrecede('statedOn', '日期', input.statedOn, notice.servedOn, '告知书送达之日'),
      input.said === 'silent' && isBefore(input.statedOn, answered.value)
        ? refusal(
            'time_to_answer_runs',
            `陈述申辩和要求听证的时间到 ${answered.value}，此前不能记为期满未提出。`,
            {
              field: 'statedOn',
              value: input.statedOn,
            },
          )
        : undefined,
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'StatementRecorded', paper: notice.id, statedOn: input.statedOn, said: input.said });
  },
});
