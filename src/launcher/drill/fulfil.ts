import type { Role } from '../../domain/access/role.js';
import { addDays, latest, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { ActName } from '../../domain/ladder/acts/all-acts.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { escalatesByItself, STEPS, type StepId } from '../../domain/ladder/ladder.js';
import type { Policy } from '../../domain/ladder/policy.js';
import type { PaperKind } from '../../domain/ladder/vocabulary.js';

/** The next act of an official who does the awaited thing on time and as this regime wants it. */
export interface PlannedAct {
  readonly act: ActName;
  /** `owner`, or the role and office that must act instead. */
  readonly by: string;
  readonly on: PlainDate;
  readonly input: Readonly<Record<string, unknown>>;
}

const PAPER_STEP = /^(order|notice|demand|request)_(draft|approval|service|compliance)$/;

/**
 * What `act: fulfil` does. The guardian goes on refusing, so that the case climbs; whoever wants it otherwise names
 * the act.
 *
 * @param officeDay the first day from the given one on which offices are open.
 * @returns undefined where nothing can be fulfilled by one obvious act.
 */
export function nextAct(
  view: CaseView,
  policy: Policy,
  today: PlainDate,
  officeDay: (from: PlainDate) => PlainDate = (day) => day,
): PlannedAct | undefined {
  const { awaiting } = view;
  if (!awaiting) return undefined;
  const opened = (day: PlainDate) => (isOfficial(awaiting.what) ? officeDay(day) : day);
  const on = opened(latest(today, awaiting.from));
  const plan = (act: ActName, input: PlannedAct['input'] = {}, by = 'owner', day = on): PlannedAct => ({
    act,
    by,
    on: day,
    input,
  });
  // The clock may have taken the case past the school before it had persuaded enough: no order without that.
  if (awaiting.what === 'order_draft' && view.persuasions < policy.persuasion.minimumAttempts)
    return persuasionAct(view, policy, plan, on);
  const paper = PAPER_STEP.exec(awaiting.what);
  if (paper) return paperAct(view, paper[1] as PaperKind, paper[2] ?? '', plan, on, opened);
  switch (awaiting.what) {
    case 'triage':
      return plan('confirmAlert');
    case 'contact':
      return view.contacts === 0
        ? plan('recordContact', { means: 'phone', outcome: 'refused', reason: 'work' })
        : plan('escalate');
    case 'persuasion':
      return persuasionAct(view, policy, plan, on);
    case 'report':
      return plan('sendReport');
    case 'acknowledgement':
      return plan('acknowledgeReport', { receivedOn: on });
    case 'criticism':
      return plan('recordCriticism', { heldOn: on });
    case 'filing':
      return plan('recordFiling', { filedOn: on, evidence: 'court-receipt-1' });
    case 'court_acceptance':
    case 'court_ruling':
    case 'enforcement':
      return plan('recordCourtAnswer', {
        answer: COURT_ANSWER[awaiting.what],
        answeredOn: on,
        evidence: `${awaiting.what}-1`,
      });
    case 'follow_up':
      return plan('recordFollowUp', { day: nextCheckpoint(view, policy), attending: true });
    case 'closing':
      return plan('closeCase');
    case 'exit_confirmation':
      return plan('confirmExit', { evidence: 'confirmation-1' });
    case 'search':
      return plan('recordFound');
    case 'pause':
      return plan('resume');
    case 'protection':
      return protectionAct(view, plan);
    default:
      return undefined;
  }
}

/** A teacher visits on a Sunday; offices and courts answer when they are open. */
function isOfficial(what: string): boolean {
  return (STEPS as readonly string[]).includes(what) && !escalatesByItself(what as StepId);
}

type Plan = (act: ActName, input?: PlannedAct['input'], by?: string, day?: PlainDate) => PlannedAct;

const COURT_ANSWER = {
  court_acceptance: 'accepted',
  court_ruling: 'granted',
  enforcement: 'executed',
} as const;

/** 落实专人, then as often as the regime asks and together with whom it names, then upwards. */
function persuasionAct(view: CaseView, { persuasion }: Policy, plan: Plan, on: PlainDate): PlannedAct {
  if (persuasion.namedPersuader && view.persuader === null)
    return plan('namePersuader', { persuader: '$account:class_teacher' }, 'principal');
  return view.persuasions < persuasion.minimumAttempts
    ? plan(
        'recordPersuasion',
        {
          heldOn: on,
          participants: [...new Set(['homeroom', ...persuasion.requiredParticipants])],
          outcome: 'refused',
        },
        'principal',
      )
    : plan('escalate');
}

const FOLLOWS: Readonly<Partial<Record<PaperKind, PaperKind>>> = { order: 'notice', notice: 'demand' };

function paperAct(
  view: CaseView,
  kind: PaperKind,
  phase: string,
  plan: Plan,
  on: PlainDate,
  opened: (day: PlainDate) => PlainDate,
): PlannedAct | undefined {
  const paper = view.papers.findLast((each) => each.kind === kind)?.id;
  switch (phase) {
    case 'draft':
      return plan('draftPaper', { kind });
    case 'approval':
      return plan('approvePaper', { paper });
    case 'service':
      return plan('recordService', {
        paper,
        deliveredOn: on,
        mode: 'direct',
        servers: 2,
        evidence: `receipt-${paper}`,
      });
    default: {
      // The guardian has the whole of the last day; the next paper may be drawn up on the day after.
      const from = view.awaiting?.from ?? on;
      return plan('draftPaper', { kind: FOLLOWS[kind] }, 'owner', opened(latest(on, addDays(from, 1))));
    }
  }
}

function nextCheckpoint({ standing }: CaseView, { observation }: Policy): number | undefined {
  const done = standing.status === 'observing' ? standing.followUps.map(({ day }) => day) : [];
  return observation.checkpoints.find((day) => !done.includes(day));
}

/** The departments answer first; only then may the brake be released. */
function protectionAct({ referrals }: CaseView, plan: Plan): PlannedAct {
  const open = referrals.find((each) => each.mandatory && !each.answeredOn);
  const role: Role = 'department_officer';
  return open
    ? plan('recordReferralReply', { referral: open.id, result: 'done' }, `${role}@${open.department}`)
    : plan('releaseSafetyBrake', { evidence: 'disposal-1' });
}
