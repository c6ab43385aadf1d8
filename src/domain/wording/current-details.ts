import type { CaseEvent } from '../ladder/case-events.js';
import type { CaseView } from '../ladder/case-view.js';
import { awaitedWords } from './awaited.js';
import { describeEvent } from './events.js';
import { ROLE_LABELS, RUNG_LABELS, STANDING_LABELS } from './labels.js';

/** What the clock will do, in words. */
export const AGENDA_LABELS: Readonly<Record<string, string>> = {
  reminder: '发出提醒',
  escalation: '逾期自动上报上一级',
  deadline_missed: '逾期，报告上级并标记卡住（不自动采取法律措施）',
  superior: '再报上一级',
  pause_ends: '暂停期满，恢复办理',
  exit_unconfirmed: '去向未确认，恢复办理',
  arrangement_reminder: '到期前提醒',
  arrangement_ends: '到期，恢复办理',
  checkpoint: '复学回访',
  follow_up_missed: '回访逾期，报告上级',
  closing_reminder: '提醒销号',
  referral_overdue: '部门逾期未答复，提醒',
  search_review: '失联复查',
  protection_review: '保护处置复查',
  announcement_over: '公告期满，提醒记录送达',
  penalty_service: '处罚决定书送达期限将满，提醒',
  withdrawal_due: '提醒撤回强制执行申请',
  window_warning: '申请期限将届满，提醒',
  window_lapses: '申请期限届满，报告上级',
};

/** Markdown for "current details" in the Temporal UI: what happened, what is awaited, what fires next, and why then. */
export function currentDetails(view: CaseView, latest: readonly CaseEvent[]): string {
  const { awaiting, nextEvent } = view;
  return [
    `**${view.caseNo}** · ${STANDING_LABELS[view.standing.status]} · ${RUNG_LABELS[view.rung]} · ${view.policy.title}`,
    view.stuckSince ? `**卡住**：自 ${view.stuckSince} 起` : null,
    awaiting
      ? `**等待**：${ROLE_LABELS[awaiting.role]}（${awaiting.office}）${awaitedWords(awaiting.what)}${
          awaiting.dueOn ? `，期限 ${awaiting.dueOn}` : ''
        }`
      : null,
    nextEvent
      ? `**下一步**：${nextEvent.on} ${AGENDA_LABELS[nextEvent.kind] ?? nextEvent.kind}。依据：${nextEvent.clause}`
      : '**下一步**：没有在走的时钟',
    latest.length > 0 ? '**最近**：' : null,
    ...latest.map((event) => `- ${event.on} ${describeEvent(event)}`),
  ]
    .filter((line) => line !== null)
    .join('\n\n');
}

/** What an operator reads beside the running timer. */
export function alarmSummary({ nextEvent }: CaseView): string {
  return nextEvent
    ? `${nextEvent.on} ${AGENDA_LABELS[nextEvent.kind]}：${awaitedWords(nextEvent.about)}`
    : '';
}
