import { mayAct } from '../access/may.js';
import type { Actor } from '../access/role.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Refusal } from '../refusal.js';
import { ACT_NAMES, type ActName } from './acts/act-names.js';
import { actNamed } from './acts/all-acts.js';
import type { CaseState } from './case-state.js';
import type { FieldSpec, WordSpec } from './fields.js';

export interface AvailableAction {
  readonly act: ActName;
  readonly title: string;
  readonly fields: FieldSpec;
  /** Words the form may ask for beside the fields; they go into `narrative.words`. */
  readonly words: WordSpec;
  /** Why it cannot be done now; null when it can. */
  readonly refusal: Refusal | null;
}

/**
 * What this person may do with this case today, and why not the rest. Acts that are not the role's at all are left
 * out: nobody needs to be told that a teacher cannot approve an order.
 */
export function availableActions(
  state: CaseState,
  actor: Actor,
  today: PlainDate,
): readonly AvailableAction[] {
  const circumstances = { actor, today };
  return ACT_NAMES.flatMap((name) => {
    if (mayAct(actor, name, state)) return [];
    const act = actNamed(name);
    return [
      {
        act: name,
        title: act.title,
        fields: act.fields,
        words: act.words ?? {},
        refusal: act.blocked(state, circumstances) ?? null,
      },
    ];
  });
}
