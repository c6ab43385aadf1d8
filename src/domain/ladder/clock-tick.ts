import { addDays, isAfter, type PlainDate } from '../calendar/plain-date.js';
import { agenda, superiorsOf } from './agenda.js';
import type { AgendaItem } from './agenda-item.js';
import type { Happening } from './case-events.js';
import type { CaseState } from './case-state.js';
import { nextRung, type StepId } from './ladder.js';
import { awaitedStep, clockOfOrder } from './step.js';

/**
 * What the clock does on `today`: the soonest due item only, as happenings. The caller applies them and asks again,
 * because each may change what comes next. Nothing here takes a legal step: from the written report on a missed
 * deadline only marks the case and tells the next superior.
 *
 * @returns an empty list when nothing is due.
 */
export function tick(state: CaseState, today: PlainDate): readonly Happening[] {
  const { items, missingYear } = agenda(state);
  if (missingYear !== null && state.missingYear === null) {
    return [{ type: 'CalendarDataMissing', year: missingYear }];
  }
  const due = items.find((item) => !isAfter(item.on, today) && !isOvertaken(state, item, today));
  return due ? fire(state, due) : [];
}

/** A reminder of a deadline that has itself passed is no use to anybody. */
function isOvertaken(state: CaseState, item: AgendaItem, today: PlainDate): boolean {
  if (item.kind !== 'reminder') return false;
  const step = awaitedStep(state);
  return step.ok && isAfter(today, step.value.dueOn);
}

function fire(state: CaseState, item: AgendaItem): readonly Happening[] {
  switch (item.kind) {
    case 'reminder':
      return [reminder(item, dueOn(state, item))];
    case 'window_warning':
      return [reminder(item, lastSafeDay(state) ?? item.on)];
    case 'penalty_service':
      return [reminder(item, addDays(item.on, 2))];
    case 'arrangement_reminder':
      return state.standing.status === 'arranged'
        ? [reminder({ ...item, about: 'arrangement' }, state.standing.until)]
        : [];
    case 'closing_reminder':
    case 'announcement_over':
    case 'withdrawal_due':
      return [reminder(item, item.on)];
    case 'escalation':
      return escalation(state, item);
    case 'deadline_missed':
      return missed(state, item, item.about);
    case 'follow_up_missed':
      return missed(state, item, item.key.replace(/^missed:/, ''));
    case 'superior':
    case 'search_review':
    case 'protection_review':
      return [{ type: 'SuperiorInformed', what: item.about, superior: item.role, hop: state.hops + 1 }];
    case 'pause_ends':
      return [{ type: 'PauseEnded', by: 'clock' }];
    case 'exit_unconfirmed':
      return state.standing.status === 'exit_claimed'
        ? [{ type: 'ExitRejected', kind: state.standing.kind, by: 'clock' }]
        : [];
    case 'arrangement_ends':
      return state.standing.status === 'arranged'
        ? [{ type: 'ArrangementEnded', kind: state.standing.kind }]
        : [];
    case 'checkpoint':
      return [{ type: 'CheckpointDue', day: Number(item.about.split(':')[1]) }];
    case 'referral_overdue':
      return referralOverdue(state, item);
    case 'window_lapses':
      return [
        { type: 'FilingWindowLapsed', closedOn: addDays(item.on, -1) },
        ...tellFirstSuperior(state, item),
      ];
  }
}

function reminder(item: AgendaItem, due: PlainDate): Happening {
  return { type: 'ReminderDue', key: item.key, what: item.about, to: item.role, dueOn: due };
}

function dueOn(state: CaseState, item: AgendaItem): PlainDate {
  const step = awaitedStep(state);
  return step.ok ? step.value.dueOn : item.on;
}

/** What the warning is of: the day named to people is the deadline, never the day of the warning itself. */
function lastSafeDay(state: CaseState): PlainDate | undefined {
  const clock = clockOfOrder(state);
  return clock?.ok ? clock.value.safeLastDay : undefined;
}

function escalation(state: CaseState, item: AgendaItem): readonly Happening[] {
  const next = nextRung(state.rung);
  if (!next) return [];
  return [
    { type: 'DeadlineMissed', what: item.about as StepId, owner: item.role, dueOn: addDays(item.on, -1) },
    { type: 'RungEntered', rung: next, by: 'clock' },
  ];
}

function missed(state: CaseState, item: AgendaItem, what: string): readonly Happening[] {
  return [
    { type: 'DeadlineMissed', what, owner: item.role, dueOn: addDays(item.on, -1) },
    ...tellFirstSuperior(state, item),
  ];
}

function tellFirstSuperior(state: CaseState, item: AgendaItem): readonly Happening[] {
  const first = superiorsOf(state, item.role)[0];
  return first ? [{ type: 'SuperiorInformed', what: item.about, superior: first, hop: 1 }] : [];
}

function referralOverdue(state: CaseState, item: AgendaItem): readonly Happening[] {
  const referral = state.referrals.find((each) => each.id === item.about);
  return referral
    ? [{ type: 'ReferralOverdue', referral: referral.id, department: referral.department }]
    : [];
}
