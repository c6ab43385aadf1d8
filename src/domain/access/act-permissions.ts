import type { ActName } from '../ladder/acts/act-names.js';
import type { Role } from './role.js';

const school = ['class_teacher', 'registrar', 'principal'] as const;
const township = ['township_cadre', 'township_head'] as const;
const bureau = ['bureau_officer', 'bureau_head'] as const;
const cadres = ['township_cadre', 'bureau_officer'] as const;
const heads = ['township_head', 'bureau_head'] as const;

/**
 * Role × act: the only place that says who may do what. Jurisdiction (whose case) is `jurisdiction`'s, the situation
 * (whether now) is the act's own.
 */
export const ACT_ROLES: Readonly<Record<ActName, readonly Role[]>> = {
  confirmAlert: school,
  dismissAlert: ['registrar', 'principal'],
  recordContact: [...school, 'village_cadre', ...township],
  recordHomeVisit: [...school, 'village_cadre', ...township],
  namePersuader: ['principal'],
  recordPersuasion: [...school, 'village_cadre', ...township],
  escalate: school,
  // 002: the register keeper reports; the principal's signature stands on the paper itself.
  sendReport: ['registrar', 'principal'],
  acknowledgeReport: cadres,
  recordCriticism: [...township, ...bureau],
  draftPaper: cadres,
  correctPaper: cadres,
  withdrawPaper: cadres,
  // A colleague, the head, or the justice office as 法制审核; never the drafter.
  reviewPaper: [...cadres, ...heads, 'justice_official'],
  returnPaper: [...cadres, ...heads, 'justice_official'],
  approvePaper: [...heads, 'justice_official'],
  rejectPaper: [...heads, 'justice_official'],
  issuePaper: [...cadres, ...heads, 'justice_official'],
  recallPaper: [...heads, 'justice_official'],
  recordService: [...cadres, 'justice_official'],
  recordFailedService: [...cadres, 'justice_official'],
  announceService: [...cadres, 'justice_official'],
  recordStatement: cadres,
  recordRelief: [...cadres, 'court_liaison'],
  recordFiling: [...cadres, 'court_liaison'],
  recordCourtAnswer: ['court_liaison'],
  recordCourtWithdrawal: [...cadres, 'court_liaison'],
  reportReturn: [...school, ...township],
  recordFollowUp: ['class_teacher', 'principal'],
  recordAid: [...school, 'township_cadre', 'bureau_officer'],
  recordRelapse: school,
  closeCase: ['bureau_officer'],
  claimExit: ['registrar', 'principal'],
  confirmExit: ['registrar', 'principal', ...bureau],
  rejectExit: ['registrar', 'principal', ...bureau],
  requestArrangement: ['registrar', 'principal'],
  decideArrangement: heads,
  reportMissing: [...school, ...township],
  recordFound: [...school, ...township, 'bureau_officer'],
  requestPause: ['principal', ...cadres],
  requestExtension: ['principal', ...cadres],
  decideHold: heads,
  resume: ['principal', ...heads],
  refer: ['principal', ...cadres],
  recordReferralReply: ['department_officer', 'justice_official'],
  pullSafetyBrake: [...school, 'village_cadre', ...township, ...bureau],
  releaseSafetyBrake: ['bureau_head'],
  reassign: ['principal', ...heads],
  adoptPolicy: ['bureau_head'],
};

/** Who may say that a child has stopped coming: whoever works with children or answers for where they live. */
export const REPORTER_ROLES: readonly Role[] = [...school, 'village_cadre', ...township, ...bureau];

/** Acts that {@link NEVER_BY_SIGNAL} does not name and that decide all the same: not for a substitute without decisions. */
const OTHER_DECISIONS: readonly ActName[] = [
  'dismissAlert',
  'namePersuader',
  'confirmExit',
  'rejectExit',
  'resume',
  'reassign',
];

/** Decisions that must be made by a person logged in to the console, never by a signal from the Temporal UI or CLI. */
export const NEVER_BY_SIGNAL: readonly ActName[] = [
  'reviewPaper',
  'returnPaper',
  'approvePaper',
  'rejectPaper',
  'issuePaper',
  'recallPaper',
  'recordService',
  'recordFailedService',
  'announceService',
  'recordStatement',
  'recordRelief',
  'recordFiling',
  'recordCourtAnswer',
  'recordCourtWithdrawal',
  'decideHold',
  'decideArrangement',
  'releaseSafetyBrake',
  'closeCase',
  'adoptPolicy',
];

/** What a substitution of scope `no_decisions` does not carry. */
export const DECISIONS: readonly ActName[] = [...NEVER_BY_SIGNAL, ...OTHER_DECISIONS];
