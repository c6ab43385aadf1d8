import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Moment } from './moment.js';

/** What an attendance book distinguishes. */
export type MarkKind = 'present' | 'truant' | 'leave' | 'sick_leave' | 'personal_leave';

/** One class on one day, as its teacher sees it. */
export interface ClassDay {
  readonly date: PlainDate;
  readonly pupils: readonly ChildOnDay[];
  /** The latest word about this day; null before the first. */
  readonly lastWord: { readonly by: string; readonly at: Moment } | null;
}

export interface ChildOnDay {
  readonly code: string;
  readonly name: string;
  /** What is recorded of the day. */
  readonly kind: MarkKind | null;
  /** Why nobody should take the child for present unasked. */
  readonly away: { readonly label: string; readonly caseNo: string | null } | null;
}
