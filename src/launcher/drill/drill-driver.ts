import type { Role } from '../../domain/access/role.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import type { HappeningType } from '../../domain/ladder/case-events.js';
import type { Place } from '../../domain/ladder/case-state.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Scenario } from './scenario.schema.js';

/** A desk somebody sits at: what a person signs in for. */
export interface Desk {
  readonly role: Role;
  readonly office: string;
}

export interface DrillChild {
  readonly pupil: string;
  readonly place: Place;
}

/** One entry of the case's timeline, as the API tells it. */
export interface DrillEvent {
  readonly seq: number;
  readonly on: PlainDate;
  /** Wall-clock epoch milliseconds. */
  readonly at: number;
  readonly type: HappeningType;
  readonly words: string;
  readonly who: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface DrillMail {
  readonly roles: readonly Role[];
  readonly subject: string;
  /** Wall-clock epoch milliseconds of its arrival. */
  readonly at: number;
}

export type ActAnswer =
  { readonly view: ShownCase; readonly refusal: null } | { readonly view: null; readonly refusal: Refusal };

/** The system as people reach it. The drill has one: over HTTP and SMTP. */
export interface DrillDriver {
  /** A child nobody has reported yet. */
  child(government: Scenario['government']): DrillChild;
  open(
    child: DrillChild,
    report: Pick<Scenario, 'origin'> & { readonly absentSince: PlainDate; readonly policy: string },
    by: Desk,
  ): Promise<ActAnswer>;
  act(view: ShownCase, act: ActName, input: object, by: Desk): Promise<ActAnswer>;
  view(caseNo: string): Promise<ShownCase>;
  timeline(caseNo: string): Promise<readonly DrillEvent[]>;
  /** Null where they go to a mail server that the drill cannot read. */
  mails(caseNo: string): Promise<readonly DrillMail[] | null>;
  /** The account code of the person at a desk. */
  accountAt(desk: Desk): string;
  /** A school other than the child's own. */
  receivingSchool(place: Place): string;
}

/** The county's drill clock. */
export interface DrillTime {
  now(): number;
  today(): PlainDate;
  dateAt(ms: number): PlainDate;
  /** The first day from `from` on which offices are open; `from` itself where the calendar does not know. */
  officeDay(from: PlainDate): PlainDate;
  /** Resolves in the forenoon of `date`, after the clocks of that day have acted. */
  until(date: PlainDate): Promise<void>;
  /** Waits a little and says whether it is still worth looking again at something meant for `date`. */
  patience(date: PlainDate): () => Promise<boolean>;
}
