import type { Act } from '../act.js';
import type { ActName } from './act-names.js';
import { recordAid } from './aid-acts.js';
import {
  approvePaper,
  issuePaper,
  recallPaper,
  rejectPaper,
  returnPaper,
  reviewPaper,
} from './approval-acts.js';
import { recordCourtAnswer, recordCourtWithdrawal, recordFiling, recordRelief } from './court-acts.js';
import { correctPaper, draftPaper, withdrawPaper } from './draft-acts.js';
import {
  confirmAlert,
  dismissAlert,
  escalate,
  namePersuader,
  recordContact,
  recordHomeVisit,
  recordPersuasion,
} from './early-acts.js';
import {
  claimExit,
  confirmExit,
  decideArrangement,
  recordFound,
  rejectExit,
  reportMissing,
  requestArrangement,
} from './exit-acts.js';
import { decideHold, requestExtension, requestPause, resume } from './hold-acts.js';
import { adoptPolicy, reassign } from './office-acts.js';
import { recordStatement } from './penalty-acts.js';
import { pullSafetyBrake, recordReferralReply, refer, releaseSafetyBrake } from './referral-acts.js';
import { acknowledgeReport, recordCriticism, sendReport } from './report-acts.js';
import { closeCase, recordFollowUp, recordRelapse, reportReturn } from './return-acts.js';
import { announceService, recordFailedService, recordService } from './service-acts.js';

/** What each act is; every name has one. */
export const ACTS = {
  confirmAlert,
  dismissAlert,
  recordContact,
  recordHomeVisit,
  namePersuader,
  recordPersuasion,
  escalate,
  sendReport,
  acknowledgeReport,
  recordCriticism,
  draftPaper,
  correctPaper,
  withdrawPaper,
  reviewPaper,
  returnPaper,
  approvePaper,
  rejectPaper,
  issuePaper,
  recallPaper,
  recordService,
  recordFailedService,
  announceService,
  recordStatement,
  recordRelief,
  recordFiling,
  recordCourtAnswer,
  recordCourtWithdrawal,
  reportReturn,
  recordFollowUp,
  recordAid,
  recordRelapse,
  closeCase,
  claimExit,
  confirmExit,
  rejectExit,
  requestArrangement,
  decideArrangement,
  reportMissing,
  recordFound,
  requestPause,
  requestExtension,
  decideHold,
  resume,
  refer,
  recordReferralReply,
  pullSafetyBrake,
  releaseSafetyBrake,
  reassign,
  adoptPolicy,
} as const satisfies Readonly<Record<ActName, unknown>>;

/** The act without its input type, for the places that treat all acts alike and read the input from its fields. */
export function actNamed(name: ActName): Act {
  return ACTS[name] as unknown as Act;
}
