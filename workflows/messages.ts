import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import {
  CASE_STATE_QUERY,
  CASE_VIEW_QUERY,
  REPORT_ABSENCE_UPDATE,
  SIGNALS,
  type ActMessage,
  type AttendanceObserved,
  type CalendarPublished,
  type ClockSet,
  type HolderMoved,
  type ReportAnswer,
} from '../src/contracts/case-messages.js';
import type { ActName } from '../src/domain/ladder/acts/act-names.js';
import type { CaseState } from '../src/domain/ladder/case-state.js';
import type { CaseView } from '../src/domain/ladder/case-view.js';

/** A person waits for the answer: update. One per act, so that a history reads as what people did. */
export const actUpdate = (name: ActName) => defineUpdate<CaseView, [ActMessage]>(name);
export const reportAbsence = defineUpdate<ReportAnswer, [{ readonly actId: string }]>(REPORT_ABSENCE_UPDATE);

/** A machine or an operator tells us something: signal. None can fail a case. */
export const attendanceObserved = defineSignal<[AttendanceObserved]>(SIGNALS.attendanceObserved);
export const operatorAct = defineSignal<[unknown]>(SIGNALS.operatorAct);
export const calendarPublished = defineSignal<[CalendarPublished]>(SIGNALS.calendarPublished);
export const clockSet = defineSignal<[ClockSet]>(SIGNALS.clockSet);
export const holderMoved = defineSignal<[HolderMoved]>(SIGNALS.holderMoved);

export const caseView = defineQuery<CaseView>(CASE_VIEW_QUERY);
export const caseState = defineQuery<CaseState>(CASE_STATE_QUERY);
