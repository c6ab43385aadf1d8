import { RANK, type Role } from '../access/role.js';
import { addDayCount } from '../calendar/day-count.js';
import type { Computed } from '../calendar/county-calendar.js';
import { addDays, isAfter, isBefore, type PlainDate } from '../calendar/plain-date.js';
import { at, unknownItem, type Add, type AgendaItem } from './agenda-item.js';
import {
  paperItems,
  withdrawalDue,
  WITHDRAWAL_CLAUSE,
  withdrawalItem,
  withdrawsApplication,
} from './agenda-of-papers.js';
import { owesWithdrawal, type CaseState, type Standing } from './case-state.js';
import { escalatesByItself } from './ladder.js';
import { awaitedStep } from './step.js';

const REMIND_OF_ARRANGEMENT_DAYS = 10;
const SEARCH_REVIEW_DAYS = 30;
const PROTECTION_REVIEW_DAYS = 7;
/** The topmost superior is told again at this pace, so that an abandoned case costs few events and is never forgotten. */
const REPEAT_AT_TOP_DAYS = 30;

export interface Agenda {
  /** Soonest first. */
  readonly items: readonly AgendaItem[];
  /** A calendar year without data that some clock needs; that clock stands still until it is supplied. */
  readonly missingYear: number | null;
}

/** Everything the clock will still do to this case if nobody acts. */
export function agenda(state: CaseState): Agenda {
  const found: AgendaItem[] = [];
  const missing = new Set<number>();
  const add = (item: Omit<AgendaItem, 'on'>, on: Computed<PlainDate>) => {
    if (!on.ok) missing.add(on.missingYear);
    else if (!state.fired.includes(item.key)) found.push({ ...item, on: on.value });
  };
  if (state.standing.status !== 'closed') {
    standingItems(state, state.standing, add);
    referralItems(state, add);
    withdrawalItem(state, add);
  }
  found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { items: found, missingYear: missing.size > 0 ? Math.min(...missing) : null };
}

/** The soonest thing the clock will do, or undefined when no clock is running. */
export function nextItem(state: CaseState): AgendaItem | undefined {
  return agenda(state).items[0];
}

function standingItems(state: CaseState, standing: Standing, add: Add): void {
  const { clauses, exits } = state.policy;
  switch (standing.status) {
    case 'climbing':
      return climbingItems(state, add);
    case 'paused':
      return add(
        { key: 'pause-ends', kind: 'pause_ends', role: 'principal', about: 'pause', clause: clauses.holds },
        at(standing.until),
      );
    case 'exit_claimed':
      if (standing.confirmedOn && owesWithdrawal(state))
        return unsettledItems(state, standing.confirmedOn, add);
      return add(
        {
          key: 'exit-unconfirmed',
          kind: 'exit_unconfirmed',
          role: 'registrar',
          about: standing.kind,
          clause: clauses.exits,
        },
        dayAfter(addDayCount(state.calendar, standing.since, exits.confirmWithin)),
      );
    case 'arranged':
      add(
        {
          key: 'arrangement-reminder',
          kind: 'arrangement_reminder',
          role: 'registrar',
          about: standing.kind,
          clause: clauses.exits,
        },
        at(addDays(standing.until, -REMIND_OF_ARRANGEMENT_DAYS)),
      );
      return add(
        {
          key: 'arrangement-ends',
          kind: 'arrangement_ends',
          role: 'class_teacher',
          about: standing.kind,
          clause: clauses.exits,
        },
        at(addDays(standing.until, 1)),
      );
    case 'searching':
      return add(
        {
          key: `search-review:${state.hops}`,
          kind: 'search_review',
          role: 'bureau_officer',
          about: 'search',
          clause: clauses.referrals,
        },
        at(addDays(state.lastHopOn ?? standing.since, SEARCH_REVIEW_DAYS)),
      );
    case 'protected':
      return add(
        {
          key: `protection-review:${state.hops}`,
          kind: 'protection_review',
          role: 'bureau_head',
          about: standing.sign,
          clause: clauses.referrals,
        },
        at(addDays(state.lastHopOn ?? standing.since, PROTECTION_REVIEW_DAYS)),
      );
    case 'observing':
      return observationItems(state, standing, add);
    case 'closed':
      return;
  }
}

function climbingItems(state: CaseState, add: Add): void {
  const step = awaitedStep(state);
  if (!step.ok) return add(unknownItem(state), step);
  const { id, owner, begins, dueOn } = step.value;
  const clause = step.value.clause;
  if (state.stuckSince) {
    hopItem(state, owner, id, add);
  } else {
    for (const days of state.policy.steps[id].remindBefore) {
      const on = addDays(dueOn, -days);
      if (isAfter(on, state.stepSince) && !isBefore(on, begins)) {
        add({ key: `remind:${id}:${days}`, kind: 'reminder', role: owner, about: id, clause }, at(on));
      }
    }
    const kind = escalatesByItself(id) ? 'escalation' : 'deadline_missed';
    add({ key: `due:${id}`, kind, role: owner, about: id, clause }, at(addDays(dueOn, 1)));
  }
  paperItems(state, add);
}

/** Everybody knows where the child is, and the court still goes on: on that nobody may sleep. */
function unsettledItems(state: CaseState, confirmedOn: PlainDate, add: Add): void {
  const role = withdrawsApplication(state);
  if (state.stuckSince) return hopItem(state, role, 'withdrawal', add);
  add(
    {
      key: 'missed:withdrawal',
      kind: 'deadline_missed',
      role,
      about: 'withdrawal',
      clause: WITHDRAWAL_CLAUSE,
    },
    dayAfter(withdrawalDue(state, confirmedOn)),
  );
}

/** The superiors above the owner, lowest first (逐级), as the regime names them. */
export function superiorsOf(state: CaseState, owner: Role): readonly Role[] {
  return state.policy.superiors.filter((role) => RANK[role] > RANK[owner]);
}

function hopItem(state: CaseState, owner: Role, about: string, add: Add): void {
  const chain = superiorsOf(state, owner);
  const superior = chain[Math.min(state.hops, chain.length - 1)];
  if (superior === undefined) return;
  const from = state.lastHopOn ?? state.stuckSince ?? state.stepSince;
  const on =
    state.hops >= chain.length
      ? at(addDays(from, REPEAT_AT_TOP_DAYS))
      : addDayCount(state.calendar, from, state.policy.stuck.nextHopAfter);
  add(
    {
      key: `superior:${state.hops}`,
      kind: 'superior',
      role: superior,
      about,
      clause: state.policy.clauses.superiors,
    },
    on,
  );
}

function observationItems(
  state: CaseState,
  standing: Extract<Standing, { status: 'observing' }>,
  add: Add,
): void {
  const { observation, clauses } = state.policy;
  const clause = clauses.observation;
  for (const day of observation.checkpoints) {
    if (standing.followUps.some((followUp) => followUp.day === day)) continue;
    const on = addDays(standing.since, day);
    const about = `checkpoint:${day}`;
    add({ key: about, kind: 'checkpoint', role: 'class_teacher', about, clause }, at(on));
    add(
      { key: `missed:follow_up:${day}`, kind: 'follow_up_missed', role: 'class_teacher', about, clause },
      dayAfter(addDayCount(state.calendar, on, observation.followUpWithin)),
    );
  }
  if (state.stuckSince) return hopItem(state, 'class_teacher', 'follow_up', add);
  const last = standing.followUps.at(-1);
  if (last && standing.followUps.length === observation.checkpoints.length) {
    add(
      { key: 'close-reminder', kind: 'closing_reminder', role: 'bureau_officer', about: 'close', clause },
      addDayCount(state.calendar, last.on, observation.followUpWithin),
    );
  }
}

function referralItems(state: CaseState, add: Add): void {
  const { referrals, clauses } = state.policy;
  for (const referral of state.referrals) {
    if (referral.answeredOn || referral.overdueTold) continue;
    const within = referral.mandatory ? referrals.mandatoryReplyWithin : referrals.replyWithin;
    add(
      {
        key: `referral-overdue:${referral.id}`,
        kind: 'referral_overdue',
        role: 'bureau_officer',
        about: referral.id,
        clause: clauses.referrals,
      },
      dayAfter(addDayCount(state.calendar, referral.interimOn ?? referral.sentOn, within)),
    );
  }
}

function dayAfter(on: Computed<PlainDate>): Computed<PlainDate> {
  return on.ok ? at(addDays(on.value, 1)) : on;
}
