import { describeDayCount, type DayCount } from '../../../domain/calendar/day-count.js';
import { LADDER } from '../../../domain/ladder/ladder.js';
import type { Policy } from '../../../domain/ladder/policy.js';
import { AUTHORITIES, PARTICIPANTS } from '../../../domain/ladder/vocabulary.js';
import { ROLE_LABELS, RUNG_LABELS, STEP_LABELS } from '../../../domain/wording/labels.js';

/** One thing a regime settles: what, how, and by which words. */
export interface PolicyLine {
  readonly section: string;
  readonly label: string;
  readonly value: string;
  readonly clause: string;
}

const days = describeDayCount;
const calendarDays = (count: number) => days({ count, unit: 'calendar-day' } satisfies DayCount);
const listed = (words: readonly string[]) => (words.length === 0 ? '无' : words.join('、'));

/** Everything a running case carries of its regime, in the order of the ladder. */
export function policyLines(policy: Policy): readonly PolicyLine[] {
  const { absence, persuasion, clauses, observation, holds, exits, referrals } = policy;
  const line = (section: string, label: string, value: string, clause = ''): PolicyLine => ({
    section,
    label,
    value,
    clause,
  });
  return [
    line(
      '立案',
      '无故缺课满',
      `${days(absence.threshold)}，${absence.consecutive ? '连续计算' : '累计计算'}`,
      absence.clause,
    ),
    ...LADDER.flatMap(({ rung, steps }) =>
      steps.map((id) => {
        const { owner, within, from, remindBefore, clause } = policy.steps[id];
        const begins = from === 'absence' ? '自缺勤之日起 ' : '';
        const reminders = remindBefore.length > 0 ? `；提前 ${remindBefore.join('、')} 日提醒` : '';
        return line(
          RUNG_LABELS[rung],
          STEP_LABELS[id],
          `${ROLE_LABELS[owner]}，${begins}${days(within)}内${reminders}`,
          clause,
        );
      }),
    ),
    line('条件', '劝返至少', `${persuasion.minimumAttempts} 次`),
    line('条件', '劝返参加人员', listed(persuasion.requiredParticipants.map((each) => PARTICIPANTS[each]))),
    line('条件', '须落实劝返专人', persuasion.namedPersuader ? '是' : '否'),
    line(
      '条件',
      '书面报告送',
      listed(policy.report.recipients.map((each) => AUTHORITIES[each])),
      clauses.report,
    ),
    line('条件', '责令由', listed(policy.order.issuers.map((each) => AUTHORITIES[each])), clauses.order),
    line('条件', '责令的改正期限', days(policy.order.compliance), clauses.order),
    line('条件', '司法告知后的期限', days(policy.notice.compliance), clauses.notice),
    line(
      '逐级负责',
      '依次告知',
      listed(policy.superiors.map((each) => ROLE_LABELS[each])),
      clauses.superiors,
    ),
    line('逐级负责', '每级相隔', days(policy.stuck.nextHopAfter), clauses.superiors),
    line(
      '复学观察',
      '回访',
      observation.checkpoints.map((day) => `第 ${day} 日`).join('、'),
      clauses.observation,
    ),
    line('复学观察', '回访后登记', `${days(observation.followUpWithin)}内`, clauses.observation),
    line('复学观察', '再次缺课恢复办理', `满 ${observation.relapseAfter} 个学校日`, clauses.observation),
    line('复学观察', '恢复到', RUNG_LABELS[observation.relapseReopensAt], clauses.observation),
    line('暂停与延期', '暂停至多', calendarDays(holds.pauseCeiling), clauses.holds),
    line(
      '暂停与延期',
      '每一步延期至多',
      `${holds.extensionCeiling} 个单位（同该步的计日方式）`,
      clauses.holds,
    ),
    line('去向与安置', '转学等去向确认', `${days(exits.confirmWithin)}内`, clauses.exits),
    line('去向与安置', '延缓、休学至多', `${exits.arrangementCeilingMonths} 个月`, clauses.exits),
    line('移送', '部门答复', `${days(referrals.replyWithin)}内`, clauses.referrals),
    line('移送', '强制报告答复', `${days(referrals.mandatoryReplyWithin)}内`, clauses.referrals),
  ];
}

export interface ComparedLine {
  readonly section: string;
  readonly label: string;
  readonly sides: readonly PolicyLine[];
  /** In what holds; the words of a source always differ. */
  readonly differs: boolean;
}

/** Line by line: every regime settles the same things, each in its own way. */
export function compared(policies: readonly Policy[]): readonly ComparedLine[] {
  const [first = [], ...others] = policies.map(policyLines);
  return first.map((line, index) => {
    const sides = [line, ...others.flatMap((lines) => lines[index] ?? [])];
    return {
      section: line.section,
      label: line.label,
      sides,
      differs: sides.some(({ value }) => value !== line.value),
    };
  });
}
