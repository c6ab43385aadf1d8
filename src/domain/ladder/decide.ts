import { mayAct } from '../access/may.js';
import { NEVER_BY_SIGNAL } from '../access/act-permissions.js';
import type { Actor } from '../access/role.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { accepted, refusal } from '../refusal.js';
import { refuse, type Decision } from './act.js';
import { isActName } from './acts/act-names.js';
import { actNamed } from './acts/all-acts.js';
import type { CaseState } from './case-state.js';
import { readFields } from './fields.js';
import type { Policy } from './policy.js';

/** An act as it arrives: from a person through the API, or from an operator at the Temporal UI or CLI. */
export interface Command {
  readonly act: string;
  readonly input: unknown;
  readonly actor: Actor;
  /** Chosen by the caller; the same id again has the same answer and no second effect. */
  readonly actId: string;
  readonly via: 'person' | 'operator';
  readonly suppliedPolicy?: Policy;
  /** How many events the case had when the person looked at it; refused if it has moved since. */
  readonly basedOn?: number;
}

/**
 * The one place where an act is judged. Pure and synchronous: the update validator calls it before anything is
 * written, the handler calls it again because the case may have moved, a signal goes through the same door.
 *
 * @returns what it makes happen (nothing for an act already done), or why not.
 */
export function decide(state: CaseState, command: Command, today: PlainDate): Decision {
  if (!isActName(command.act)) {
    return refuse(
      refusal('unknown_act', '没有这一办理事项。', { field: 'act', value: String(command.act).slice(0, 40) }),
    );
  }
  if (state.recentActs.includes(command.actId)) return accepted([]);
  if (command.basedOn !== undefined && command.basedOn !== state.seq) {
    return refuse(
      refusal('case_moved', '您查看之后本案又有了进展，没有办理。', {
        value: String(state.seq),
        possible: ['打开本案，核对新的进展后单独办理'],
      }),
    );
  }
  if (command.via === 'operator' && NEVER_BY_SIGNAL.includes(command.act)) {
    return refuse(refusal('not_by_signal', '法定审批、送达和销号须由本人登录办理，不能由运维信号代办。'));
  }
  const forbidden = mayAct(command.actor, command.act, state);
  if (forbidden) return refuse(forbidden);
  const act = actNamed(command.act);
  const circumstances = {
    actor: command.actor,
    today,
    ...(command.suppliedPolicy ? { suppliedPolicy: command.suppliedPolicy } : {}),
  };
  const blocked = act.blocked(state, circumstances);
  if (blocked) return refuse(blocked);
  const input = readFields(act.fields, command.input);
  return input.ok ? act.decide(input.value, state, circumstances) : input;
}
