import type { HappeningType } from '../ladder/case-events.js';
import type { StepId } from '../ladder/ladder.js';
import type { PaperKind } from '../ladder/vocabulary.js';

/** What shows that a step was done; for papers, of which kind. */
interface Proof {
  readonly types: readonly HappeningType[];
  readonly paper?: PaperKind;
}

/**
 * By which entries of the journal a duty counts as done. A step is in time when one of them was recorded before its
 * last day had passed, whatever came of it: a teacher who telephoned in time has done the duty although the child did
 * not come back, and the case climbed.
 */
export const DONE_BY = {
  triage: { types: ['AlertConfirmed', 'AlertDismissed'] },
  contact: { types: ['ContactRecorded', 'HomeVisitRecorded'] },
  persuasion: { types: ['PersuasionRecorded'] },
  report: { types: ['ReportSent'] },
  acknowledgement: { types: ['ReportAcknowledged'] },
  criticism: { types: ['CriticismRecorded'] },
  order_draft: { types: ['PaperDrafted'], paper: 'order' },
  order_approval: { types: ['PaperApproved', 'PaperRejected'], paper: 'order' },
  order_service: { types: ['PaperServed'], paper: 'order' },
  notice_draft: { types: ['PaperDrafted'], paper: 'notice' },
  notice_approval: { types: ['PaperApproved', 'PaperRejected'], paper: 'notice' },
  notice_service: { types: ['PaperServed'], paper: 'notice' },
  demand_draft: { types: ['PaperDrafted'], paper: 'demand' },
  demand_approval: { types: ['PaperApproved', 'PaperRejected'], paper: 'demand' },
  demand_service: { types: ['PaperServed'], paper: 'demand' },
  request_draft: { types: ['PaperDrafted'], paper: 'request' },
  request_approval: { types: ['PaperApproved', 'PaperRejected'], paper: 'request' },
  filing: { types: ['CourtFilingRecorded'] },
  follow_up: { types: ['FollowUpRecorded'] },
} as const satisfies Partial<Record<StepId | 'follow_up', Proof>>;

export type DutyId = keyof typeof DONE_BY;
export const DUTIES = Object.keys(DONE_BY) as readonly DutyId[];

/** How often a duty fell to an office, and how often it was done in time. */
export interface DutyCount {
  readonly duty: DutyId;
  /** School, township or county. */
  readonly unit: string;
  readonly due: number;
  readonly onTime: number;
}
