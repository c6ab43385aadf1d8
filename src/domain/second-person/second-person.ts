import { isOneHand } from '../access/one-hand.js';
import { OFFICE_OF, type Actor, type Role } from '../access/role.js';
import { refusal, type Refusal } from '../refusal.js';
import { ROLE_LABELS } from '../wording/labels.js';
import { confirmersOf, TWO_PERSON_ACTS, type TwoPersonKind } from './two-person-acts.js';

export type WaitState = 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'expired';

/** Whose matter it is: as far down as it concerns one office. A school's matter has all three. */
export interface Scope {
  readonly county: string;
  readonly township: string | null;
  readonly school: string | null;
}

/** A request for something that takes two. */
export interface Wait {
  readonly kind: TwoPersonKind;
  readonly scope: Scope;
  /** Account codes: one person in two posts is still one person, and so is who stands in for somebody. */
  readonly requestedBy: string;
  readonly requestedFor: string | null;
  readonly requestedRole: Role;
  /** Whoever else may not confirm it, e.g. the person who has issued the document. */
  readonly alsoNot: readonly string[];
  readonly state: Exclude<WaitState, 'expired'>;
  readonly expiresAtMs: number;
}

export function stateAt({ state, expiresAtMs }: Wait, nowMs: number): WaitState {
  return state === 'waiting' && nowMs >= expiresAtMs ? 'expired' : state;
}

/** Whether this person may ask for it at all. Whose it is must have been judged before. */
export function whyNotRequest(by: Actor, kind: TwoPersonKind): Refusal | undefined {
  return notTheirRole(by, TWO_PERSON_ACTS[kind].requests, '提出');
}

/** Whether this person may confirm or decline it now. */
export function whyNotSettle(by: Actor, wait: Wait, nowMs: number): Refusal | undefined {
  return (
    notTheirRole(by, confirmersOf(wait.kind, wait.requestedRole), '复核') ??
    (isTheirs(by, wait.scope) ? undefined : notTheirOffice) ??
    (isOneHand(by, { user: wait.requestedBy, actingFor: wait.requestedFor ?? undefined })
      ? refusal('own_request', '申请人不能复核自己的申请，须由另一人复核。')
      : undefined) ??
    (wait.alsoNot.some((user) => isOneHand(by, { user }))
      ? refusal('own_work', '这是您本人经办的，须由另一人复核。')
      : undefined) ??
    (by.scope === 'no_decisions'
      ? refusal('substitute_may_not_decide', '您的代理范围不含审批等决定，须由本人或有权代理的人复核。')
      : undefined) ??
    notWaiting(wait, nowMs)
  );
}

export function whyNotWithdraw(by: Actor, wait: Wait, nowMs: number): Refusal | undefined {
  return wait.requestedBy === by.user
    ? notWaiting(wait, nowMs)
    : refusal('not_your_request', '只有申请人本人可以撤回。');
}

/** Whoever stands for an office the matter belongs to, or for one above it. */
export function isTheirs({ role, office }: Actor, { county, township, school }: Scope): boolean {
  switch (OFFICE_OF[role]) {
    case 'school':
      return office === school;
    case 'township':
      return office === township;
    case 'county':
      return office === county;
    case 'class':
    case 'department':
      return false;
  }
}

const notTheirOffice = refusal('not_your_jurisdiction', '这项申请不在您所任职单位的管辖范围内。');

function notTheirRole(by: Actor, roles: readonly Actor['role'][], what: string): Refusal | undefined {
  if (roles.includes(by.role)) return undefined;
  const whose = roles.map((role) => ROLE_LABELS[role]).join('、');
  return refusal('not_your_role', `此项由${whose}${what}，${ROLE_LABELS[by.role]}不能${what}。`);
}

const SETTLED: Readonly<Record<Exclude<WaitState, 'waiting'>, string>> = {
  confirmed: '这项申请已经复核办理。',
  declined: '这项申请已被驳回。',
  withdrawn: '这项申请已由申请人撤回。',
  expired: '这项申请已过期，请重新提出。',
};

function notWaiting(wait: Wait, nowMs: number): Refusal | undefined {
  const state = stateAt(wait, nowMs);
  return state === 'waiting' ? undefined : refusal(`request_${state}`, SETTLED[state]);
}
