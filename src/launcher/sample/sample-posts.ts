import type { EntityManager } from 'typeorm';
import { dayOfAccess, type Post } from '../../domain/access/post.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { accountForLogin } from '../../persistence/readers/accounts.js';
import { postsOfAccount } from '../../persistence/readers/posts.js';
import { writePost } from '../../persistence/readers/posts-writing.js';

/** In a small school the principal keeps the register too: one person, two posts. */
export const TWO_POSTS = { login: 'special.principal', role: 'registrar' } as const;

/** 代理: the register's keeper stands in for the class teacher, who is on leave, and leaves decisions to the school. */
export const SUBSTITUTION = { login: 'special.registrar', for: 'special.4-1', days: 60 } as const;

/**
 * What shows that people hold posts. At the one school that no scenario plays at, so that nobody else's mail comes to a
 * desk a drill looks at.
 */
export async function addSamplePosts(manager: EntityManager, now: Date): Promise<void> {
  const today = dayOfAccess(now);
  const principal = await onlyPostOf(manager, TWO_POSTS.login);
  const registrar = await onlyPostOf(manager, SUBSTITUTION.login);
  const teacher = await onlyPostOf(manager, SUBSTITUTION.for);
  // Somebody has been at work with the posts, or this has been done: then they stay as they are.
  if (!principal || !registrar || !teacher) return;
  const { account, office } = principal;
  await writePost(manager, { account, role: TWO_POSTS.role, office, from: today }, null, now);
  await writePost(
    manager,
    {
      account: registrar.account,
      role: teacher.role,
      office: teacher.office,
      from: today,
      to: addDays(today, SUBSTITUTION.days - 1),
      substitution: { post: teacher.id, actingFor: teacher.account, scope: 'no_decisions' },
    },
    account,
    now,
  );
}

async function onlyPostOf(manager: EntityManager, login: string): Promise<Post | undefined> {
  const account = await accountForLogin(manager, login);
  const posts = account ? await postsOfAccount(manager, account.code) : [];
  return posts.length === 1 ? posts[0] : undefined;
}
