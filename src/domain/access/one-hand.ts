import type { Actor } from './role.js';

type Hand = { readonly user: string; readonly actingFor?: string | undefined };

/**
 * Whether two acts are, in the end, one person's: by account, whatever posts it holds, and through substitutions, for
 * what is done on somebody's behalf is theirs. Who asks must never be who decides.
 */
export function isOneHand(actor: Actor, other: Hand): boolean {
  const mine = [actor.user, actor.actingFor];
  return [other.user, other.actingFor].some((each) => each !== undefined && mine.includes(each));
}
