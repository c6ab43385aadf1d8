import type { ActName } from '../../../domain/ladder/acts/act-names.js';
import type { AvailableAction } from '../../../domain/ladder/available-actions.js';
import { WITHHELD } from '../../../domain/access/withheld.js';
import type { ShownCase } from '../../../domain/access/shown-case.js';
import type { StepId } from '../../../domain/ladder/ladder.js';

/**
 * Which forms answer what is awaited, the likeliest first. It only decides what is offered first: whether an act is
 * possible is the server's word (`available-actions`), and every other possible act is offered below.
 */
const ANSWERS: Readonly<Record<StepId, readonly ActName[]>> = {
  triage: ['confirmAlert', 'dismissAlert'],
  contact: ['recordContact', 'recordHomeVisit', 'reportReturn', 'escalate'],
  persuasion: ['recordPersuasion', 'namePersuader', 'reportReturn', 'escalate'],
  report: ['sendReport', 'reportReturn'],
  acknowledgement: ['acknowledgeReport'],
  criticism: ['recordCriticism', 'reportReturn'],
  order_draft: ['correctPaper', 'draftPaper', 'reportReturn'],
  order_approval: ['reviewPaper', 'approvePaper', 'returnPaper', 'rejectPaper'],
  order_service: ['issuePaper', 'recordService', 'announceService'],
  order_compliance: ['draftPaper', 'reportReturn'],
  notice_draft: ['correctPaper', 'draftPaper', 'reportReturn'],
  notice_approval: ['reviewPaper', 'approvePaper', 'returnPaper', 'rejectPaper'],
  notice_service: ['issuePaper', 'recordService', 'announceService'],
  notice_compliance: ['draftPaper', 'reportReturn'],
  demand_draft: ['correctPaper', 'draftPaper', 'reportReturn'],
  demand_approval: ['reviewPaper', 'approvePaper', 'returnPaper', 'rejectPaper'],
  demand_service: ['issuePaper', 'recordService', 'announceService'],
  request_draft: ['correctPaper', 'draftPaper', 'reportReturn'],
  request_approval: ['reviewPaper', 'approvePaper', 'returnPaper', 'rejectPaper'],
  filing: ['issuePaper', 'recordFiling'],
  court_acceptance: ['recordCourtAnswer'],
  court_ruling: ['recordCourtAnswer'],
  enforcement: ['recordCourtAnswer'],
};

const OFF_LADDER: Readonly<Record<string, readonly ActName[]>> = {
  pause: ['resume'],
  exit_confirmation: ['confirmExit', 'rejectExit'],
  arrangement: ['requestArrangement', 'reportReturn'],
  search: ['recordFound'],
  protection: ['recordReferralReply', 'releaseSafetyBrake'],
  follow_up: ['recordFollowUp', 'recordAid', 'recordRelapse'],
  closing: ['closeCase'],
  withdrawal: ['recordCourtWithdrawal'],
};

/** Answers, but never the one that is put into somebody's hand. */
const NEVER_FIRST: readonly ActName[] = ['rejectExit', 'returnPaper', 'rejectPaper'];

/** What of that this person can do now; nothing where only a refusal is left to them. */
export function answersNow(actions: readonly AvailableAction[], view: ShownCase): readonly AvailableAction[] {
  const possible = actions.filter(({ refusal }) => !refusal);
  const answers = fittingActs(view).flatMap((name) => possible.find(({ act }) => act === name) ?? []);
  return answers.every(({ act }) => NEVER_FIRST.includes(act)) ? [] : answers;
}

function fittingActs(view: ShownCase): readonly ActName[] {
  const what = view.awaiting?.what ?? '';
  const pending: ActName[] = [
    ...(view.holdRequest ? (['decideHold'] as const) : []),
    ...(view.arrangementRequest ? (['decideArrangement'] as const) : []),
    ...(view.referrals.some(({ answeredOn, department }) => !answeredOn && department !== WITHHELD)
      ? (['recordReferralReply'] as const)
      : []),
  ];
  return [
    ...pending,
    ...((ANSWERS as Readonly<Record<string, readonly ActName[]>>)[what] ?? OFF_LADDER[what] ?? []),
  ];
}

/** `next` in the address stands for what is awaited now; it is settled once, when the case is opened. */
export function nextAct(actions: readonly AvailableAction[], view: ShownCase): AvailableAction | undefined {
  return answersNow(actions, view)[0];
}
