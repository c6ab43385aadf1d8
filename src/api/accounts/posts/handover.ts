import type { EntityManager } from 'typeorm';
import { dayOfAccess, type Post } from '../../../domain/access/post.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal } from '../../../domain/refusal.js';
import { moveLinks } from '../../../persistence/readers/chains-writing.js';
import { postsInForceOf } from '../../../persistence/readers/posts.js';
import { noteSuccessor, writePost } from '../../../persistence/readers/posts-writing.js';
import { ProblemException } from '../../problem.js';
import { holdingRefused } from './post-rules.js';

/** Everything the holder answered for at this desk is the successor's from that day on. Whoever sits there already keeps their post. */
export async function handOver(
  manager: EntityManager,
  post: Post,
  to: string,
  from: PlainDate,
  by: string,
  now: Date,
): Promise<void> {
  if (to === post.account || post.substitutes) {
    const words = post.substitutes ? '代理不移交，到期或终止即止。' : '接任人员应为另一人。';
    throw new ProblemException(422, refusal('no_successor', words, { field: 'handTo', value: to }));
  }
  const { role, office } = post;
  const held = await postsInForceOf(manager, to, from);
  const sits = held.some((each) => !each.substitutes && each.role === role && each.office === office);
  if (!sits) {
    const wanted = { account: to, role, office, from, to: null };
    const refused = await holdingRefused(manager, wanted);
    if (refused) throw new ProblemException(422, { ...refused, field: 'handTo' });
    await writePost(manager, wanted, by, now);
  }
  await noteSuccessor(manager, post.id, to);
  await moveLinks(manager, post, to, from, { by, today: dayOfAccess(now), now });
}
