import type { PlainDate } from '../calendar/plain-date.js';
import type { Opening } from './case-events.js';
import type { CaseState } from './case-state.js';

/** The file before anything happened; `CaseOpened` is its first event. */
export function newCase(opening: Opening, today: PlainDate): CaseState {
  return {
    caseNo: opening.caseNo,
    pupil: opening.pupil,
    previousCaseNo: opening.previousCaseNo,
    place: opening.place,
    policy: opening.policy,
    ...(opening.procedure ? { procedure: opening.procedure } : {}),
    calendar: opening.calendar,
    clock: opening.clock,
    seq: 0,
    openedOn: today,
    absentSince: opening.absentSince,
    standing: { status: 'climbing' },
    rung: 'alert',
    stepSince: today,
    stepCredit: 0,
    stepExtended: 0,
    fired: [],
    stuckSince: null,
    hops: 0,
    lastHopOn: null,
    missingYear: null,
    contacts: [],
    persuasions: [],
    persuader: null,
    report: null,
    criticism: null,
    papers: [],
    court: null,
    lapsedOrder: null,
    referrals: [],
    holdRequest: null,
    pausedDays: 0,
    arrangementRequest: null,
    assignees: {},
    relapses: 0,
    attendance: null,
    recentActs: [],
  };
}
