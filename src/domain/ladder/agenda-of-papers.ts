import { addDayCount } from '../calendar/day-count.js';
import type { Role } from '../access/role.js';
import type { Computed } from '../calendar/county-calendar.js';
import { addDays, isAfter, type PlainDate } from '../calendar/plain-date.js';
import { at, unknownItem, type Add } from './agenda-item.js';
import { livePaper, type CaseState } from './case-state.js';
import { authorityOf, clockOfOrder, inAuthority } from './step.js';

/** What clocks do about legal papers: they warn and report, and never serve, file or withdraw anything. */

const WINDOW_WARNINGS_DAYS = [30, 10];

export function paperItems(state: CaseState, add: Add): void {
  windowItems(state, add);
  announcementItems(state, add);
  penaltyItem(state, add);
}

/** The filing window warns before it closes and is reported upwards when it lapses; it never files by itself. */
function windowItems(state: CaseState, add: Add): void {
  if (state.court) return;
  const clock = clockOfOrder(state);
  const order = livePaper(state, 'order');
  if (!clock || !order || state.lapsedOrder === order.id) return;
  if (!clock.ok) return add(unknownItem(state), clock);
  const { filingCloses, safeLastDay } = clock.value;
  const clause = '《中华人民共和国行政强制法》第五十三条';
  const role = inAuthority('township_cadre', authorityOf(state));
  for (const days of WINDOW_WARNINGS_DAYS) {
    const on = addDays(safeLastDay, -days);
    // One that fell into an earlier step has been given there.
    if (isAfter(on, state.stepSince)) {
      add({ key: `window-warning:${days}`, kind: 'window_warning', role, about: 'filing', clause }, at(on));
    }
  }
  add(
    { key: 'window-lapsed', kind: 'window_lapses', role, about: 'filing', clause },
    at(addDays(filingCloses, 1)),
  );
}

/** Thirty days after publication somebody has to look whether the paper now counts as served. */
function announcementItems(state: CaseState, add: Add): void {
  for (const paper of state.papers) {
    if (paper.status !== 'approved') continue;
    for (const { addressee, effectiveOn } of paper.announcements ?? []) {
      if (paper.services?.some((service) => service.addressee === addressee)) continue;
      add(
        {
          key: `announced:${paper.id}:${addressee ?? 'all'}`,
          kind: 'announcement_over',
          role: paper.kind === 'notice' ? 'justice_official' : inAuthority('township_cadre', paper.authority),
          about: `${paper.kind}_service`,
          clause: '《中华人民共和国民事诉讼法》第九十五条',
        },
        at(effectiveOn),
      );
    }
  }
}

const PENALTY_SERVICE = { count: 7, unit: 'working-day' } as const;

/** A penalty decision reaches the party within seven working days (行政处罚法 arts. 61, 85). */
function penaltyItem(state: CaseState, add: Add): void {
  const decision = livePaper(state, 'penalty_decision');
  if (decision?.status !== 'approved' || decision.approvedOn === null) return;
  const last = addDayCount(state.calendar, decision.approvedOn, PENALTY_SERVICE);
  add(
    {
      key: `serve:${decision.id}`,
      kind: 'penalty_service',
      role: inAuthority('township_cadre', decision.authority),
      about: 'penalty_service',
      clause: '《中华人民共和国行政处罚法》第六十一条',
    },
    last.ok ? at(addDays(last.value, -2)) : last,
  );
}

const WITHDRAW_WITHIN = { count: 3, unit: 'working-day' } as const;

/** The court's liaison sees a case only while it is at the court. */
export function withdrawsApplication(state: CaseState): Role {
  return state.rung === 'court_request' ? 'court_liaison' : inAuthority('township_cadre', authorityOf(state));
}

/** The last day to take back what was filed for a child whose whereabouts are confirmed. */
export function withdrawalDue(state: CaseState, from: PlainDate): Computed<PlainDate> {
  return addDayCount(state.calendar, from, WITHDRAW_WITHIN);
}

export const WITHDRAWAL_CLAUSE = '申请强制执行的事由消失';

/** What was filed for a child who is back is taken back (trap 28); until then the court may go on. */
export function withdrawalItem(state: CaseState, add: Add): void {
  if (state.withdrawal?.withdrawnOn !== null) return;
  const { standing } = state;
  const confirmedOn = standing.status === 'exit_claimed' ? standing.confirmedOn : undefined;
  const from = confirmedOn ?? state.performance?.on ?? state.stepSince;
  add(
    {
      key: 'withdraw-application',
      kind: 'withdrawal_due',
      role: withdrawsApplication(state),
      about: 'withdrawal',
      clause: confirmedOn ? WITHDRAWAL_CLAUSE : `学生已返校，${WITHDRAWAL_CLAUSE}`,
    },
    withdrawalDue(state, from),
  );
}
