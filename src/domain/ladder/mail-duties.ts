import { officeFor } from '../access/jurisdiction.js';
import type { Role } from '../access/role.js';
import { superiorsOf } from './agenda.js';
import { approverOf, awaitingOf } from './awaiting.js';
import type { CaseEvent } from './case-events.js';
import { livePaper, type CaseState } from './case-state.js';
import { situationKey } from './evolve.js';
import { inAuthority } from './step.js';

export type MailTemplate =
  | 'task'
  | 'reminder'
  | 'overdue'
  | 'overdue_superior'
  | 'report'
  | 'approval'
  | 'decision'
  | 'transfer_claim'
  | 'returned'
  | 'checkpoint'
  | 'referral'
  | 'referral_overdue'
  | 'safety'
  | 'missing_child'
  | 'presence_seen'
  | 'paper_returned'
  | 'paper_recalled'
  | 'window_lapsed'
  | 'calendar_missing';

/** A mail somebody must get: to a role at an office, resolved to an address only when it is written down. */
export interface MailDuty {
  /** Unique in the whole county: the same duty is never mailed twice. */
  readonly key: string;
  readonly template: MailTemplate;
  readonly role: Role;
  readonly office: string;
  /** The account named for this role in this case, if any. */
  readonly assignee: string | null;
  /** Codes, dates and clauses for the words; nothing personal. */
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Whom the events oblige us to write to. A change of what is awaited always means a task for its new owner, however
 * it came about; the rest follows from single events.
 */
export function mailDuties(
  before: CaseState | null,
  events: readonly CaseEvent[],
  after: CaseState,
): readonly MailDuty[] {
  const duties: MailDuty[] = [];
  for (const event of events) {
    const mails = mailsFor(event, after, before ?? after);
    mails.forEach(([template, role, office, extra], index) => {
      duties.push({
        key: `${after.caseNo}:${event.seq}:${index}`,
        template,
        role,
        office: office ?? officeFor(after.place, role),
        assignee: after.assignees[role] ?? null,
        facts: { ...facts(after), on: event.on, ...extra },
      });
    });
  }
  const last = events.at(-1);
  const awaiting = awaitingOf(after);
  const begun = before === null || situationKey(before) !== situationKey(after);
  if (begun && last && awaiting && after.standing.status === 'climbing') {
    duties.push({
      key: `${after.caseNo}:${last.seq}:task`,
      template: 'task',
      role: awaiting.role,
      office: awaiting.office,
      assignee: after.assignees[awaiting.role] ?? null,
      facts: facts(after),
    });
  }
  return duties;
}

type Mail = readonly [
  template: MailTemplate,
  role: Role,
  office: string | null,
  facts: Readonly<Record<string, string>>,
];

function facts(state: CaseState): Readonly<Record<string, string>> {
  const awaiting = awaitingOf(state);
  return {
    caseNo: state.caseNo,
    school: state.place.school,
    rung: state.rung,
    what: awaiting?.what ?? '',
    from: awaiting?.from ?? '',
    dueOn: awaiting?.dueOn ?? '',
    clause: awaiting?.clause ?? '',
  };
}

function mailsFor(event: CaseEvent, state: CaseState, before: CaseState): readonly Mail[] {
  switch (event.type) {
    case 'ReminderDue':
      return [['reminder', event.to, null, { what: event.what, dueOn: event.dueOn }]];
    case 'DeadlineMissed':
      return [['overdue', event.owner, null, { what: event.what, dueOn: event.dueOn }]];
    case 'SuperiorInformed':
      return [['overdue_superior', event.superior, null, { what: event.what, hop: String(event.hop) }]];
    case 'ReportSent':
      return event.recipients.map((recipient): Mail => {
        const role = recipient === 'township' ? 'township_cadre' : 'bureau_officer';
        return ['report', role, null, {}];
      });
    case 'HoldRequested':
    case 'ArrangementRequested':
      return [['approval', approverOf(state), null, { what: event.type, kind: event.kind }]];
    case 'HoldDecided':
    case 'ArrangementDecided':
      return [['decision', 'principal', null, { kind: event.kind, approved: String(event.approved) }]];
    case 'ExitClaimed':
      return event.toSchool
        ? [['transfer_claim', 'registrar', event.toSchool, { kind: event.kind }]]
        : [['transfer_claim', 'bureau_officer', null, { kind: event.kind }]];
    case 'HolderMoved': {
      const awaiting = awaitingOf(state);
      return awaiting?.role === event.role ? [['task', event.role, awaiting.office, {}]] : [];
    }
    case 'ExitConfirmed': {
      const awaiting = awaitingOf(state);
      return awaiting ? [['task', awaiting.role, awaiting.office, {}]] : [];
    }
    case 'ReturnReported':
      return state.rung === 'alert' || state.rung === 'teacher_contact'
        ? []
        : whoPressed(before).map((role): Mail => ['returned', role, null, {}]);
    case 'CheckpointDue':
      return [['checkpoint', 'class_teacher', null, { day: String(event.day) }]];
    case 'Referred':
      return [
        [
          event.mandatory ? 'safety' : 'referral',
          event.department === 'justice' ? 'justice_official' : 'department_officer',
          event.department === 'justice' ? null : `${state.place.county}-${event.department}`,
          { referral: event.referral },
        ],
      ];
    case 'ReferralOverdue':
      return [['referral_overdue', 'bureau_officer', null, { referral: event.referral }]];
    case 'SafetyBrakePulled':
      return [['safety', 'bureau_head', null, { sign: event.sign }]];
    case 'ChildReportedMissing':
      return [['missing_child', 'bureau_officer', null, {}]];
    case 'AttendanceNoted':
      return isPresenceOnLadder(event, state) ? [['presence_seen', 'class_teacher', null, {}]] : [];
    case 'FilingWindowLapsed':
      return [
        ['window_lapsed', 'bureau_head', null, { closedOn: event.closedOn }],
        ...superiorsOf(state, 'bureau_head').map((role): Mail => [
          'window_lapsed',
          role,
          null,
          { closedOn: event.closedOn },
        ]),
      ];
    case 'PaperReturned':
    case 'PaperRejected': {
      const paper = state.papers.find(({ id }) => id === event.paper);
      const authority = paper?.authority ?? 'education_bureau';
      return [['paper_returned', inAuthority('township_cadre', authority), null, { kind: event.kind }]];
    }
    case 'PaperRecalled':
      return whoPressed(before).map((role): Mail => ['paper_recalled', role, null, { kind: event.kind }]);
    case 'CalendarDataMissing':
      return [['calendar_missing', 'bureau_officer', null, { year: String(event.year) }]];
    default:
      return [];
  }
}

/**
 * Everybody who has received, issued or is about to use something against the family must know that it is to stop
 * (trap 28): the issuer need not be among the report's recipients, and a filed request does not withdraw itself.
 */
function whoPressed(before: CaseState): readonly Role[] {
  const order = livePaper(before, 'order');
  const authorities = [
    ...(before.report ? before.policy.report.recipients : []),
    ...(order ? [order.authority] : []),
  ];
  const roles: readonly Role[] = [
    'principal',
    ...authorities.map((each): Role => (each === 'township' ? 'township_cadre' : 'bureau_officer')),
    ...(order ? [inAuthority('township_head', order.authority)] : []),
    ...(livePaper(before, 'notice') ? ['justice_official' as const] : []),
    ...(before.court || livePaper(before, 'request') ? ['court_liaison' as const] : []),
  ];
  return [...new Set(roles)];
}

function isPresenceOnLadder(event: CaseEvent & { type: 'AttendanceNoted' }, state: CaseState): boolean {
  return (
    state.standing.status === 'climbing' &&
    event.lastPresentOn !== null &&
    event.lastPresentOn > state.absentSince
  );
}
