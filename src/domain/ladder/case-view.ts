import type { Procedure } from './procedure.js';
import type { CaseClock } from '../calendar/case-clock.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { agenda } from './agenda.js';
import type { AgendaItem } from './agenda-item.js';
import { aidPlan, type AidPlan } from './aid-plan.js';
import { awaitingOf, type Awaiting } from './awaiting.js';
import type {
  ArrangementRequest,
  CaseState,
  HoldRequest,
  Paper,
  Performance,
  Place,
  Referral,
  ReliefSought,
  Standing,
  Withdrawal,
} from './case-state.js';
import type { RungId } from './ladder.js';
import type { Authority } from './policy.js';
import { awaitedReceipts, clockOfOrder } from './step.js';
import type { LegalClock } from '../calendar/legal-clock.js';

/** What is shown of a case: the ledger's row, the API's answer, the query's result. Codes only. */
export interface CaseView {
  readonly caseNo: string;
  readonly pupil: string;
  readonly previousCaseNo: string | null;
  readonly place: Place;
  readonly seq: number;
  readonly policy: {
    readonly id: string;
    readonly version: string;
    readonly hash: string;
    readonly title: string;
  };
  /** `full` where every legal step is asked for; null for cases opened before (ADR 9). */
  readonly procedure: Procedure | null;
  /** What of the county's the case counts by: the calendar's version, and the clock. Absent from views of older releases. */
  readonly goesBy?: { readonly calendar: string; readonly clock: CaseClock };
  readonly openedOn: PlainDate;
  readonly absentSince: PlainDate;
  readonly standing: Standing;
  readonly rung: RungId;
  readonly awaiting: Awaiting | null;
  readonly stuckSince: PlainDate | null;
  readonly missingYear: number | null;
  /** What fires next if nobody acts: when, on whom, and under which clause. */
  readonly nextEvent: AgendaItem | null;
  readonly agenda: readonly AgendaItem[];
  readonly contacts: number;
  readonly persuasions: number;
  readonly persuader: string | null;
  readonly report: CaseState['report'];
  /** Who has not yet signed for a report that is on its way. Absent from ledger rows of older releases. */
  readonly receiptsOwed?: readonly Authority[];
  readonly criticism: CaseState['criticism'];
  readonly papers: readonly Paper[];
  readonly legalClock: LegalClock | null;
  /** What the party has undertaken against the decision. */
  readonly relief: ReliefSought | null;
  readonly court: CaseState['court'];
  readonly performance: Performance | null;
  /** An application that has to be, or has been, taken back. */
  readonly withdrawal: Withdrawal | null;
  readonly referrals: readonly Referral[];
  readonly holdRequest: HoldRequest | null;
  readonly arrangementRequest: ArrangementRequest | null;
  readonly assignees: CaseState['assignees'];
  readonly relapses: number;
  /** Absent under rules that name no aid. */
  readonly aid?: AidPlan;
}

export function viewOf(state: CaseState): CaseView {
  const { items } = agenda(state);
  const clock = clockOfOrder(state);
  const aid = aidPlan(state);
  return {
    caseNo: state.caseNo,
    pupil: state.pupil,
    previousCaseNo: state.previousCaseNo,
    place: state.place,
    seq: state.seq,
    policy: {
      id: state.policy.id,
      version: state.policy.version,
      hash: state.policy.hash,
      title: state.policy.title,
    },
    procedure: state.procedure ?? null,
    goesBy: { calendar: state.calendar.version, clock: state.clock },
    openedOn: state.openedOn,
    absentSince: state.absentSince,
    standing: state.standing,
    rung: state.rung,
    awaiting: awaitingOf(state),
    stuckSince: state.stuckSince,
    missingYear: state.missingYear,
    nextEvent: items[0] ?? null,
    agenda: items,
    contacts: state.contacts.length,
    persuasions: state.persuasions.length,
    persuader: state.persuader,
    report: state.report,
    receiptsOwed: state.report ? awaitedReceipts(state) : [],
    criticism: state.criticism,
    papers: state.papers,
    legalClock: clock?.ok ? clock.value : null,
    relief: state.relief ?? null,
    court: state.court,
    performance: state.performance ?? null,
    withdrawal: state.withdrawal ?? null,
    referrals: state.referrals,
    holdRequest: state.holdRequest,
    arrangementRequest: state.arrangementRequest,
    assignees: state.assignees,
    relapses: state.relapses,
    ...(aid ? { aid } : {}),
  };
}
