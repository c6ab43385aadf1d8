import type { CaseEvent } from '../ladder/case-events.js';
import type { Place } from '../ladder/case-state.js';
import { describeEvent } from '../wording/events.js';
import { foldedReason, readsHealthOf, type Reader } from './health-permissions.js';
import { aboutShownTo, departmentShownTo, showsSoleReason, signShownTo } from './shown-codes.js';
import { WITHHELD, WITHHELD_LABEL } from './withheld.js';

/** An event as one reader may know it: that it happened always, and its contents as far as they need them. */
export interface ShownEvent {
  readonly words: string;
  /** Null where its contents are not shown. */
  readonly facts: CaseEvent | null;
}

export function eventShownTo(reader: Reader, place: Place, event: CaseEvent): ShownEvent {
  const shown = readsHealthOf(reader, { place }) ? event : withoutHealth(reader, event);
  return typeof shown === 'string'
    ? { words: shown, facts: null }
    : { words: describeEvent(shown), facts: shown };
}

const notShown = (words: string) => `${words}（内容${WITHHELD_LABEL}）`;

/** The event with nothing in it that tells, or all that may be said of it. */
function withoutHealth(reader: Reader, event: CaseEvent): CaseEvent | string {
  switch (event.type) {
    case 'ContactRecorded':
    case 'HomeVisitRecorded':
    case 'PersuasionRecorded':
      return { ...event, reason: event.reason && foldedReason(event.reason) };
    case 'HoldRequested':
      return { ...event, reason: WITHHELD };
    case 'ArrangementRequested':
      return notShown('申请另作安排');
    case 'ArrangementDecided':
      return notShown(`${event.approved ? '同意' : '不同意'}另作安排`);
    case 'ArrangementEnded':
      return '安排到期，恢复办理';
    case 'Referred':
      return shownDepartment(reader, event, notShown(event.mandatory ? '强制报告' : '移送部门'));
    case 'ReferralAnswered':
      return shownDepartment(reader, event, notShown('部门已答复'));
    case 'ReferralOverdue':
      return shownDepartment(reader, event, notShown('部门逾期未答复'));
    case 'SafetyBrakePulled':
      return signShownTo(reader, event.sign) === WITHHELD ? '保护优先，停止一切施压' : event;
    case 'AidRecorded':
      return notShown('记录资助情况');
    case 'PaperDrafted':
    case 'PaperCorrected': {
      if (showsSoleReason(reader)) return event;
      const { soleBecause: _because, ...shown } = event;
      return shown;
    }
    case 'ReminderDue':
    case 'DeadlineMissed':
    case 'SuperiorInformed':
      return { ...event, what: aboutShownTo(reader, event.what) };
    // Whatever the case had to say to somebody else.
    case 'SignalRefused':
      return '信号未采用';
    default:
      return event;
  }
}

function shownDepartment(
  reader: Reader,
  event: CaseEvent & { readonly type: 'Referred' | 'ReferralAnswered' | 'ReferralOverdue' },
  otherwise: string,
): CaseEvent | string {
  return departmentShownTo(reader, event.department) === WITHHELD ? otherwise : event;
}
