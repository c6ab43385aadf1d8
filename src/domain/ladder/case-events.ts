import type { Actor, Role } from '../access/role.js';
import type { CaseClock } from '../calendar/case-clock.js';
import type { CountyCalendar } from '../calendar/county-calendar.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Refusal } from '../refusal.js';
import type { Place } from './case-state.js';
import type { Procedure } from './procedure.js';
import type { RungId, StepId } from './ladder.js';
import type { Authority, Participant, Policy } from './policy.js';
import type {
  Addressee,
  AidItem,
  AidOutcome,
  AnnouncementGround,
  ArrangementKind,
  ContactOutcome,
  CourtAnswer,
  DangerSign,
  Department,
  ExitKind,
  Origin,
  Outcome,
  PaperKind,
  Reason,
  RecallReason,
  Recipient,
  Relief,
  ReliefStage,
  ServiceFailure,
  ServiceMode,
  SoleReason,
  Statement,
} from './vocabulary.js';

/** What a case needs to exist. Built by the API from the register, the regime in force and the county's clock. */
export interface Opening {
  readonly caseNo: string;
  readonly pupil: string;
  readonly previousCaseNo: string | null;
  readonly place: Place;
  readonly policy: Policy;
  /** Given by every opening since ADR 9; recorded openings have none. */
  readonly procedure?: Procedure;
  readonly calendar: CountyCalendar;
  readonly clock: CaseClock;
  readonly absentSince: PlainDate;
  readonly origin: Origin;
  /** A teacher's own report needs no triage: somebody who knows the child has already looked. */
  readonly confirmed: boolean;
}

/** Something that happened to a case, in the past tense. The journal keeps all of them. */
export type Happening =
  | { readonly type: 'CaseOpened'; readonly origin: Origin; readonly absentSince: PlainDate }
  | { readonly type: 'AlertConfirmed' }
  | { readonly type: 'AlertDismissed'; readonly reason: string }
  | {
      readonly type: 'ContactRecorded';
      readonly means: string;
      readonly outcome: ContactOutcome;
      readonly reason: Reason | null;
      readonly nextOn: PlainDate | null;
    }
  | {
      readonly type: 'HomeVisitRecorded';
      readonly visitedOn: PlainDate;
      readonly participants: readonly Participant[];
      readonly outcome: ContactOutcome;
      readonly reason: Reason | null;
      readonly nextOn: PlainDate | null;
    }
  | { readonly type: 'PersuaderNamed'; readonly persuader: string }
  | {
      readonly type: 'PersuasionRecorded';
      readonly heldOn: PlainDate;
      readonly participants: readonly Participant[];
      readonly outcome: ContactOutcome;
      readonly reason: Reason | null;
      readonly nextOn: PlainDate | null;
    }
  | { readonly type: 'RungEntered'; readonly rung: RungId; readonly by: 'clock' | 'act' }
  | {
      readonly type: 'ReportSent';
      readonly recipients: readonly Authority[];
      readonly evidence: string | null;
    }
  | { readonly type: 'ReportAcknowledged'; readonly recipient: Authority; readonly receivedOn: PlainDate }
  | { readonly type: 'CriticismRecorded'; readonly by: Authority; readonly heldOn: PlainDate }
  | {
      readonly type: 'PaperDrafted';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly authority: Authority;
      readonly remediesTold: boolean;
      /** Absent from papers drafted before these were asked for. */
      readonly noProperReason?: boolean;
      readonly officers?: readonly string[];
      readonly addressees?: readonly Addressee[];
      readonly soleBecause?: SoleReason;
    }
  | { readonly type: 'PaperReviewed'; readonly paper: string; readonly kind: PaperKind }
  | {
      readonly type: 'PaperApproved';
      readonly paper: string;
      readonly kind: PaperKind;
      /** The approver has reviewed it in the same act. */
      readonly reviewed?: true;
    }
  | {
      readonly type: 'PaperReturned';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly reason: string;
    }
  | {
      readonly type: 'PaperCorrected';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly remediesTold?: boolean;
      readonly noProperReason?: boolean;
      readonly officers?: readonly string[];
      readonly addressees?: readonly Addressee[];
      readonly soleBecause?: SoleReason;
    }
  | { readonly type: 'PaperWithdrawn'; readonly paper: string; readonly kind: PaperKind }
  | {
      readonly type: 'PaperIssued';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly sealedOn: PlainDate;
      readonly sealNo: string;
    }
  | {
      readonly type: 'PaperRecalled';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly reason: RecallReason;
      /** Number of the letter that tells the guardians. */
      readonly letter: string;
    }
  | {
      readonly type: 'PaperRejected';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly reason: string;
    }
  | {
      readonly type: 'PaperServed';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly mode: ServiceMode;
      readonly deliveredOn: PlainDate;
      /** When service took effect: 30 days later for an announcement. */
      readonly servedOn: PlainDate;
      readonly recipient?: Recipient;
      /** Whose service it is; absent where the paper was served as a whole. */
      readonly addressee?: Addressee;
      readonly refused?: boolean;
      readonly leftProof?: 'witness' | 'pictures';
      readonly consent?: string;
      readonly servers?: readonly string[];
      readonly evidence?: string;
      readonly attachments?: readonly string[];
    }
  | {
      readonly type: 'ServiceFailed';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly addressee: Addressee | null;
      readonly mode: ServiceMode;
      readonly triedOn: PlainDate;
      readonly result: ServiceFailure;
      readonly attachments?: readonly string[];
    }
  | {
      readonly type: 'ServiceAnnounced';
      readonly paper: string;
      readonly kind: PaperKind;
      readonly addressee: Addressee | null;
      readonly publishedOn: PlainDate;
      readonly effectiveOn: PlainDate;
      readonly ground: AnnouncementGround;
    }
  | {
      readonly type: 'StatementRecorded';
      readonly paper: string;
      readonly statedOn: PlainDate;
      readonly said: Statement;
    }
  | {
      readonly type: 'ReliefRecorded';
      readonly relief: Relief;
      readonly stage: ReliefStage;
      /** The day it was sought, withdrawn, or its decision served on the party. */
      readonly datedOn: PlainDate;
    }
  | { readonly type: 'CourtFilingRecorded'; readonly filedOn: PlainDate }
  | { readonly type: 'CourtAnswered'; readonly answer: CourtAnswer; readonly answeredOn: PlainDate }
  | {
      readonly type: 'OrderPerformed';
      readonly order: string;
      readonly performedOn: PlainDate;
    }
  | { readonly type: 'ApplicationWithdrawn'; readonly withdrawnOn: PlainDate }
  | { readonly type: 'ReturnReported'; readonly returnedOn: PlainDate }
  | { readonly type: 'FollowUpRecorded'; readonly day: number; readonly attending: boolean }
  | {
      readonly type: 'AidRecorded';
      readonly item: AidItem;
      readonly outcome: AidOutcome;
      readonly settledOn: PlainDate;
      readonly evidence: string | null;
    }
  | { readonly type: 'Relapsed'; readonly absentSince: PlainDate; readonly by: 'attendance' | 'act' }
  | {
      readonly type: 'ExitClaimed';
      readonly kind: ExitKind;
      readonly toSchool: string | null;
      readonly evidence: string;
    }
  /** True, but not the end yet: something filed for this child is still at the court. */
  | { readonly type: 'ExitConfirmed'; readonly kind: ExitKind; readonly evidence: string }
  | { readonly type: 'ExitRejected'; readonly kind: ExitKind; readonly by: 'clock' | 'act' }
  | {
      readonly type: 'ArrangementRequested';
      readonly kind: ArrangementKind;
      readonly until: PlainDate;
      readonly evidence: string;
      /** Number of the guardian's own application. */
      readonly application?: string;
    }
  | {
      readonly type: 'ArrangementDecided';
      readonly approved: boolean;
      readonly kind: ArrangementKind;
      readonly until: PlainDate;
    }
  | { readonly type: 'ArrangementEnded'; readonly kind: ArrangementKind }
  | {
      readonly type: 'HoldRequested';
      readonly kind: 'pause' | 'extension';
      readonly reason: string;
      readonly days: number;
    }
  | {
      readonly type: 'HoldDecided';
      readonly approved: boolean;
      readonly kind: 'pause' | 'extension';
      readonly days: number;
    }
  | { readonly type: 'PauseEnded'; readonly by: 'clock' | 'act' }
  | {
      readonly type: 'Referred';
      readonly referral: string;
      readonly department: Department;
      readonly mandatory: boolean;
    }
  | {
      readonly type: 'ReferralAnswered';
      readonly referral: string;
      readonly department: Department;
      readonly result: string;
    }
  | { readonly type: 'SafetyBrakePulled'; readonly sign: DangerSign }
  | { readonly type: 'SafetyBrakeReleased' }
  | { readonly type: 'ChildReportedMissing' }
  | { readonly type: 'ChildFound' }
  | { readonly type: 'Reassigned'; readonly role: Role; readonly to: string }
  /** The post has another holder, or none by name: then whoever sits at the desk. */
  | { readonly type: 'HolderMoved'; readonly role: Role; readonly from: string; readonly to: string | null }
  | { readonly type: 'PolicyAdopted'; readonly policy: Policy }
  | { readonly type: 'CalendarPublished'; readonly calendar: CountyCalendar }
  | { readonly type: 'ClockSet'; readonly clock: CaseClock }
  | {
      readonly type: 'AttendanceNoted';
      readonly unexcusedDays: number;
      readonly lastPresentOn: PlainDate | null;
      readonly through: PlainDate;
    }
  | {
      readonly type: 'ReminderDue';
      readonly key: string;
      readonly what: string;
      readonly to: Role;
      readonly dueOn: PlainDate;
    }
  | {
      readonly type: 'DeadlineMissed';
      readonly what: string;
      readonly owner: Role;
      readonly dueOn: PlainDate;
    }
  | {
      readonly type: 'SuperiorInformed';
      readonly what: string;
      readonly superior: Role;
      readonly hop: number;
    }
  | { readonly type: 'CheckpointDue'; readonly day: number }
  | { readonly type: 'ReferralOverdue'; readonly referral: string; readonly department: Department }
  | { readonly type: 'FilingWindowLapsed'; readonly closedOn: PlainDate }
  | { readonly type: 'CalendarDataMissing'; readonly year: number }
  | { readonly type: 'CaseClosed'; readonly outcome: Outcome }
  | { readonly type: 'SignalRefused'; readonly signal: string; readonly refusal: Refusal };

export type HappeningType = Happening['type'];

/** A happening with its place in the case and in time. */
export type CaseEvent = Happening & Stamp;

export interface Stamp {
  /** 1, 2, 3 … within the case, without gaps. */
  readonly seq: number;
  /** The county's date. */
  readonly on: PlainDate;
  /** Wall-clock epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor | null;
  /** Id of the act that caused it; null for the clock and for machines. */
  readonly act: string | null;
  /** `person`: update from the API; `operator`: signal from the Temporal UI or CLI; `machine`: fed in; `clock`. */
  readonly via: 'person' | 'operator' | 'machine' | 'clock';
}

export type { StepId };
