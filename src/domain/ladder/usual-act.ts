import { isFull } from './procedure.js';
import type { Role } from '../access/role.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { ActName } from './acts/act-names.js';
import { persuasionMissing } from './acts/early-acts.js';
import { unserved } from './acts/service-acts.js';
import { isLive, type CaseState, type Paper } from './case-state.js';
import { viewOf, type CaseView } from './case-view.js';
import type { Policy } from './policy.js';
import { PAPER_KINDS, type PaperKind } from './vocabulary.js';

/** Stands where a real file has the code of a paper or an account. */
export const PLACEHOLDER = 'usual';

export interface UsualAct {
  readonly act: ActName;
  readonly role: Role;
  readonly input: Readonly<Record<string, unknown>>;
}

/** As much of a case as its usual next act depends on: a view, as the API gives it, is enough. */
export type Usually = Pick<
  CaseView,
  'awaiting' | 'papers' | 'contacts' | 'persuasions' | 'persuader' | 'procedure'
> & {
  /** Whether the order would be refused for want of persuasion; judged by the number where it is not known. */
  readonly persuasionLacks?: boolean;
};

/** As {@link usualAct}, for who has the whole state. */
export function usualActOf(state: CaseState, today: PlainDate): UsualAct | null {
  const seen = { ...viewOf(state), persuasionLacks: persuasionMissing(state) !== undefined };
  return usualAct(seen, state.policy, today);
}

/**
 * What an office would usually do on the ladder when the child is not back, with an input that is right under the
 * case's regime: previews, rehearsals and drills walk by it, and `decide` judges it like any other act. Null off the
 * ladder, where no one act is the usual one.
 */
export function usualAct(seen: Usually, policy: Policy, today: PlainDate): UsualAct | null {
  const { awaiting } = seen;
  if (!awaiting) return null;
  const { what, role: owner } = awaiting;
  const [kind = '', part = ''] = what.split('_');
  const paper = Object.hasOwn(PAPER_KINDS, kind)
    ? paperAct(seen, policy, kind as PaperKind, part, owner, today)
    : undefined;
  if (paper !== undefined) return paper;
  switch (what) {
    case 'triage':
      return { act: 'confirmAlert', role: owner, input: {} };
    case 'contact':
      return seen.contacts === 0
        ? { act: 'recordContact', role: owner, input: { means: 'phone', outcome: 'refused', reason: 'work' } }
        : { act: 'escalate', role: owner, input: {} };
    case 'persuasion':
      return lacksPersuasion(seen, policy)
        ? persuade(seen, policy, today)
        : { act: 'escalate', role: 'principal', input: {} };
    case 'report':
      return { act: 'sendReport', role: owner, input: {} };
    case 'acknowledgement':
      return { act: 'acknowledgeReport', role: owner, input: { receivedOn: today } };
    case 'criticism':
      return { act: 'recordCriticism', role: owner, input: { heldOn: today } };
    case 'filing':
      return (
        issueFirst(seen, 'request', cadreOf(seen), today) ?? {
          act: 'recordFiling',
          role: owner,
          input: { filedOn: today, evidence: PLACEHOLDER },
        }
      );
    case 'court_acceptance':
      return court('accepted', owner, today);
    case 'court_ruling':
      return court('granted', owner, today);
    case 'enforcement':
      return court('executed', owner, today);
    default:
      return null;
  }
}

/** After whose period the next paper is drawn up. */
const FOLLOWS: Readonly<Partial<Record<PaperKind, PaperKind>>> = { order: 'notice', notice: 'demand' };

function paperAct(
  seen: Usually,
  policy: Policy,
  kind: PaperKind,
  part: string,
  owner: Role,
  today: PlainDate,
): UsualAct | null {
  const paper = live(seen, kind);
  switch (part) {
    case 'draft':
      if (paper?.status === 'returned')
        return { act: 'correctPaper', role: owner, input: { paper: paper.id } };
      return kind === 'order' && lacksPersuasion(seen, policy)
        ? persuade(seen, policy, today)
        : { act: 'draftPaper', role: owner, input: draft(kind) };
    case 'approval':
      return {
        act: 'approvePaper',
        role: owner,
        input: { paper: paper?.id, ...(paper?.review || !seen.procedure ? {} : { reviewed: true }) },
      };
    case 'service':
      return issueFirst(seen, kind, owner, today) ?? service(paper, owner, today);
    default: {
      const next = FOLLOWS[kind];
      return next ? { act: 'draftPaper', role: owner, input: draft(next) } : null;
    }
  }
}

function live({ papers }: Usually, kind: PaperKind): Paper | undefined {
  return papers.findLast((paper) => paper.kind === kind && isLive(paper));
}

function cadreOf(seen: Usually): Role {
  return live(seen, 'request')?.authority === 'township' ? 'township_cadre' : 'bureau_officer';
}

/** Both parents are addressed, two certified officers stand on it, and no proper reason was found. */
function draft(kind: PaperKind): UsualAct['input'] {
  return kind === 'order'
    ? {
        kind,
        remediesTold: true,
        noProperReason: true,
        officerOne: 'ZF-0001',
        officerTwo: 'ZF-0002',
        addressees: ['father', 'mother'],
      }
    : { kind, remediesTold: true };
}

function issueFirst(seen: Usually, kind: PaperKind, role: Role, today: PlainDate): UsualAct | undefined {
  const paper = live(seen, kind);
  return isFull(seen) && paper && !paper.issued
    ? { act: 'issuePaper', role, input: { paper: paper.id, sealedOn: today, sealNo: `YY-${paper.id}` } }
    : undefined;
}

function service(paper: Paper | undefined, role: Role, today: PlainDate): UsualAct {
  const addressee = paper && unserved(paper)[0];
  return {
    act: 'recordService',
    role,
    input: {
      paper: paper?.id,
      ...(addressee ? { addressee } : {}),
      deliveredOn: today,
      mode: 'direct',
      recipient: 'guardian',
      servers: 2,
      serverOne: 'ZF-0001',
      serverTwo: 'ZF-0002',
      evidence: `receipt-${paper?.id}-${addressee ?? 'all'}`,
    },
  };
}

function court(answer: string, role: Role, today: PlainDate): UsualAct {
  return {
    act: 'recordCourtAnswer',
    role,
    input: { answer, answeredOn: today, evidence: `court-${answer}` },
  };
}

function lacksPersuasion(seen: Usually, { persuasion }: Policy): boolean {
  return seen.persuasionLacks ?? seen.persuasions < persuasion.minimumAttempts;
}

function persuade(seen: Usually, { persuasion }: Policy, today: PlainDate): UsualAct {
  if (persuasion.namedPersuader && seen.persuader === null) {
    return { act: 'namePersuader', role: 'principal', input: { persuader: PLACEHOLDER } };
  }
  const participants = [...new Set(['school_leader', ...persuasion.requiredParticipants])];
  return {
    act: 'recordPersuasion',
    role: 'principal',
    input: { heldOn: today, participants, outcome: 'refused' },
  };
}
