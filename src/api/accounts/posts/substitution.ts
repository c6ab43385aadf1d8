import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isAdminRole } from '../../../domain/access/admin-role.js';
import {
  dayOfAccess,
  isHeadOver,
  LONGEST_SUBSTITUTION_DAYS,
  type Post,
} from '../../../domain/access/post.js';
import { addDays, daysBetween, isAfter, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { lockAccounts } from '../../../persistence/readers/accounts-managing.js';
import { writePost } from '../../../persistence/readers/posts-writing.js';
import { ProblemException } from '../../problem.js';
import { auditedTransaction } from '../../audit/audited-transaction.js';
import { isAdmin, type SignedInPerson } from '../current-account.js';
import { lasting, postNote } from './post-management.js';
import { beganInThePast, holdingRefused } from './post-rules.js';
import type { SubstitutionBody } from './post.schema.js';

/**
 * 代理: somebody does another's work while they are away, in their name, for a time with an end. It is a post of its
 * own: what is done in it says on whose behalf, and never mixes with what the substitute does in their own office.
 */
@Injectable()
export class Substitution {
  constructor(private readonly source: DataSource) {}

  lend(
    id: string,
    { account, from, to, scope }: SubstitutionBody,
    by: SignedInPerson,
    now = new Date(),
  ): Promise<Post> {
    const today = dayOfAccess(now);
    const work = async (manager: EntityManager): Promise<Post> => {
      await lockAccounts(manager);
      const post = await lasting(manager, id, today);
      if (!isAdmin(by) && !isHeadOver(by, post)) {
        throw new ProblemException(
          403,
          refusal('not_your_office', '代理由本单位负责人或系统管理员办理，这一任职不在您的单位。'),
        );
      }
      const wanted = { account, role: post.role, office: post.office, from: from ?? today, to };
      const refused =
        lendingRefused(post, wanted) ??
        beganInThePast(wanted.from, today) ??
        (await holdingRefused(manager, wanted));
      if (refused) throw new ProblemException(422, refused);
      const substitution = { post: id, actingFor: post.account, scope };
      return writePost(manager, { ...wanted, substitution }, by.user, now);
    };
    return auditedTransaction(this.source, work, { note: postNote });
  }
}

function lendingRefused(
  post: Post,
  { account, from, to }: { readonly account: string; readonly from: PlainDate; readonly to: PlainDate },
): Refusal | undefined {
  if (isAdminRole(post.role)) return refusal('admins_apart', '管理员岗位不设代理（三员分立）。');
  // Lent powers are not lent on: whose act it was would be lost on the way.
  if (post.substitutes) return refusal('substitute_lends_nothing', '代理的职权不能再转给他人代理。');
  if (account === post.account) {
    return refusal('own_substitute', '不能代理本人。', { field: 'account', value: account });
  }
  const last = addDays(from, LONGEST_SUBSTITUTION_DAYS - 1);
  if (daysBetween(from, to) >= LONGEST_SUBSTITUTION_DAYS) {
    return refusal(
      'substitution_too_long',
      `一次代理至多 ${LONGEST_SUBSTITUTION_DAYS} 日（至 ${last}）；更久的应另行任职。`,
      { field: 'to', value: to },
    );
  }
  return post.to !== null && isAfter(to, post.to)
    ? refusal('substitution_outlasts_post', `被代理的任职到 ${post.to} 为止，代理不能更久。`, {
        field: 'to',
        value: to,
      })
    : undefined;
}
