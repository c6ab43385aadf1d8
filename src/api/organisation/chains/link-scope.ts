import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { ChildPlace } from '../../../domain/organisation/chain.js';
import { childPlaces } from '../../../persistence/readers/chains.js';
import { postsOn } from '../../../persistence/readers/posts.js';
import type { RegisterReach } from '../../../persistence/readers/pupils.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { ProblemException } from '../../problem.js';
import { registerReachOf } from '../../rosters/register-reach.js';
import { countyChains } from './county-chains.js';
import type { LinkScope } from './link-row.js';

/** Against what the rows of one person are judged. */
export async function linkScope(manager: EntityManager, by: SignedIn, today: PlainDate): Promise<LinkScope> {
  return {
    manager,
    by: by.actor,
    today,
    levels: await countyChains(manager),
    children: await childrenFor(manager, by),
    people: new Set((await postsOn(manager, today)).map(({ account }) => account)),
  };
}

/** The part of the register this person keeps, or a refusal. */
export function registerFor(by: SignedIn): RegisterReach {
  const reach = registerReachOf(by);
  if (!reach.ok) throw new ProblemException(403, reach.refusal);
  return reach.value;
}

export async function childrenFor(
  manager: EntityManager,
  by: SignedIn,
): Promise<ReadonlyMap<string, ChildPlace>> {
  return new Map((await childPlaces(manager, registerFor(by))).map((child) => [child.pupil, child]));
}
