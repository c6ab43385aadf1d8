import type { Actor, Role } from '../../domain/access/role.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { ProblemException } from '../problem.js';

/**
 * Who looks after the system's own work.
 * - Mails that went astray are the bureau's correspondence: its people send them again, an inspector may look.
 * - A calendar moves every deadline of the county: the bureau publishes it.
 * - The drill clock moves everything, and only in a trial: whoever runs the drill at county level.
 * - A decoded payload shows every code of a case: the one who answers for the county's files, and the inspector.
 */
export const OVERSIGHT = {
  lookAtMails: ['bureau_officer', 'bureau_head', 'supervisor'],
  retryMails: ['bureau_officer', 'bureau_head'],
  publishCalendar: ['bureau_officer', 'bureau_head'],
  setDrillClock: ['bureau_officer', 'bureau_head', 'supervisor'],
  decodePayloads: ['bureau_head', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export function mayOversee({ role }: Actor, what: keyof typeof OVERSIGHT): boolean {
  return (OVERSIGHT[what] as readonly Role[]).includes(role);
}

export function mustOversee(actor: Actor, what: keyof typeof OVERSIGHT): void {
  if (mayOversee(actor, what)) return;
  const whose = OVERSIGHT[what].map((role) => ROLE_LABELS[role]).join('、');
  throw new ProblemException(
    403,
    refusal('not_your_role', `此项由${whose}办理，${ROLE_LABELS[actor.role]}不能办理。`),
  );
}
