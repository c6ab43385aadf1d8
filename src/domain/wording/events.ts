import type { CaseEvent } from '../ladder/case-events.js';
import {
  ADDRESSEES,
  AID_ITEMS,
  AID_OUTCOMES,
  ARRANGEMENT_KINDS,
  AUTHORITIES,
  CONTACT_OUTCOMES,
  COURT_ANSWERS,
  DANGER_SIGNS,
  DEPARTMENTS,
  EXIT_KINDS,
  ORIGINS,
  OUTCOMES,
  PAPER_KINDS,
  RECALL_REASONS,
  REFERRAL_RESULTS,
  RELIEF_STAGES,
  RELIEFS,
  RETURN_REASONS,
  SERVICE_FAILURES,
  SERVICE_MODES,
  STATEMENTS,
  type ReferralResult,
} from '../ladder/vocabulary.js';
import { ROLE_LABELS, RUNG_LABELS } from './labels.js';
import { awaitedWords } from './awaited.js';

/** One event in words for the timeline, the drill and the Temporal UI. Codes and dates only, never a name. */
export function describeEvent(event: CaseEvent): string {
  switch (event.type) {
    case 'CaseOpened':
      return `立案（${ORIGINS[event.origin]}），自 ${event.absentSince} 起未到校`;
    case 'AlertConfirmed':
      return '预警属实';
    case 'AlertDismissed':
      return '预警排除';
    case 'ContactRecorded':
      return `联系监护人：${CONTACT_OUTCOMES[event.outcome]}`;
    case 'HomeVisitRecorded':
      return `${event.visitedOn} 家访：${CONTACT_OUTCOMES[event.outcome]}`;
    case 'PersuaderNamed':
      return '落实劝返专人';
    case 'PersuasionRecorded':
      return `${event.heldOn} 劝返：${CONTACT_OUTCOMES[event.outcome]}`;
    case 'RungEntered':
      return `${event.by === 'clock' ? '逾期自动' : ''}进入「${RUNG_LABELS[event.rung]}」`;
    case 'ReportSent':
      return `书面报告报送${event.recipients.map((each) => AUTHORITIES[each]).join('、')}`;
    case 'ReportAcknowledged':
      return `${AUTHORITIES[event.recipient]}于 ${event.receivedOn} 签收书面报告`;
    case 'CriticismRecorded':
      return `${AUTHORITIES[event.by]}批评教育`;
    case 'PaperDrafted':
      return `拟制《${PAPER_KINDS[event.kind]}》`;
    case 'PaperApproved':
      return `批准《${PAPER_KINDS[event.kind]}》`;
    case 'PaperReviewed':
      return `审核《${PAPER_KINDS[event.kind]}》`;
    case 'PaperReturned':
      return `《${PAPER_KINDS[event.kind]}》退回修改：${RETURN_REASONS[event.reason as keyof typeof RETURN_REASONS] ?? event.reason}`;
    case 'PaperCorrected':
      return `《${PAPER_KINDS[event.kind]}》修改后重新送审`;
    case 'PaperWithdrawn':
      return `撤回《${PAPER_KINDS[event.kind]}》拟稿`;
    case 'PaperIssued':
      return `《${PAPER_KINDS[event.kind]}》用印制发（${event.sealedOn}，登记号 ${event.sealNo}）`;
    case 'PaperRecalled':
      return `撤回已制发的《${PAPER_KINDS[event.kind]}》：${RECALL_REASONS[event.reason]}（通知 ${event.letter}）`;
    case 'PaperRejected':
      return `不予批准《${PAPER_KINDS[event.kind]}》`;
    case 'PaperServed':
      return `《${PAPER_KINDS[event.kind]}》${event.addressee ? `向${ADDRESSEES[event.addressee]}` : ''}${SERVICE_MODES[event.mode]}，${event.servedOn} 生效`;
    case 'ServiceFailed':
      return `《${PAPER_KINDS[event.kind]}》${event.addressee ? `向${ADDRESSEES[event.addressee]}` : ''}未能送达：${SERVICE_FAILURES[event.result]}`;
    case 'ServiceAnnounced':
      return `《${PAPER_KINDS[event.kind]}》${event.addressee ? `向${ADDRESSEES[event.addressee]}` : ''}公告（${event.publishedOn}），${event.effectiveOn} 视为送达`;
    case 'StatementRecorded':
      return `陈述申辩：${STATEMENTS[event.said]}（${event.statedOn}）`;
    case 'OrderPerformed':
      return `${event.performedOn} 返校，责令决定已履行`;
    case 'ApplicationWithdrawn':
      return `${event.withdrawnOn} 撤回强制执行申请`;
    case 'ReliefRecorded':
      return `当事人${RELIEFS[event.relief]}：${RELIEF_STAGES[event.stage]}（${event.datedOn}）`;
    case 'CourtFilingRecorded':
      return `${event.filedOn} 向法院递交强制执行申请`;
    case 'CourtAnswered':
      return `法院${COURT_ANSWERS[event.answer]}`;
    case 'ReturnReported':
      return `${event.returnedOn} 返校，转入复学观察`;
    case 'FollowUpRecorded':
      return `第 ${event.day} 日回访：${event.attending ? '稳定在校' : '未在校'}`;
    case 'AidRecorded':
      return `资助「${AID_ITEMS[event.item]}」：${AID_OUTCOMES[event.outcome]}（${event.settledOn}）`;
    case 'Relapsed':
      return `再次失学（自 ${event.absentSince}），原案恢复办理`;
    case 'ExitClaimed':
      return `登记去向：${EXIT_KINDS[event.kind]}，待确认`;
    case 'ExitConfirmed':
      return `去向属实（${EXIT_KINDS[event.kind]}），待撤回强制执行申请后销号`;
    case 'ExitRejected':
      return `去向「${EXIT_KINDS[event.kind]}」${event.by === 'clock' ? '逾期未确认' : '不实'}，恢复办理`;
    case 'ArrangementRequested':
      return `申请${ARRANGEMENT_KINDS[event.kind]}至 ${event.until}`;
    case 'ArrangementDecided':
      return `${event.approved ? '同意' : '不同意'}${ARRANGEMENT_KINDS[event.kind]}`;
    case 'ArrangementEnded':
      return `${ARRANGEMENT_KINDS[event.kind]}到期，恢复办理`;
    case 'HoldRequested':
      return `申请${event.kind === 'pause' ? '暂停' : '延期'} ${event.days} 日`;
    case 'HoldDecided':
      return `${event.approved ? '同意' : '不同意'}${event.kind === 'pause' ? '暂停' : '延期'}`;
    case 'PauseEnded':
      return `暂停${event.by === 'clock' ? '期满' : '提前结束'}，恢复办理`;
    case 'Referred':
      return `${event.mandatory ? '强制报告' : '移送'}${DEPARTMENTS[event.department]}`;
    case 'ReferralAnswered':
      return `${DEPARTMENTS[event.department]}已答复：${REFERRAL_RESULTS[event.result as ReferralResult] ?? event.result}`;
    case 'SafetyBrakePulled':
      return `保护优先：${DANGER_SIGNS[event.sign]}，停止一切施压`;
    case 'SafetyBrakeReleased':
      return '解除保护优先';
    case 'ChildReportedMissing':
      return '登记失联';
    case 'ChildFound':
      return '已找到';
    case 'Reassigned':
      return `改派${ROLE_LABELS[event.role]}`;
    case 'HolderMoved':
      return event.to === null
        ? `${ROLE_LABELS[event.role]}离任，本案由该岗位在任人员承办`
        : `${ROLE_LABELS[event.role]}易人，本案随岗位移交`;
    case 'PolicyAdopted':
      return `改用方案 ${event.policy.id} ${event.policy.version}`;
    case 'CalendarPublished':
      return `采用校历 ${event.calendar.version}`;
    case 'ClockSet':
      return '演练时钟调整';
    case 'AttendanceNoted':
      return `考勤至 ${event.through}：旷课 ${event.unexcusedDays} 日`;
    case 'ReminderDue':
      return `提醒${ROLE_LABELS[event.to]}：${awaitedWords(event.what)}（${event.dueOn}）`;
    case 'DeadlineMissed':
      return `逾期：「${awaitedWords(event.what)}」应由${ROLE_LABELS[event.owner]}在 ${event.dueOn} 前办理`;
    case 'SuperiorInformed':
      return `上报${ROLE_LABELS[event.superior]}（第 ${event.hop} 次）：${awaitedWords(event.what)}`;
    case 'CheckpointDue':
      return `第 ${event.day} 日回访到期`;
    case 'ReferralOverdue':
      return `${DEPARTMENTS[event.department]}逾期未答复`;
    case 'FilingWindowLapsed':
      return `申请强制执行期限已于 ${event.closedOn} 届满`;
    case 'CalendarDataMissing':
      return `缺少 ${event.year} 年节假日安排，期限停算`;
    case 'CaseClosed':
      return OUTCOMES[event.outcome];
    case 'SignalRefused':
      return `信号未采用：${event.refusal.message}`;
  }
}
