import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.js';
import type { CaseEvent } from './case-events.js';
import { livePaper, type Attempt, type CaseState, type Referral } from './case-state.js';
import { isStrict } from './procedure.js';
import * as papers from './evolve-papers.js';
import {
  backToLadder,
  brakePulled,
  brakeReleased,
  close,
  exitConfirmed,
  leaveLadder,
  startAgain,
} from './evolve-standing.js';
import { isAtOrAbove } from './ladder.js';
import { stepOf } from './step.js';

const RECENT_ACTS = 40;

/** What a case waits for, as a key: when it changes, a new clock begins. */
export function situationKey(state: CaseState): string {
  return state.standing.status === 'climbing' ? `climbing:${stepOf(state)}` : state.standing.status;
}

/** Applies one event. Total: an event that was accepted once can always be applied again. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const after = apply({ ...state, seq: event.seq, recentActs: remembered(state, event) }, event);
  const begunAnew = situationKey(after) !== situationKey(state) && !resumed(after, event);
  return begunAnew ? freshStep(after, event.on) : after;
}

function freshStep(state: CaseState, on: PlainDate): CaseState {
  return {
    ...state,
    stepSince: on,
    stepCredit: 0,
    stepExtended: 0,
    fired: [],
    stuckSince: null,
    hops: 0,
    lastHopOn: null,
  };
}

/** These take up the step where it was left instead of beginning a new one. */
function resumed(after: CaseState, event: CaseEvent): boolean {
  return (
    after.standing.status === 'climbing' &&
    (event.type === 'PauseEnded' ||
      event.type === 'ExitRejected' ||
      event.type === 'SafetyBrakeReleased' ||
      event.type === 'ChildFound')
  );
}

function remembered(state: CaseState, event: CaseEvent): readonly string[] {
  if (event.act === null || state.recentActs.at(-1) === event.act) return state.recentActs;
  return [...state.recentActs, event.act].slice(-RECENT_ACTS);
}

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'CaseOpened':
    case 'AlertConfirmed':
    case 'SignalRefused':
      return state;
    case 'SuperiorInformed':
      return { ...state, hops: event.hop, lastHopOn: event.on };
    case 'AlertDismissed':
      return close(state, event.on, 'dismissed');
    case 'ContactRecorded':
      return { ...state, contacts: [...state.contacts, attempt(event.on, ['homeroom'], event)] };
    case 'HomeVisitRecorded':
      return {
        ...state,
        contacts: [...state.contacts, attempt(event.visitedOn, event.participants, event)],
      };
    case 'PersuaderNamed':
      return { ...state, persuader: event.persuader };
    case 'PersuasionRecorded':
      return {
        ...state,
        persuasions: [...state.persuasions, attempt(event.heldOn, event.participants, event)],
      };
    case 'RungEntered':
      return { ...state, rung: event.rung };
    case 'ReportSent':
      return { ...state, report: { sentOn: event.on, receipts: {} } };
    case 'ReportAcknowledged':
      return state.report
        ? {
            ...state,
            report: {
              ...state.report,
              receipts: { ...state.report.receipts, [event.recipient]: event.receivedOn },
            },
          }
        : state;
    case 'CriticismRecorded':
      return { ...state, criticism: { on: event.heldOn, by: event.by } };
    case 'PaperDrafted':
      return { ...state, papers: [...state.papers, papers.draftedPaper(event)] };
    case 'PaperReviewed':
      return papers.reviewed(state, event);
    case 'PaperApproved':
      return papers.approved(state, event);
    case 'PaperReturned':
      return papers.returned(state, event);
    case 'PaperCorrected':
      return papers.corrected(state, event);
    case 'PaperRejected':
      return papers.withPaper(state, event.paper, { status: 'rejected' });
    case 'PaperWithdrawn':
      return papers.withPaper(state, event.paper, { status: 'withdrawn' });
    case 'PaperIssued':
      return papers.issued(state, event);
    case 'PaperRecalled':
      return papers.recalled(state, event);
    case 'PaperServed':
      return papers.served(state, event);
    case 'ServiceFailed':
      return papers.serviceFailed(state, event);
    case 'ServiceAnnounced':
      return papers.announced(state, event);
    case 'StatementRecorded':
      return papers.withPaper(state, event.paper, { statement: { on: event.statedOn, said: event.said } });
    case 'OrderPerformed':
      return {
        ...state,
        performance: { on: event.performedOn, order: event.order },
        ...papers.withdrawalOwed(state),
      };
    case 'ApplicationWithdrawn':
      return state.withdrawal
        ? { ...state, withdrawal: { ...state.withdrawal, withdrawnOn: event.withdrawnOn } }
        : state;
    case 'ReliefRecorded':
      return {
        ...(event.stage === 'overturned' ? papers.withoutCourt(papers.stopPapers(state)) : state),
        relief: { kind: event.relief, stage: event.stage, datedOn: event.datedOn },
      };
    case 'CourtFilingRecorded':
      return { ...state, court: { filedOn: event.filedOn, answers: [] } };
    case 'CourtAnswered':
      return papers.courtAnswered(state, event.answer);
    case 'ReturnReported':
      return {
        ...papers.stopPapers(state),
        standing: { status: 'observing', since: event.returnedOn, followUps: [] },
        court: null,
        holdRequest: null,
        arrangementRequest: null,
      };
    case 'FollowUpRecorded':
      return followedUp(state, event.day, event.on, event.attending);
    case 'AidRecorded': {
      const { item, outcome, settledOn } = event;
      const others = (state.aid ?? []).filter((each) => each.item !== item);
      return { ...state, aid: [...others, { item, outcome, settledOn }] };
    }
    case 'Relapsed':
      return startAgain(
        { ...state, relapses: state.relapses + 1 },
        event.absentSince,
        isAtOrAbove(state.rung, state.policy.observation.relapseReopensAt)
          ? state.policy.observation.relapseReopensAt
          : 'teacher_contact',
      );
    case 'ExitClaimed':
      return leaveLadder(state, (kept) => ({
        status: 'exit_claimed',
        kind: event.kind,
        since: event.on,
        toSchool: event.toSchool,
        kept,
      }));
    case 'ExitConfirmed':
      return exitConfirmed(state, event.on);
    case 'ExitRejected':
    case 'ChildFound':
      return backToLadder(state, event.on);
    case 'SafetyBrakeReleased':
      return brakeReleased(state, event.on);
    case 'ArrangementRequested':
      return {
        ...state,
        arrangementRequest: {
          kind: event.kind,
          until: event.until,
          evidence: event.evidence,
          by: event.actor?.user ?? '',
          ...(event.actor?.actingFor === undefined ? {} : { for: event.actor.actingFor }),
          on: event.on,
        },
      };
    case 'ArrangementDecided':
      return {
        ...(event.approved ? papers.withoutCourt(papers.stopPapers(state)) : state),
        arrangementRequest: null,
        standing: event.approved
          ? { status: 'arranged', kind: event.kind, since: event.on, until: event.until }
          : state.standing,
      };
    case 'ArrangementEnded':
      return startAgain(state, event.on, 'teacher_contact');
    case 'HoldRequested':
      return {
        ...state,
        holdRequest: {
          kind: event.kind,
          reason: event.reason,
          days: event.days,
          by: event.actor?.user ?? '',
          ...(event.actor?.actingFor === undefined ? {} : { for: event.actor.actingFor }),
          on: event.on,
        },
      };
    case 'HoldDecided':
      return holdDecided(state, event.approved, event.kind, event.days, event.on);
    case 'PauseEnded':
      return backToLadder(
        {
          ...state,
          pausedDays:
            state.pausedDays +
            (state.standing.status === 'paused' ? daysBetween(state.standing.since, event.on) : 0),
        },
        event.on,
      );
    case 'Referred':
      return {
        ...state,
        referrals: [
          ...state.referrals,
          {
            id: event.referral,
            department: event.department,
            sentOn: event.on,
            mandatory: event.mandatory,
            answeredOn: null,
            overdueTold: false,
          },
        ],
      };
    case 'ReferralAnswered':
      return withReferral(state, event.referral, answered(state, event.result, event.on));
    case 'ReferralOverdue':
      return withReferral(state, event.referral, { overdueTold: true });
    case 'SafetyBrakePulled':
      return brakePulled(state, event.sign, event.on);
    case 'ChildReportedMissing':
      return leaveLadder(state, (kept) => ({ status: 'searching', since: event.on, kept }));
    case 'Reassigned':
      return { ...state, assignees: { ...state.assignees, [event.role]: event.to } };
    case 'HolderMoved': {
      const { [event.role]: _left, ...others } = state.assignees;
      return { ...state, assignees: event.to === null ? others : { ...others, [event.role]: event.to } };
    }
    case 'PolicyAdopted':
      return { ...state, policy: event.policy };
    case 'CalendarPublished':
      return { ...state, calendar: event.calendar, missingYear: null };
    case 'ClockSet':
      return { ...state, clock: event.clock };
    case 'AttendanceNoted':
      return {
        ...state,
        attendance: {
          unexcusedDays: event.unexcusedDays,
          lastPresentOn: event.lastPresentOn,
          through: event.through,
        },
      };
    case 'ReminderDue':
      return { ...state, fired: [...state.fired, event.key] };
    case 'CheckpointDue':
      return { ...state, fired: [...state.fired, `checkpoint:${event.day}`] };
    case 'DeadlineMissed':
      return {
        ...state,
        fired: [...state.fired, `missed:${event.what}`],
        stuckSince: state.stuckSince ?? event.on,
      };
    case 'FilingWindowLapsed':
      return {
        ...state,
        lapsedOrder: livePaper(state, 'order')?.id ?? null,
        stuckSince: state.stuckSince ?? event.on,
      };
    case 'CalendarDataMissing':
      return { ...state, missingYear: event.year };
    case 'CaseClosed':
      return close(state, event.on, event.outcome);
  }
}

function attempt(
  on: PlainDate,
  participants: Attempt['participants'],
  { outcome, reason }: { readonly outcome: Attempt['outcome']; readonly reason: Attempt['reason'] | null },
): Attempt {
  return { on, participants, outcome, ...(reason ? { reason } : {}) };
}

/** An interim answer settles nothing: the department owes the next one within the same time. */
function answered(state: CaseState, result: string, on: PlainDate): Partial<Referral> {
  if (!isStrict(state)) return { answeredOn: on };
  return result === 'ongoing' ? { interimOn: on, overdueTold: false } : { answeredOn: on, result };
}

function withReferral(
  state: CaseState,
  id: string,
  change: Partial<CaseState['referrals'][number]>,
): CaseState {
  return {
    ...state,
    referrals: state.referrals.map((referral) =>
      referral.id === id ? { ...referral, ...change } : referral,
    ),
  };
}

function followedUp(state: CaseState, day: number, on: PlainDate, attending: boolean): CaseState {
  if (state.standing.status !== 'observing') return state;
  return {
    ...state,
    stuckSince: null,
    hops: 0,
    lastHopOn: null,
    standing: { ...state.standing, followUps: [...state.standing.followUps, { day, on, attending }] },
  };
}

function holdDecided(
  state: CaseState,
  approved: boolean,
  kind: 'pause' | 'extension',
  days: number,
  on: PlainDate,
): CaseState {
  const decided = { ...state, holdRequest: null };
  if (!approved) return decided;
  if (kind === 'extension') {
    return {
      ...decided,
      stepExtended: state.stepExtended + days,
      stuckSince: null,
      hops: 0,
      lastHopOn: null,
      fired: [],
    };
  }
  return leaveLadder(decided, (kept) => ({ status: 'paused', since: on, until: addDays(on, days), kept }));
}
