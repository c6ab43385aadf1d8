import type { Role } from '../access/role.js';
import { addDayCount } from '../calendar/day-count.js';
import { legalClock, type LegalClock } from '../calendar/legal-clock.js';
import type { Computed } from '../calendar/county-calendar.js';
import { addDays, earliest, latest, type PlainDate } from '../calendar/plain-date.js';
import { livePaper, type CaseState, type Paper } from './case-state.js';
import type { StepId } from './ladder.js';
import type { Authority, StepPolicy } from './policy.js';
import type { PaperKind } from './vocabulary.js';

/** The one thing a climbing case waits for. */
export interface AwaitedStep {
  readonly id: StepId;
  readonly owner: Role;
  /** From when the owner can act; before that the guardian's or the law's own period is running. */
  readonly begins: PlainDate;
  /** The last day of the owner's time. */
  readonly dueOn: PlainDate;
  readonly clause: string;
}

/** Derived from what is on file, never stored: a step cannot contradict its papers. */
export function stepOf(state: CaseState): StepId {
  switch (state.rung) {
    case 'alert':
      return 'triage';
    case 'teacher_contact':
      return 'contact';
    case 'school_persuasion':
      return 'persuasion';
    case 'township_report':
      return townshipStep(state);
    case 'judicial_notice':
      return noticeStep(state);
    case 'court_request':
      return courtStep(state);
  }
}

function townshipStep(state: CaseState): StepId {
  if (!state.report) return 'report';
  if (awaitedReceipts(state).length > 0) return 'acknowledgement';
  const order = livePaper(state, 'order');
  if (!order) return state.criticism ? 'order_draft' : 'criticism';
  if (order.status === 'returned') return 'order_draft';
  if (order.status === 'draft') return 'order_approval';
  return order.status === 'approved' ? 'order_service' : 'order_compliance';
}

function noticeStep(state: CaseState): StepId {
  const notice = livePaper(state, 'notice');
  if (!notice || notice.status === 'returned') return 'notice_draft';
  if (notice.status === 'draft') return 'notice_approval';
  return notice.status === 'approved' ? 'notice_service' : 'notice_compliance';
}

function courtStep(state: CaseState): StepId {
  if (state.court) {
    const answer = state.court.answers.at(-1);
    if (answer === undefined) return 'court_acceptance';
    return answer === 'accepted' ? 'court_ruling' : 'enforcement';
  }
  const request = livePaper(state, 'request');
  if (request?.status === 'returned') return 'request_draft';
  if (request) return request.status === 'draft' ? 'request_approval' : 'filing';
  const demand = livePaper(state, 'demand');
  if (!demand || demand.status === 'returned') return 'demand_draft';
  if (demand.status === 'draft') return 'demand_approval';
  return demand.status === 'approved' ? 'demand_service' : 'request_draft';
}

/** The recipients that have not yet acknowledged the written report. */
export function awaitedReceipts(state: CaseState): readonly Authority[] {
  return state.policy.report.recipients.filter((recipient) => !state.report?.receipts[recipient]);
}

/** The authority that has issued the order, or that may: the regime's first issuer whom the law also allows. */
export function authorityOf(state: CaseState): Authority {
  return livePaper(state, 'order')?.authority ?? lawfulIssuers(state)[0] ?? 'education_bureau';
}

/** Who may order: the regime's issuers, less a 街道办事处, which 义务教育法 art. 58 does not name. */
export function lawfulIssuers(state: CaseState): readonly Authority[] {
  const named = state.policy.order.issuers.filter(
    (issuer) => issuer !== 'township' || state.place.localGovernment === 'township',
  );
  return named.length > 0 ? named : ['education_bureau'];
}

/** Whoever has the same desk in the deciding authority: a pack names one authority's roles, the order settles whose. */
export function inAuthority(role: Role, authority: Authority): Role {
  const [officer, head]: readonly [Role, Role] =
    authority === 'township' ? ['township_cadre', 'township_head'] : ['bureau_officer', 'bureau_head'];
  if (role === 'township_cadre' || role === 'bureau_officer') return officer;
  return role === 'township_head' || role === 'bureau_head' ? head : role;
}

/** What is to be enforced: a served penalty decision where a regulation allows one, otherwise the order. */
export function decisionOf(state: CaseState): Paper | undefined {
  const penalty = livePaper(state, 'penalty_decision');
  return penalty?.servedOn ? penalty : livePaper(state, 'order');
}

/** The legal clock of the served decision, or undefined while none has been served on everybody it addresses. */
export function clockOfOrder(state: CaseState): Computed<LegalClock> | undefined {
  const decision = decisionOf(state);
  if (!decision?.servedOn) return undefined;
  const demandServedOn = livePaper(state, 'demand')?.servedOn;
  const { relief } = state;
  const reconsidered = relief?.kind === 'reconsideration' && relief.stage === 'upheld';
  const firstServedOn = earliest(
    decision.servedOn,
    ...(decision.services ?? []).map(({ servedOn }) => servedOn),
  );
  return legalClock(state.calendar, {
    servedOn: decision.servedOn,
    ...(firstServedOn === decision.servedOn ? {} : { firstServedOn }),
    remediesTold: decision.remediesTold,
    ...(reconsidered ? { reconsiderationDecidedServedOn: relief.datedOn } : {}),
    ...(demandServedOn ? { demandServedOn } : {}),
  });
}

/** The step with its owner and its clock, or the year whose calendar is needed to know. */
export function awaitedStep(state: CaseState): Computed<AwaitedStep> {
  const id = stepOf(state);
  const policy = state.policy.steps[id];
  const owner = ownerOf(state, id, policy);
  const begins = beginningOf(state, id);
  if (!begins.ok) return begins;
  const dueOn = dueDate(state, policy, begins.value);
  if (!dueOn.ok) return dueOn;
  return {
    ok: true,
    value: {
      id,
      owner,
      begins: begins.value,
      dueOn: withinFilingWindow(state, id, dueOn.value),
      clause: policy.clause,
    },
  };
}

function ownerOf(state: CaseState, id: StepId, policy: StepPolicy): Role {
  if (id === 'acknowledgement') {
    return awaitedReceipts(state)[0] === 'township' ? 'township_cadre' : 'bureau_officer';
  }
  return inAuthority(policy.owner, authorityOf(state));
}

/** The day from which the owner's time counts. */
function beginningOf(state: CaseState, id: StepId): Computed<PlainDate> {
  const { policy, calendar } = state;
  const order = livePaper(state, 'order')?.servedOn;
  const notice = livePaper(state, 'notice')?.servedOn;
  if (id === 'order_compliance' && order) return addDayCount(calendar, order, policy.order.compliance);
  if (id === 'notice_compliance' && notice) return addDayCount(calendar, notice, policy.notice.compliance);
  if (id === 'request_draft') {
    const clock = clockOfOrder(state);
    if (clock && !clock.ok) return clock;
    if (clock?.value.filingOpens)
      return { ok: true, value: latest(state.stepSince, clock.value.filingOpens) };
  }
  return { ok: true, value: announcedUntil(state, id) };
}

/** Until an announcement has run, whoever serves can only wait. */
function announcedUntil(state: CaseState, id: StepId): PlainDate {
  if (!id.endsWith('_service')) return state.stepSince;
  const paper = livePaper(state, id.replace('_service', '') as PaperKind);
  const served = (paper?.services ?? []).map(({ addressee }) => addressee);
  const running = (paper?.announcements ?? []).filter(({ addressee }) => !served.includes(addressee));
  return latest(state.stepSince, ...running.map(({ effectiveOn }) => effectiveOn));
}

function dueDate(state: CaseState, policy: StepPolicy, begins: PlainDate): Computed<PlainDate> {
  const base = policy.from === 'absence' ? state.absentSince : begins;
  const given = state.stepCredit + state.stepExtended;
  const unit = policy.within.unit;
  const last = addDayCount(state.calendar, base, policy.within);
  if (!last.ok) return last;
  // Months cannot be paused by halves: what a pause or an extension gives back to them is calendar days.
  const credited =
    given === 0
      ? last
      : addDayCount(state.calendar, last.value, {
          count: given,
          unit: unit === 'month' ? 'calendar-day' : unit,
        });
  if (!credited.ok) return credited;
  // A case found late must still leave its owner one whole day.
  return {
    ok: true,
    value: policy.from === 'absence' ? latest(credited.value, addDays(begins, 1)) : credited.value,
  };
}

/** Nobody's time to prepare a court request may outlast the window itself (行政强制法 art. 53). */
function withinFilingWindow(state: CaseState, id: StepId, dueOn: PlainDate): PlainDate {
  if (id !== 'request_draft' && id !== 'request_approval' && id !== 'filing') return dueOn;
  const clock = clockOfOrder(state);
  return clock?.ok && clock.value.safeLastDay ? earliest(dueOn, clock.value.safeLastDay) : dueOn;
}
