import { isAfter, isBefore, type PlainDate } from '../calendar/plain-date.js';
import { refusal, type Refusal } from '../refusal.js';
import type { CaseState, Standing } from './case-state.js';
import type { RungId } from './ladder.js';
import { ANSWERED_BY, RUNG_LABELS, STANDING_LABELS } from '../wording/labels.js';
import { stepOf } from './step.js';

/** Conditions that several acts share. Each returns the refusal, or undefined when it holds. */

export function mustBeOpen(state: Pick<CaseState, 'standing'>): Refusal | undefined {
  return state.standing.status === 'closed'
    ? refusal('case_closed', `本案已于 ${state.standing.on} 销号，不能再办理。`, {
        possible: ['如该生再次失学，请重新报告，系统将关联原案'],
      })
    : undefined;
}

export function mustClimb(state: CaseState): Refusal | undefined {
  return mustStand(state, 'climbing');
}

export function mustStand(state: CaseState, ...statuses: readonly Standing['status'][]): Refusal | undefined {
  const closed = statuses.includes('closed') ? undefined : mustBeOpen(state);
  if (closed) return closed;
  if (statuses.includes(state.standing.status)) return undefined;
  return refusal(
    'wrong_standing',
    `本案现处于「${STANDING_LABELS[state.standing.status]}」，此项只能在「${statuses
      .map((status) => STANDING_LABELS[status])
      .join('」或「')}」时办理。`,
  );
}

export function mustBeAtRung(state: CaseState, ...rungs: readonly RungId[]): Refusal | undefined {
  const climbing = mustClimb(state);
  if (climbing) return climbing;
  if (rungs.includes(state.rung)) return undefined;
  return refusal(
    'wrong_rung',
    `本案现在「${RUNG_LABELS[state.rung]}」阶段，此项只能在「${rungs.map((rung) => RUNG_LABELS[rung]).join('」或「')}」阶段办理。`,
    doneNow(state),
  );
}

/** What a climbing case waits for, by the titles of the acts: a refusal that knows no better way names it. */
export function doneNow(state: CaseState): Pick<Refusal, 'possible'> {
  if (state.standing.status !== 'climbing') return {};
  return { possible: ANSWERED_BY[stepOf(state)].map((title) => `现在办理「${title}」`) };
}

/** What is recorded has happened, and not before the case's own absence began. */
export function mustBePast(
  field: string,
  label: string,
  date: PlainDate,
  today: PlainDate,
): Refusal | undefined {
  return isAfter(date, today)
    ? refusal('date_in_future', `「${label}」不能晚于今天（${today}）。`, { field, value: date })
    : undefined;
}

export function mustNotPrecede(
  field: string,
  label: string,
  date: PlainDate,
  earliest: PlainDate,
  what: string,
): Refusal | undefined {
  return isBefore(date, earliest)
    ? refusal('date_too_early', `「${label}」不能早于${what}（${earliest}）。`, { field, value: date })
    : undefined;
}

export function firstOf(...refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
  return refusals.find((each) => each !== undefined);
}
