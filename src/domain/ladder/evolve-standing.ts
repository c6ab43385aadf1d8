import { unitsBetween } from '../calendar/day-count.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CaseState, KeptStep, Standing } from './case-state.js';
import { stopPapers, withoutCourt } from './evolve-papers.js';
import type { RungId } from './ladder.js';
import { stepOf } from './step.js';
import type { DangerSign } from './vocabulary.js';

/** Leaving the ladder, coming back to it, beginning again, and the end. */

export function leaveLadder(state: CaseState, standing: (kept: KeptStep) => Standing): CaseState {
  // Leaving twice (a missing child turns out to be in danger) keeps the clock of the step first left.
  const kept: KeptStep =
    'kept' in state.standing
      ? state.standing.kept
      : { since: state.stepSince, credit: state.stepCredit, extended: state.stepExtended };
  return { ...state, standing: standing(kept) };
}

export function brakePulled(state: CaseState, sign: DangerSign, since: PlainDate): CaseState {
  const before = state.standing;
  if (before.status === 'protected' || before.status === 'closed') return state;
  return leaveLadder(state, (kept) => ({ status: 'protected', sign, since, kept, before }));
}

/** A child who was back at school, or placed, is not put on the ladder by a danger that has passed. */
export function brakeReleased(state: CaseState, on: PlainDate): CaseState {
  if (state.standing.status !== 'protected') return state;
  const { before } = state.standing;
  return before.status === 'climbing' ? backToLadder(state, on) : { ...state, standing: before };
}

/** The time off the ladder is given back in the step's own unit, so that units are never mixed. */
export function backToLadder(state: CaseState, on: PlainDate): CaseState {
  if (!('kept' in state.standing)) return { ...state, standing: { status: 'climbing' } };
  const { kept, since } = state.standing;
  const climbing: CaseState = { ...state, standing: { status: 'climbing' } };
  const unit = state.policy.steps[stepOf(climbing)].within.unit;
  const away = unitsBetween(state.calendar, since, on, unit === 'month' ? 'calendar-day' : unit);
  return {
    ...climbing,
    stepSince: kept.since,
    stepCredit: kept.credit + (away.ok ? away.value : 0),
    stepExtended: kept.extended,
    fired: [],
    stuckSince: null,
    hops: 0,
    lastHopOn: null,
  };
}

/** Nothing is pursued any more, and what has been filed is to be taken back before the file is closed. */
export function exitConfirmed(state: CaseState, confirmedOn: PlainDate): CaseState {
  if (state.standing.status !== 'exit_claimed') return state;
  return { ...withoutCourt(stopPapers(state)), standing: { ...state.standing, confirmedOn } };
}

/** The same file climbs again: a new absence, new persuasion, new papers. What was done before is in the journal. */
export function startAgain(state: CaseState, absentSince: PlainDate, rung: RungId): CaseState {
  return {
    ...stopPapers(state),
    standing: { status: 'climbing' },
    rung,
    absentSince,
    contacts: [],
    persuasions: [],
    report: null,
    criticism: null,
    court: null,
    relief: null,
    attendance: null,
  };
}

export function close(
  state: CaseState,
  on: PlainDate,
  outcome: (Standing & { status: 'closed' })['outcome'],
): CaseState {
  return {
    ...state,
    standing: { status: 'closed', on, outcome },
    holdRequest: null,
    arrangementRequest: null,
  };
}
