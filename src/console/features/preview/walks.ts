import { officeFor } from '../../../domain/access/jurisdiction.js';
import { liveClock, startOf } from '../../../domain/calendar/case-clock.js';
import type { CountyCalendar } from '../../../domain/calendar/county-calendar.js';
import { addDays, latest, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { nextItem } from '../../../domain/ladder/agenda.js';
import { usualActOf } from '../../../domain/ladder/usual-act.js';
import { awaitingOf, type Awaiting } from '../../../domain/ladder/awaiting.js';
import type { CaseEvent } from '../../../domain/ladder/case-events.js';
import { letClockRun, openFile, perform } from '../../../domain/ladder/case-file.js';
import type { CaseState, Place } from '../../../domain/ladder/case-state.js';
import type { Policy } from '../../../domain/ladder/policy.js';

/** The very rules that run the cases, run here in the browser on a case that does not exist. */
export interface Premise {
  readonly policy: Policy;
  readonly calendar: CountyCalendar;
  readonly absentSince: PlainDate;
}

export interface WalkedStep extends Awaiting {
  readonly rung: CaseState['rung'];
}

export interface Walk<Row> {
  readonly rows: readonly Row[];
  /** Why the walk ends before its end, in Chinese. */
  readonly ended: string | null;
}

const PLACE: Place = {
  county: '000000',
  township: '000000001',
  school: '0000000001',
  schoolClass: '0000000001-7-1',
  localGovernment: 'township',
};
const MOST_STEPS = 60;
const MOST_DAYS = 900;

function open({ policy, calendar, absentSince }: Premise): CaseState {
  const opening = {
    caseNo: '推演',
    pupil: 'p-preview',
    previousCaseNo: null,
    place: PLACE,
    policy,
    calendar,
    clock: liveClock,
    absentSince,
    origin: 'teacher_report',
    confirmed: false,
  } as const;
  const author = { actor: null, act: null, via: 'person' } as const;
  return openFile(opening, author, startOf(liveClock, absentSince)).state;
}

/** Everybody acts on the last day, and the child does not come back: the outermost dates of the ladder. */
export function walkOnLastDays(premise: Premise): Walk<WalkedStep> {
  let state = open(premise);
  const rows: WalkedStep[] = [];
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const awaiting = awaitingOf(state);
    if (!awaiting) break;
    if (awaiting.dueOn === null) return { rows, ended: missing(state) };
    if (rows.at(-1)?.what !== awaiting.what) rows.push({ ...awaiting, rung: state.rung });
    const day = latest(awaiting.dueOn, awaiting.from);
    const at = startOf(liveClock, day);
    const usual = usualActOf(state, day);
    if (!usual) break;
    state = letClockRun(state, at).state;
    const actor = { user: `u-${usual.role}`, role: usual.role, office: officeFor(PLACE, usual.role) };
    const command = {
      act: usual.act,
      input: usual.input,
      actor,
      actId: `preview-${i}`,
      via: 'person',
    } as const;
    const done = perform(state, command, at);
    if (!done.ok) return { rows, ended: done.refusal.message };
    state = done.value.state;
    // The court has done what it was asked for; whether the child comes is no deadline of anybody's.
    if (state.court?.answers.at(-1) === 'executed') break;
  }
  return { rows, ended: state.missingYear === null ? null : missing(state) };
}

/** Nobody does anything: what the clock does by itself, and where it stops and only tells people. */
export function walkUntouched(premise: Premise): Walk<CaseEvent> {
  let state = open(premise);
  const rows: CaseEvent[] = [];
  const horizon = addDays(premise.absentSince, MOST_DAYS);
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const item = nextItem(state);
    if (!item || item.on > horizon) break;
    const next = letClockRun(state, startOf(liveClock, item.on));
    if (next.events.length === 0) break;
    rows.push(...next.events);
    state = next.state;
    // From here on the topmost superior is only told again, month after month.
    if (rows.filter(({ type }) => type === 'SuperiorInformed').length > state.policy.superiors.length + 1)
      break;
  }
  return { rows, ended: state.missingYear === null ? null : missing(state) };
}

function missing(state: CaseState): string {
  return `缺少 ${state.missingYear ?? '下一'} 年放假安排，此后的期限推算不出。`;
}
