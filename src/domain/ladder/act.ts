import type { Actor } from '../access/role.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { accepted, refused, type Judged, type Refusal } from '../refusal.js';
import type { Happening } from './case-events.js';
import type { CaseState } from './case-state.js';
import type { FieldSpec, InputOf, WordSpec } from './fields.js';
import type { Policy } from './policy.js';

/** The circumstances of an act: who, and on which date of the county's clock. */
export interface Circumstances {
  readonly actor: Actor;
  readonly today: PlainDate;
  /** Only for `adoptPolicy`: the pack that the API has loaded for the code in the input. */
  readonly suppliedPolicy?: Policy;
}

export type Decision = Judged<readonly Happening[]>;

/**
 * One human act: what it asks for, when the situation forbids it whatever the input, and what it makes happen.
 * Who may do it stands in one table, `access/act-permissions`.
 */
export interface Act<S extends FieldSpec = FieldSpec> {
  readonly title: string;
  readonly fields: S;
  /** Words that go to the narrative store beside the act; none unless the act names them. */
  readonly words?: WordSpec;
  /** The reason why nobody can do this now, or undefined. Shown beside the disabled button. */
  readonly blocked: (state: CaseState, circumstances: Circumstances) => Refusal | undefined;
  readonly decide: (input: InputOf<S>, state: CaseState, circumstances: Circumstances) => Decision;
}

export function defineAct<const S extends FieldSpec>(act: Act<S>): Act<S> {
  return act;
}

export function happens(...happenings: readonly Happening[]): Decision {
  return accepted(happenings);
}

export function refuse(because: Refusal): Decision {
  return refused(because);
}
