import type { Actor, Role } from '../domain/access/role.js';
import type { CaseClock } from '../domain/calendar/case-clock.js';
import type { CountyCalendar } from '../domain/calendar/county-calendar.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Opening } from '../domain/ladder/case-events.js';
import type { CaseState } from '../domain/ladder/case-state.js';
import type { CaseView } from '../domain/ladder/case-view.js';
import type { Policy } from '../domain/ladder/policy.js';
import type { MailDuty } from '../domain/ladder/mail-duties.js';
import type { CaseEvent } from '../domain/ladder/case-events.js';

/** A new case, or one that goes on after its history was cut (continue-as-new). */
export type CaseInput =
  | { readonly kind: 'new'; readonly opening: Opening; readonly by: Actor | null; readonly actId: string }
  | { readonly kind: 'continued'; readonly state: CaseState; readonly pending: readonly JournalBatch[] };

/** The envelope of every act's update; its wire name is the act's name. */
export interface ActMessage {
  readonly input: unknown;
  readonly actor: Actor;
  readonly suppliedPolicy?: Policy;
  /** The number of events the person saw; a case that has moved since refuses. */
  readonly basedOn?: number;
}

/** The answer to "report this child": the open case, and whether it was this report that opened it. */
export interface ReportAnswer {
  readonly view: CaseView;
  readonly opened: boolean;
}

/** Wire names of the messages that are no acts. */
export const REPORT_ABSENCE_UPDATE = 'reportAbsence';
export const CASE_VIEW_QUERY = 'caseView';
export const CASE_STATE_QUERY = 'caseState';
export const SIGNALS = {
  attendanceObserved: 'attendanceObserved',
  operatorAct: 'operatorAct',
  calendarPublished: 'calendarPublished',
  clockSet: 'clockSet',
  holderMoved: 'holderMoved',
} as const;

/** What the attendance register says of a child whose case is open, computed by `summarizeAbsence`. */
export interface AttendanceObserved {
  readonly unexcusedDays: number;
  readonly since: PlainDate | null;
  readonly lastPresentOn: PlainDate | null;
  readonly through: PlainDate;
}

/** An act sent as a signal from the Temporal UI or CLI; see docs/operations.md. */
export interface OperatorAct {
  readonly act: string;
  readonly input?: unknown;
  /** The role on whose behalf the operator acts. */
  readonly role: string;
  /** The operator's own account code, for the journal. */
  readonly operator: string;
}

/**
 * What has been published for the whole county. With `unlessKnown` it may be said any number of times and happens
 * once: a case that goes by it already hears nothing. Without it (histories before 2026.3) each saying is an event.
 */
export interface CalendarPublished {
  readonly calendar: CountyCalendar;
  readonly unlessKnown?: boolean;
}

export interface ClockSet {
  readonly clock: CaseClock;
  readonly unlessKnown?: boolean;
}

/** Somebody the case names for a role has left the desk. Heard once: a case that names somebody else already ignores it. */
export interface HolderMoved {
  readonly role: Role;
  readonly from: string;
  /** Null: whoever sits at the desk. */
  readonly to: string | null;
}

/** What is written in one transaction: events, read model, and the mails they oblige us to send. */
export interface JournalBatch {
  readonly events: readonly CaseEvent[];
  readonly view: CaseView;
  readonly mails: readonly MailDuty[];
}

/** What the workflow asks of the outside world. */
export interface CaseActivities {
  /** Idempotent by (case, sequence): writing a batch again changes nothing. */
  recordInJournal(batch: JournalBatch): Promise<void>;
}
