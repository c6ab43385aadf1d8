import type { Role } from '../../src/domain/access/role.js';
import type { PlainDate } from '../../src/domain/calendar/plain-date.js';
import type { ActName } from '../../src/domain/ladder/acts/all-acts.js';
import { persuasionMissing } from '../../src/domain/ladder/acts/early-acts.js';
import { livePaper, type CaseState } from '../../src/domain/ladder/case-state.js';
import type { PaperKind } from '../../src/domain/ladder/vocabulary.js';

interface RightAct {
  readonly act: ActName;
  readonly role: Role;
  readonly input: object;
}

/** The act that the awaited step asks for, with an input that is right under the case's regime. */
export function nextRightAct(state: CaseState, what: string, role: Role, today: PlainDate): RightAct | null {
  const cadre: Role =
    role === 'bureau_officer' || role === 'bureau_head' ? 'bureau_officer' : 'township_cadre';
  const [kind = ''] = what.split('_');
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
      return { act: 'acknowledgeReport', role, input: { receivedOn: today } };
    case 'criticism':
      return { act: 'recordCriticism', role, input: { heldOn: today } };
    case 'order_compliance':
      return { act: 'draftPaper', role: cadre, input: { kind: 'notice' } };
    case 'notice_compliance':
      return { act: 'draftPaper', role: cadre, input: { kind: 'demand' } };
    case 'order_draft':
      // The clock may have brought the case here before persuasion was complete.
      return persuasionMissing(state)
        ? persuade(state, today)
        : { act: 'draftPaper', role: cadre, input: { kind: 'order' } };
    case 'notice_draft':
    case 'demand_draft':
    case 'request_draft':
      return { act: 'draftPaper', role: cadre, input: { kind } };
    case 'order_approval':
    case 'notice_approval':
    case 'demand_approval':
    case 'request_approval':
      return { act: 'approvePaper', role, input: { paper: livePaper(state, kind as PaperKind)?.id } };
    case 'order_service':
    case 'notice_service':
    case 'demand_service':
      return {
        act: 'recordService',
        role,
        input: {
          paper: livePaper(state, kind as PaperKind)?.id,
          deliveredOn: today,
          mode: 'direct',
          servers: 2,
          evidence: 'r-1',
        },
      };
    case 'filing':
      return { act: 'recordFiling', role: cadre, input: { filedOn: today, evidence: 'c-1' } };
    case 'court_acceptance':
      return {
        act: 'recordCourtAnswer',
        role: 'court_liaison',
        input: { answer: 'accepted', answeredOn: today, evidence: 'c-2' },
      };
    case 'court_ruling':
      return {
        act: 'recordCourtAnswer',
        role: 'court_liaison',
        input: { answer: 'granted', answeredOn: today, evidence: 'c-3' },
      };
    case 'enforcement':
      return {
        act: 'recordCourtAnswer',
        role: 'court_liaison',
        input: { answer: 'executed', answeredOn: today, evidence: 'c-4' },
      };
    default:
      return null;
  }
}

function persuade(state: CaseState, today: PlainDate): RightAct {
  const { namedPersuader, requiredParticipants } = state.policy.persuasion;
  if (namedPersuader && !state.persuader) {
    return { act: 'namePersuader', role: 'principal', input: { persuader: 'u-1' } };
  }
  const participants = [...new Set(['school_leader', ...requiredParticipants])];
  return {
    act: 'recordPersuasion',
    role: 'principal',
    input: { heldOn: today, participants, outcome: 'refused' },
  };
}
