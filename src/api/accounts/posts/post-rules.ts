import type { EntityManager } from 'typeorm';
import { isAdminRole } from '../../../domain/access/admin-role.js';
import type { Post } from '../../../domain/access/post.js';
import { isAfter, isBefore, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { accountByCode } from '../../../persistence/readers/accounts.js';
import { postsOfAccount } from '../../../persistence/readers/posts.js';
import { unitOn } from '../../../persistence/readers/units.js';

type Wanted = Pick<Post, 'account' | 'role' | 'office' | 'from' | 'to'>;

/** Whether this person may come to hold this post: they are there, hold it not yet, and 三员分立 is kept. */
export async function holdingRefused(manager: EntityManager, wanted: Wanted): Promise<Refusal | undefined> {
  const account = await accountByCode(manager, wanted.account);
  if (!account?.active) {
    return refusal('unknown_account', '没有这个在用的账号。', { field: 'account', value: wanted.account });
  }
  if (wanted.to !== null && isBefore(wanted.to, wanted.from)) {
    return refusal('dates_reversed', '终止日期早于起始日期。', { field: 'to', value: wanted.to });
  }
  const others = (await postsOfAccount(manager, wanted.account)).filter((held) => meets(held, wanted));
  if (others.some((held) => isAdminRole(held.role) || isAdminRole(wanted.role))) {
    return refusal(
      'admins_apart',
      '系统、安全、审计管理员不得兼任其他岗位，其他岗位也不得兼任管理员（三员分立）。',
      { field: 'role', value: wanted.role },
    );
  }
  const nowhere = await officeRefused(manager, wanted);
  if (nowhere) return nowhere;
  return others.some(
    (held) => !held.substitutes && held.role === wanted.role && held.office === wanted.office,
  )
    ? refusal('post_held_already', '该人员在这一时间内已任此职。', {
        field: 'account',
        value: wanted.account,
      })
    : undefined;
}

/**
 * Whether there is such an office then. A class is there once it has children, and a department is the county's: it is
 * their school, and their county, that must stand in the register.
 */
export async function officeRefused(
  manager: EntityManager,
  { role, office, from }: Pick<Post, 'role' | 'office' | 'from'>,
): Promise<Refusal | undefined> {
  const unit = office.split('-')[0] ?? office;
  // Administrators of the first start come before the register.
  if (isAdminRole(role) || (await unitOn(manager, unit, from))) return undefined;
  return refusal('unknown_office', `任职单位「${unit}」没有登记，或当时尚未设立、已经撤销。`, {
    field: 'office',
    value: office,
  });
}

/** Whether the two are, or will be, in force on one day. */
function meets(held: Post, wanted: Wanted): boolean {
  return (
    !held.ended &&
    (wanted.to === null || !isAfter(held.from, wanted.to)) &&
    (held.to === null || !isAfter(wanted.from, held.to))
  );
}

export function beganInThePast(from: PlainDate, today: PlainDate): Refusal | undefined {
  // The record of who held an office when must not be written afterwards.
  return isBefore(from, today)
    ? refusal('date_in_the_past', '任职不能从过去的日期开始。', { field: 'from', value: from })
    : undefined;
}
