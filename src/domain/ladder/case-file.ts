import { dateAt } from '../calendar/case-clock.js';
import { isSameOrBefore, type PlainDate } from '../calendar/plain-date.js';
import type { Judged } from '../refusal.js';
import type { CaseEvent, Happening, Opening, Stamp } from './case-events.js';
import type { CaseState } from './case-state.js';
import { tick } from './clock-tick.js';
import { decide, type Command } from './decide.js';
import { evolve } from './evolve.js';
import { newCase } from './new-case.js';

/** What a step of the file produced: the new state and the events that lead to it. */
export interface Advance {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

type Author = Pick<Stamp, 'actor' | 'act' | 'via'>;
const CLOCK: Author = { actor: null, act: null, via: 'clock' };
/** More than one case can ever have due at one moment; a bound so that no rule can loop. */
const MOST_TICKS = 60;

/** Opens a file. @param atMs wall-clock epoch milliseconds. */
export function openFile(opening: Opening, author: Author, atMs: number): Advance {
  const today = dateAt(opening.clock, atMs);
  const opened: Happening = { type: 'CaseOpened', origin: opening.origin, absentSince: opening.absentSince };
  const happenings: readonly Happening[] = opening.confirmed
    ? [opened, { type: 'AlertConfirmed' }, { type: 'RungEntered', rung: 'teacher_contact', by: 'act' }]
    : [opened];
  return record(newCase(opening, today), happenings, author, atMs);
}

/** Judges and, when accepted, performs an act. */
export function perform(state: CaseState, command: Command, atMs: number): Judged<Advance> {
  const decision = decide(state, command, dateAt(state.clock, atMs));
  if (!decision.ok) return decision;
  const author: Author = { actor: command.actor, act: command.actId, via: command.via };
  return { ok: true, value: record(state, decision.value, author, atMs) };
}

/** Lets the clock do everything that is due by now, one item after another. */
export function letClockRun(state: CaseState, atMs: number): Advance {
  let current: Advance = { state, events: [] };
  for (let i = 0; i < MOST_TICKS; i += 1) {
    const happenings = tick(current.state, dateAt(current.state.clock, atMs));
    if (happenings.length === 0) return current;
    const next = record(current.state, happenings, CLOCK, atMs);
    current = { state: next.state, events: [...current.events, ...next.events] };
  }
  return current;
}

/** Applies happenings in order, giving each its number and stamp. */
export function record(
  state: CaseState,
  happenings: readonly Happening[],
  author: Author,
  atMs: number,
): Advance {
  let current = state;
  const events: CaseEvent[] = [];
  for (const happening of happenings) {
    const event: CaseEvent = {
      ...happening,
      seq: current.seq + 1,
      on: dateAt(current.clock, atMs),
      at: atMs,
      ...author,
    };
    current = evolve(current, event);
    events.push(event);
  }
  return { state: current, events };
}

/**
 * The file as its journal tells it, up to and with the last of these events: for a case whose engine was lost, and for
 * the file as it stood on some day.
 * @param events from the first on, in order, without gaps.
 */
export function retell(opening: Opening, openedOn: PlainDate, events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, newCase(opening, openedOn));
}

/** The file as it stood at the end of a day, which is the first of the case or a later one. */
export function fileAsOf(
  opening: Opening,
  openedOn: PlainDate,
  journal: readonly CaseEvent[],
  day: PlainDate,
): Advance {
  const events = journal.filter(({ on }) => isSameOrBefore(on, day));
  return { state: retell(opening, openedOn, events), events };
}
