import type { CountyCalendar } from '../domain/calendar/county-calendar.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Policy } from '../domain/ladder/policy.js';

/** Which doors the console shows to somebody. Each door has a lock of its own; this only spares people a dead end. */
export interface ConsoleOffers {
  readonly trial: boolean;
  readonly today: PlainDate;
  readonly readCases: boolean;
  readonly reportChildren: boolean;
  readonly searchPupils: boolean;
  readonly importRosters: boolean;
  readonly lookAtMails: boolean;
  readonly retryMails: boolean;
  readonly setDrillClock: boolean;
  /** Every route open to this person's role, as the table of routes writes it. */
  readonly opens: readonly string[];
}

/** The rules of the county as running cases carry them, for the ladder preview. They speak of no child. */
export interface Rules {
  readonly today: PlainDate;
  /** The regime in force here. */
  readonly current: string;
  readonly policies: readonly Policy[];
  readonly calendar: CountyCalendar;
}
