import type { Role } from '../access/role.js';
import type { Computed } from '../calendar/county-calendar.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CaseState } from './case-state.js';

/** What a clock may do to a case. The same list drives the workflow's timer, the "next event" people see and the preview. */
export type AgendaKind =
  | 'reminder'
  | 'escalation'
  | 'deadline_missed'
  | 'superior'
  | 'pause_ends'
  | 'exit_unconfirmed'
  | 'arrangement_reminder'
  | 'arrangement_ends'
  | 'checkpoint'
  | 'follow_up_missed'
  | 'closing_reminder'
  | 'referral_overdue'
  | 'search_review'
  | 'protection_review'
  | 'announcement_over'
  | 'penalty_service'
  | 'withdrawal_due'
  | 'window_warning'
  | 'window_lapses';

export interface AgendaItem {
  /** Identifies the item within the case's present situation. */
  readonly key: string;
  readonly kind: AgendaKind;
  /** The date on which it fires. */
  readonly on: PlainDate;
  /** Who is told, or who acts next. */
  readonly role: Role;
  /** The step, referral or checkpoint it is about. */
  readonly about: string;
  readonly clause: string;
}

/** Takes an item with its day, or with the year that hides it. */
export type Add = (item: Omit<AgendaItem, 'on'>, on: Computed<PlainDate>) => void;
export const at = (on: PlainDate): Computed<PlainDate> => ({ ok: true, value: on });

/** Stands for what a missing calendar year hides. */
export function unknownItem(state: CaseState): Omit<AgendaItem, 'on'> {
  return { key: 'unknown', kind: 'reminder', role: 'bureau_officer', about: state.rung, clause: '' };
}
