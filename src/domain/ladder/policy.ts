import type { DayCount } from '../calendar/day-count.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Role } from '../access/role.js';
import type { RungId, StepId } from './ladder.js';
import type { AidItem } from './vocabulary.js';

/** The two authorities that 义务教育法 art. 58 allows to order a guardian; a 街道办事处 is not among them. */
export type Authority = 'township' | 'education_bureau';

export type Participant =
  'homeroom' | 'school_leader' | 'inspector' | 'village_committee' | 'township' | 'police';

/** One step's duty: who, how long, counted from when, reminded when, and under which words. */
export interface StepPolicy {
  readonly owner: Role;
  /** The time the owner has; the last day of it is the deadline. */
  readonly within: DayCount;
  /** `step`: from the day the step began; `absence`: from the first day of absence (002: 无故一个月未到校). */
  readonly from: 'step' | 'absence';
  /** Calendar days before the deadline on which the owner is reminded. */
  readonly remindBefore: readonly number[];
  /** The clause shown to people: the source's own words, or `本地设定：…` where the source is silent. */
  readonly clause: string;
}

/** A normative document (规范性文件) is no basis for a penalty (行政处罚法 art. 16), so it is not among these. */
export const PENALTY_RANKS = {
  law: '法律',
  administrative_regulation: '行政法规',
  local_regulation: '地方性法规',
  rules: '规章',
} as const;

/** The cited regulation with its own words. */
export interface PenaltyBasis {
  readonly regulation: string;
  readonly article: string;
  readonly text: string;
  readonly rank: keyof typeof PENALTY_RANKS;
  readonly inForceFrom: PlainDate;
  /** Whom the regulation allows to punish. */
  readonly issuers: readonly Authority[];
}

/**
 * A regime compiled for running cases: the values, with the clause people are shown, and nothing else. It is copied
 * into the case when it opens, so that editing a pack can neither alter a running case nor break its replay.
 */
export interface Policy {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the canonical JSON of the pack this was compiled from. */
  readonly hash: string;
  readonly title: string;
  /** Document number, or a note that the document is a draft or undated. */
  readonly basis: string;
  readonly absence: {
    readonly threshold: DayCount;
    readonly consecutive: boolean;
    readonly clause: string;
  };
  readonly steps: Readonly<Record<StepId, StepPolicy>>;
  readonly persuasion: {
    readonly minimumAttempts: number;
    readonly requiredParticipants: readonly Participant[];
    /** 002: 落实专人 – persuasion counts only once a person is named. */
    readonly namedPersuader: boolean;
  };
  readonly report: { readonly recipients: readonly Authority[] };
  readonly order: {
    readonly issuers: readonly Authority[];
    /** The guardian's time to send the child back, from service of the order. */
    readonly compliance: DayCount;
  };
  readonly notice: { readonly compliance: DayCount };
  /** What the regime's own document lets follow a disobeyed order; not every one names a court. */
  readonly afterOrder?: { readonly words: string; readonly clause: string };
  /** Absent unless the county cites a regulation that allows a penalty: 义务教育法 art. 58 knows none. */
  readonly penalty?: PenaltyBasis;
  /** Help with the cost of schooling as the regime names it. Packs from before it was asked for have none. */
  readonly aid?: AidPolicy;
  /** From the lowest to the highest: who is told, one hop at a time, when a deadline is missed. */
  readonly superiors: readonly Role[];
  readonly stuck: {
    /** How long until the next superior is told. */
    readonly nextHopAfter: DayCount;
  };
  readonly observation: {
    /** Calendar days after the return on which the child is looked in on. */
    readonly checkpoints: readonly number[];
    readonly followUpWithin: DayCount;
    /** Unexcused days in observation that reopen the case by themselves. */
    readonly relapseAfter: number;
    readonly relapseReopensAt: RungId;
  };
  readonly holds: {
    /** Calendar days that one pause, or all pauses of a case together, may last. */
    readonly pauseCeiling: number;
    /** Units of the step's own kind by which a step may be extended, all extensions together. */
    readonly extensionCeiling: number;
  };
  readonly exits: { readonly confirmWithin: DayCount; readonly arrangementCeilingMonths: number };
  readonly referrals: { readonly replyWithin: DayCount; readonly mandatoryReplyWithin: DayCount };
  /** The clause for each clock that is no step: key → words, as in {@link StepPolicy.clause}. */
  readonly clauses: Readonly<Record<PolicyClause, string>>;
}

export interface AidPolicy {
  readonly items: readonly AidItem[];
  /** In the regime's own words: which offices owe it. */
  readonly owes: string;
  /** From the return: until when each item is looked into. */
  readonly within: DayCount;
  readonly clause: string;
}

export type PolicyClause =
  'report' | 'order' | 'notice' | 'superiors' | 'observation' | 'holds' | 'exits' | 'referrals';
