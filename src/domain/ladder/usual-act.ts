import type { Role } from '../access/role.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ActName } from './acts/all-acts.js';
import { persuasionMissing } from './acts/early-acts.js';
import { livePaper, type CaseState } from './case-state.js';
import type { PaperKind } from './vocabulary.js';

/** Stands where a real file has the code of a paper or an account. */
const PLACEHOLDER = 'usual';

export interface UsualAct {
  readonly act: ActName;
  readonly role: Role;
  readonly input: object;
}

/**
 * What an office would usually do when this step is awaited and the child is not back, with an input that is right
 * under the case's regime. A preview and a rehearsal walk by it; {@link decide} judges it like any other act.
 */
export function usualAct(state: CaseState, what: string, owner: Role, today: PlainDate): UsualAct | null {
  const cadre: Role = owner.startsWith('bureau') ? 'bureau_officer' : 'township_cadre';
  const [paper = '', part] = what.split('_');
  if (part === 'draft') {
    return paper === 'order' && persuasionMissing(state)
      ? persuade(state, today)
      : { act: 'draftPaper', role: cadre, input: { kind: paper, remediesTold: true } };
  }
  const id = livePaper(state, paper as PaperKind)?.id;
  if (part === 'approval') return { act: 'approvePaper', role: owner, input: { paper: id } };
  if (part === 'service') {
    const input = { paper: id, deliveredOn: today, mode: 'direct', servers: 2, evidence: PLACEHOLDER };
    return { act: 'recordService', role: owner, input };
  }
  switch (what) {
    case 'triage':
      return { act: 'confirmAlert', role: 'class_teacher', input: {} };
    case 'contact':
      return state.contacts.length === 0
        ? { act: 'recordContact', role: 'class_teacher', input: { means: 'phone', outcome: 'refused' } }
        : { act: 'escalate', role: 'class_teacher', input: {} };
    case 'persuasion':
      return persuasionMissing(state)
        ? persuade(state, today)
        : { act: 'escalate', role: 'principal', input: {} };
    case 'report':
      return { act: 'sendReport', role: 'principal', input: {} };
    case 'acknowledgement':
      return { act: 'acknowledgeReport', role: owner, input: { receivedOn: today } };
    case 'criticism':
      return { act: 'recordCriticism', role: owner, input: { heldOn: today } };
    case 'order_compliance':
      return { act: 'draftPaper', role: cadre, input: { kind: 'notice', remediesTold: true } };
    case 'notice_compliance':
      return { act: 'draftPaper', role: cadre, input: { kind: 'demand', remediesTold: true } };
    case 'filing':
      return { act: 'recordFiling', role: cadre, input: { filedOn: today, evidence: PLACEHOLDER } };
    case 'court_acceptance':
      return court('accepted', today);
    case 'court_ruling':
      return court('granted', today);
    case 'enforcement':
      return court('executed', today);
    default:
      return null;
  }
}

function court(answer: string, today: PlainDate): UsualAct {
  return {
    act: 'recordCourtAnswer',
    role: 'court_liaison',
    input: { answer, answeredOn: today, evidence: PLACEHOLDER },
  };
}

function persuade(state: CaseState, today: PlainDate): UsualAct {
  const { namedPersuader, requiredParticipants } = state.policy.persuasion;
  if (namedPersuader && !state.persuader) {
    return { act: 'namePersuader', role: 'principal', input: { persuader: PLACEHOLDER } };
  }
  const participants = [...new Set(['school_leader', ...requiredParticipants])];
  return {
    act: 'recordPersuasion',
    role: 'principal',
    input: { heldOn: today, participants, outcome: 'refused' },
  };
}
