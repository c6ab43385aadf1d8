import type { Role } from '../../domain/access/role.js';
import { addDays, latest, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { ActName } from '../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { escalatesByItself, STEPS, type StepId } from '../../domain/ladder/ladder.js';
import type { Policy } from '../../domain/ladder/policy.js';
import { PLACEHOLDER, usualAct } from '../../domain/ladder/usual-act.js';

/** The next act of an official who does the awaited thing on time and as this regime wants it. */
export interface PlannedAct {
  readonly act: ActName;
  /** `owner`, or the role and office that must act instead. */
  readonly by: string;
  readonly on: PlainDate;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * What `act: fulfil` does. The guardian goes on refusing, so that the case climbs; whoever wants it otherwise names
 * the act. On the ladder it is what an office usually does; off it, the one act that brings the case back or to its end.
 *
 * @param officeDay the first day from the given one on which offices are open.
 * @returns undefined where nothing can be fulfilled by one obvious act.
 */
export function nextAct(
  view: ShownCase,
  policy: Policy,
  today: PlainDate,
  officeDay: (from: PlainDate) => PlainDate = (day) => day,
): PlannedAct | undefined {
  const { awaiting } = view;
  if (!awaiting) return undefined;
  const opened = (day: PlainDate) => (isOfficial(awaiting.what) ? officeDay(day) : day);
  // The guardian has the whole of the last day; the next paper may be drawn up on the day after.
  const from = awaiting.what.endsWith('_compliance') ? addDays(awaiting.from, 1) : awaiting.from;
  const on = opened(latest(today, from));
  const usual = usualAct(view, policy, on);
  if (usual) return { act: usual.act, by: usual.role, on, input: withAccount(usual.input) };
  return offLadder(view, policy, (act, input = {}, by = 'owner') => ({ act, by, on, input }));
}

/** A teacher visits on a Sunday; offices and courts answer when they are open. */
function isOfficial(what: string): boolean {
  return (STEPS as readonly string[]).includes(what) && !escalatesByItself(what as StepId);
}

function withAccount(input: PlannedAct['input']): PlannedAct['input'] {
  return input['persuader'] === PLACEHOLDER ? { ...input, persuader: '$account:class_teacher' } : input;
}

type Plan = (act: ActName, input?: PlannedAct['input'], by?: string) => PlannedAct;

function offLadder(view: ShownCase, policy: Policy, plan: Plan): PlannedAct | undefined {
  switch (view.awaiting?.what) {
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

function nextCheckpoint({ standing }: ShownCase, { observation }: Policy): number | undefined {
  const done = standing.status === 'observing' ? standing.followUps.map(({ day }) => day) : [];
  return observation.checkpoints.find((day) => !done.includes(day));
}

/** The departments answer first; only then may the brake be released. */
function protectionAct({ referrals }: ShownCase, plan: Plan): PlannedAct {
  const open = referrals.find((each) => each.mandatory && !each.answeredOn);
  const role: Role = 'department_officer';
  return open
    ? plan('recordReferralReply', { referral: open.id, result: 'done' }, `${role}@${open.department}`)
    : plan('releaseSafetyBrake', { evidence: 'disposal-1' });
}
