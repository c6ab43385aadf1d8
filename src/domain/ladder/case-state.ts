import type { Procedure } from './procedure.js';
import type { CaseClock } from '../calendar/case-clock.js';
import type { CountyCalendar } from '../calendar/county-calendar.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Role } from '../access/role.js';
import type { RungId } from './ladder.js';
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

/** Where the child belongs, in codes. They never change meaning, so they may stand in a history. */
export interface Place {
  /** GB/T 2260 county code, 6 digits. */
  readonly county: string;
  /** Township code, 9 digits. */
  readonly township: string;
  /** 学校标识码, 10 digits. */
  readonly school: string;
  /** `<school>-<grade>-<class>`. */
  readonly schoolClass: string;
  /** A 街道办事处 cannot issue an order (义务教育法 art. 58); then only the bureau can. */
  readonly localGovernment: 'township' | 'subdistrict';
}

/** The step's clock as it stood when the case left the ladder, to be taken up again. */
export interface KeptStep {
  readonly since: PlainDate;
  readonly credit: number;
  readonly extended: number;
}

/** What has become of one kind of help with the cost of schooling. */
export interface AidRecord {
  readonly item: AidItem;
  readonly outcome: AidOutcome;
  readonly settledOn: PlainDate;
}

/** Where the case stands. Everything that depends on the situation lives inside it. */
export type Standing =
  | { readonly status: 'climbing' }
  | {
      readonly status: 'paused';
      readonly since: PlainDate;
      readonly until: PlainDate;
      readonly kept: KeptStep;
    }
  | {
      readonly status: 'exit_claimed';
      readonly kind: ExitKind;
      readonly since: PlainDate;
      /** The school said to have received the child; only it can confirm a transfer. */
      readonly toSchool: string | null;
      /** Confirmed, while what was filed for this child is still to be taken back from the court. */
      readonly confirmedOn?: PlainDate;
      readonly kept: KeptStep;
    }
  | {
      readonly status: 'arranged';
      readonly kind: ArrangementKind;
      readonly since: PlainDate;
      readonly until: PlainDate;
    }
  | { readonly status: 'searching'; readonly since: PlainDate; readonly kept: KeptStep }
  | {
      readonly status: 'protected';
      readonly sign: DangerSign;
      readonly since: PlainDate;
      readonly kept: KeptStep;
      /** Where the case stood, to be restored when the brake is released. */
      readonly before: Exclude<Standing, { status: 'protected' } | { status: 'closed' }>;
    }
  | {
      readonly status: 'observing';
      readonly since: PlainDate;
      readonly followUps: readonly FollowUp[];
    }
  | { readonly status: 'closed'; readonly on: PlainDate; readonly outcome: Outcome };

export interface FollowUp {
  /** The checkpoint in days after the return: 7, 30 or 90. */
  readonly day: number;
  readonly on: PlainDate;
  readonly attending: boolean;
}

export interface Attempt {
  readonly on: PlainDate;
  readonly participants: readonly Participant[];
  readonly outcome: ContactOutcome;
  /** Why the child stays away, as told on this occasion; absent where nobody said. */
  readonly reason?: Reason;
}

/** One paper handed to one guardian. A paper counts as served once each of its addressees has been. */
export interface Service {
  /** Null where a paper was served as a whole, before guardians were served each for themselves. */
  readonly addressee: Addressee | null;
  readonly mode: ServiceMode;
  readonly deliveredOn: PlainDate;
  /** When it took effect. */
  readonly servedOn: PlainDate;
  readonly recipient?: Recipient;
  readonly refused?: boolean;
  readonly leftProof?: 'witness' | 'pictures';
  /** Number of the guardian's written consent to electronic service. */
  readonly consent?: string;
  /** Certificate numbers of those who served. */
  readonly servers?: readonly string[];
  /** Number of the receipt (送达回证). */
  readonly evidence?: string;
  /** Ids of pictures and scans; the files and their hashes are in PostgreSQL. */
  readonly attachments?: readonly string[];
}

/** An attempt that came to nothing: without one, or a missing person, nothing may be announced. */
export interface FailedService {
  readonly addressee: Addressee | null;
  readonly mode: ServiceMode;
  readonly triedOn: PlainDate;
  readonly result: ServiceFailure;
  readonly attachments?: readonly string[];
}

export interface Announcement {
  readonly addressee: Addressee | null;
  readonly publishedOn: PlainDate;
  /** Thirty days later (民事诉讼法 art. 95): from this day it may be recorded as service. */
  readonly effectiveOn: PlainDate;
  readonly ground: AnnouncementGround;
}

export type PaperStatus =
  | 'draft'
  /** Sent back to be corrected. */
  | 'returned'
  | 'approved'
  | 'served'
  | 'rejected'
  /** Taken back by the drafter before it was approved. */
  | 'withdrawn'
  /** Taken back by the authority after it had been issued. */
  | 'recalled'
  | 'stopped';

/** Whoever did something to a paper, and for whom if in a substitution. */
export interface Signature {
  readonly by: string;
  readonly on: PlainDate;
  readonly actingFor?: string;
}

/** A legal paper in its life. A stopped or recalled paper stays on file; a new one is a new act (trap 7). */
export interface Paper {
  /** `order-1`, `demand-2` … unique within the case. */
  readonly id: string;
  readonly kind: PaperKind;
  readonly authority: Authority;
  readonly status: PaperStatus;
  readonly draftedBy: string;
  /** On whose behalf, where a substitute drafted it. */
  readonly draftedFor?: string;
  readonly draftedOn: PlainDate;
  readonly approvedBy: string | null;
  readonly approvedOn: PlainDate | null;
  /** The day service took effect; every legal clock starts the day after. */
  readonly servedOn: PlainDate | null;
  readonly mode: ServiceMode | null;
  /** Whether the paper told the party its remedies; if not, the periods are longer (法释〔2018〕1号 art. 64). */
  readonly remediesTold: boolean;
  /** The finding that the guardian has no proper reason (义务教育法 art. 58). */
  readonly noProperReason?: boolean;
  /** Numbers of the officers' certificates (执法证). */
  readonly officers?: readonly string[];
  /** Absent from papers drafted before guardians were named one by one. */
  readonly addressees?: readonly Addressee[];
  readonly soleBecause?: SoleReason;
  /** Who last corrected it; no more fit to approve it than the drafter. */
  readonly correctedBy?: string;
  readonly review?: Signature;
  /** The last return for correction. */
  readonly returned?: Signature & { readonly reason: string };
  /** Sealed and handed out: from now on it can only be recalled, not changed. */
  readonly issued?: Signature & { readonly sealNo: string };
  readonly recalled?: Signature & { readonly reason: RecallReason; readonly letter: string };
  readonly services?: readonly Service[];
  readonly failures?: readonly FailedService[];
  readonly announcements?: readonly Announcement[];
  /** What the party said to this penalty notice. */
  readonly statement?: { readonly on: PlainDate; readonly said: Statement };
}

/** What the party has undertaken against the order; an application presupposes that there is nothing (行政强制法 art. 53). */
export interface ReliefSought {
  readonly kind: Relief;
  readonly stage: ReliefStage;
  readonly datedOn: PlainDate;
}

export interface Referral {
  /** `referral-1` … unique within the case. */
  readonly id: string;
  readonly department: Department;
  readonly sentOn: PlainDate;
  /** Mandatory reports (未保法 art. 11) have a shorter reply clock. */
  readonly mandatory: boolean;
  readonly answeredOn: PlainDate | null;
  /** What the answer was; absent until then, and from answers before it was kept. */
  readonly result?: string;
  /** From when the reply clock runs anew, after an interim answer. */
  readonly interimOn?: PlainDate;
  readonly overdueTold: boolean;
}

export type HoldRequest =
  | {
      readonly kind: 'pause';
      readonly reason: string;
      readonly days: number;
      readonly by: string;
      readonly for?: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'extension';
      readonly reason: string;
      readonly days: number;
      readonly by: string;
      readonly for?: string;
      readonly on: PlainDate;
    };

export interface ArrangementRequest {
  readonly kind: ArrangementKind;
  readonly until: PlainDate;
  readonly evidence: string;
  readonly by: string;
  readonly for?: string;
  readonly on: PlainDate;
}

/** How the order ended well: the child was back while it was in force. */
export interface Performance {
  readonly on: PlainDate;
  readonly order: string;
}

/** An application that has lost its object and is to be taken back from the court (trap 28). */
export interface Withdrawal {
  readonly filedOn: PlainDate;
  /** Null while it is still owed. */
  readonly withdrawnOn: PlainDate | null;
}

/** All that decides what may happen next. What happened is the journal's. */
export interface CaseState {
  readonly caseNo: string;
  /** Opaque code of the child in PostgreSQL. */
  readonly pupil: string;
  /** The closed case of the same child before this one, if any. */
  readonly previousCaseNo: string | null;
  readonly place: Place;
  readonly policy: Policy;
  /** Absent from cases opened before every legal step was asked for (ADR 9). */
  readonly procedure?: Procedure;
  readonly calendar: CountyCalendar;
  readonly clock: CaseClock;
  /** Number of events so far; the last event carries it. */
  readonly seq: number;
  readonly openedOn: PlainDate;
  readonly absentSince: PlainDate;
  readonly standing: Standing;
  /** The rung reached; kept while the case is off the ladder. */
  readonly rung: RungId;
  readonly stepSince: PlainDate;
  /** Units of the step's own kind given back after a pause. */
  readonly stepCredit: number;
  /** Units of the step's own kind added by approved extensions of this step. */
  readonly stepExtended: number;
  /** Agenda keys that have already fired in this step. */
  readonly fired: readonly string[];
  /** Since when the awaited act is overdue and the case cannot move by itself. */
  readonly stuckSince: PlainDate | null;
  /** How many superiors have been told, and when the last one was. */
  readonly hops: number;
  readonly lastHopOn: PlainDate | null;
  /** A year of the calendar that is not known: clocks that need it stand still until it is supplied. */
  readonly missingYear: number | null;
  readonly contacts: readonly Attempt[];
  readonly persuasions: readonly Attempt[];
  readonly persuader: string | null;
  readonly report: {
    readonly sentOn: PlainDate;
    readonly receipts: Readonly<Partial<Record<Authority, PlainDate>>>;
  } | null;
  readonly criticism: { readonly on: PlainDate; readonly by: Authority } | null;
  readonly papers: readonly Paper[];
  /** Absent until the party has undertaken something. */
  readonly relief?: ReliefSought | null;
  /** The last word on each item; absent until there is one. */
  readonly aid?: readonly AidRecord[];
  /** Absent until the child came back under a served order. */
  readonly performance?: Performance;
  readonly withdrawal?: Withdrawal;
  readonly court: { readonly filedOn: PlainDate; readonly answers: readonly CourtAnswer[] } | null;
  /** The order whose filing window has lapsed unused; reported upwards once. */
  readonly lapsedOrder: string | null;
  readonly referrals: readonly Referral[];
  readonly holdRequest: HoldRequest | null;
  readonly pausedDays: number;
  readonly arrangementRequest: ArrangementRequest | null;
  readonly assignees: Readonly<Partial<Record<Role, string>>>;
  readonly relapses: number;
  readonly attendance: {
    readonly unexcusedDays: number;
    readonly lastPresentOn: PlainDate | null;
    readonly through: PlainDate;
  } | null;
  /** Ids of the latest acts, so that a repeated request has the same answer and no second effect. */
  readonly recentActs: readonly string[];
}

export function isOpen(state: CaseState): boolean {
  return state.standing.status !== 'closed';
}

/** Whether something filed for this child is still to be taken back from the court. */
export function owesWithdrawal({ withdrawal }: Pick<CaseState, 'withdrawal'>): boolean {
  return withdrawal?.withdrawnOn === null;
}

const ENDED: readonly PaperStatus[] = ['rejected', 'withdrawn', 'recalled', 'stopped'];

/** Whether a paper is still in the making or in force. */
export function isLive(paper: Paper): boolean {
  return !ENDED.includes(paper.status);
}

/** The live paper of a kind: the latest that has not ended. */
export function livePaper(state: CaseState, kind: PaperKind): Paper | undefined {
  return state.papers.findLast((paper) => paper.kind === kind && isLive(paper));
}
