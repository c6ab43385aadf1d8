import { officeFor } from '../access/jurisdiction.js';
import type { Role } from '../access/role.js';
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { addDayCount } from '../calendar/day-count.js';
import { WITHDRAWAL_CLAUSE, withdrawalDue, withdrawsApplication } from './agenda-of-papers.js';
import { owesWithdrawal, type CaseState, type Standing } from './case-state.js';
import { authorityOf, awaitedStep, inAuthority } from './step.js';

/** Whose desk an open case is on. Every open case is on exactly one. */
export interface Awaiting {
  /** A step of the ladder, or what is awaited off it. */
  readonly what: string;
  readonly role: Role;
  readonly office: string;
  /** From when the owner can act. */
  readonly from: PlainDate;
  /** Last day; null where a missing calendar year hides it or nothing is due. */
  readonly dueOn: PlainDate | null;
  readonly clause: string;
}

export function awaitingOf(state: CaseState): Awaiting | null {
  const { standing, policy } = state;
  if (standing.status === 'closed') return null;
  const by = (
    what: string,
    role: Role,
    dueOn: PlainDate | null,
    clause: string,
    office?: string,
  ): Awaiting => ({
    what,
    role,
    office: office ?? officeFor(state.place, role),
    from: state.stepSince,
    dueOn,
    clause,
  });
  switch (standing.status) {
    case 'climbing': {
      const step = awaitedStep(state);
      if (!step.ok) return by('calendar_data', 'bureau_officer', null, policy.clauses.holds);
      const { id, owner, begins, dueOn, clause } = step.value;
      return { ...by(id, owner, dueOn, clause), from: begins };
    }
    case 'paused':
      return by('pause', 'principal', standing.until, policy.clauses.holds);
    case 'exit_claimed': {
      if (standing.confirmedOn && owesWithdrawal(state)) {
        const due = withdrawalDue(state, standing.confirmedOn);
        return by('withdrawal', withdrawsApplication(state), due.ok ? due.value : null, WITHDRAWAL_CLAUSE);
      }
      const due = addDayCount(state.calendar, standing.since, policy.exits.confirmWithin);
      return standing.toSchool
        ? by(
            'exit_confirmation',
            'registrar',
            due.ok ? due.value : null,
            policy.clauses.exits,
            standing.toSchool,
          )
        : by('exit_confirmation', 'bureau_officer', due.ok ? due.value : null, policy.clauses.exits);
    }
    case 'arranged':
      return by('arrangement', 'registrar', standing.until, policy.clauses.exits);
    case 'searching':
      return by('search', 'bureau_officer', null, policy.clauses.referrals);
    case 'protected':
      return by('protection', 'bureau_head', null, policy.clauses.referrals);
    case 'observing':
      return observing(state, standing, by);
  }
}

function observing(
  state: CaseState,
  standing: Extract<Standing, { status: 'observing' }>,
  by: (what: string, role: Role, dueOn: PlainDate | null, clause: string) => Awaiting,
): Awaiting {
  const { observation, clauses } = state.policy;
  const next = observation.checkpoints.find((day) => !standing.followUps.some((each) => each.day === day));
  if (next === undefined) return by('closing', 'bureau_officer', null, clauses.observation);
  const from = addDays(standing.since, next);
  const due = addDayCount(state.calendar, from, observation.followUpWithin);
  return { ...by('follow_up', 'class_teacher', due.ok ? due.value : null, clauses.observation), from };
}

/** Who decides a pending pause, extension or arrangement: the head of the authority that answers for the case. */
export function approverOf(state: CaseState): Role {
  return inAuthority('township_head', authorityOf(state));
}
