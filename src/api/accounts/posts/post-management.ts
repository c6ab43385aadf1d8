import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayOfAccess, isHeadOver, isInForce, type Post } from '../../../domain/access/post.js';
import { addDays, isBefore, type PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal } from '../../../domain/refusal.js';
import { lockAccounts } from '../../../persistence/readers/accounts-managing.js';
import { postById, postsOn } from '../../../persistence/readers/posts.js';
import { endPostOn, endPostsNow, writePost } from '../../../persistence/readers/posts-writing.js';
import { asSystem } from '../../../persistence/principal.js';
import { ProblemException } from '../../problem.js';
import type { AuditNotes } from '../../audit/audit-notes.js';
import { auditedTransaction } from '../../audit/audited-transaction.js';
import { isAdmin, type SignedInPerson } from '../current-account.js';
import { keepingDesks } from './desk-keeping.js';
import { handOver } from './handover.js';
import { beganInThePast, holdingRefused } from './post-rules.js';
import type { NewPostBody, PostEndBody, PostMoveBody, PostQuery } from './post.schema.js';

/** Who holds which office, and from when until when. Nothing is overwritten: posts end, and others begin. */
@Injectable()
export class PostManagement {
  constructor(private readonly source: DataSource) {}

  /** A head sees the posts of their own office only. */
  async list(
    by: SignedInPerson,
    { account, office, on }: PostQuery,
    now = new Date(),
  ): Promise<readonly Post[]> {
    const posts = await postsOn(this.source.manager, on ?? dayOfAccess(now), { account, office });
    return isAdmin(by) ? posts : posts.filter((post) => isHeadOver(by, post));
  }

  open({ from, to = null, ...wanted }: NewPostBody, by: string, now = new Date()): Promise<Post> {
    const today = dayOfAccess(now);
    const post = { ...wanted, from: from ?? today, to };
    return this.changing(async (manager) => {
      const refused = beganInThePast(post.from, today) ?? (await holdingRefused(manager, post));
      if (refused) throw new ProblemException(422, refused);
      return writePost(manager, post, by, now);
    });
  }

  /** At once, or after a last day. A head may end a substitution of their own office, and no other post. */
  async end(id: string, { on, handTo }: PostEndBody, by: SignedInPerson, now = new Date()): Promise<void> {
    const today = dayOfAccess(now);
    const last = on ?? today;
    if (isBefore(last, today)) {
      throw new ProblemException(
        422,
        refusal('date_in_the_past', '最后任职日不能早于今天。', { field: 'on', value: last }),
      );
    }
    await this.changing(async (manager) => {
      const post = await lasting(manager, id, today);
      if (!isAdmin(by)) mustBeLent(by, post);
      const next = on === undefined ? today : addDays(last, 1);
      await keepingDesks(manager, [today, next], async () => {
        if (handTo !== undefined) await handOver(manager, post, handTo, next, by.user, now);
        if (on === undefined) await endPostsNow(manager, [id], by.user, now);
        else await endPostOn(manager, id, last, by.user, now);
      });
    });
  }

  /** To another office, today: one post ends and the other begins, or neither. */
  move(id: string, { handTo, role, office }: PostMoveBody, by: string, now = new Date()): Promise<Post> {
    const today = dayOfAccess(now);
    return this.changing(async (manager) => {
      const post = await lasting(manager, id, today);
      if (post.substitutes) throw new ProblemException(422, refusal('not_an_own_post', '代理不能调动。'));
      return keepingDesks(manager, [today], async () => {
        if (handTo !== undefined) await handOver(manager, post, handTo, today, by, now);
        await endPostsNow(manager, [id], by, now);
        const moved = { account: post.account, role, office, from: today, to: post.to };
        const refused = await holdingRefused(manager, moved);
        if (refused) throw new ProblemException(422, refused);
        return writePost(manager, moved, by, now);
      });
    });
  }

  private changing<Result>(change: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    // No case is an administrator's to see; whether one would be left waiting for nobody must be known all the same.
    return asSystem('keeping desks', () =>
      auditedTransaction(
        this.source,
        async (manager) => {
          await lockAccounts(manager);
          return change(manager);
        },
        { note: (changed) => (isPost(changed) ? postNote(changed) : {}) },
      ),
    );
  }
}

function isPost(changed: unknown): changed is Post {
  return typeof changed === 'object' && changed !== null;
}

/** What the audit says of a post. */
export function postNote({ id, account, role, office, actingFor }: Post): AuditNotes {
  const detail = `${account} ${role} ${office}${actingFor === null ? '' : ` for ${actingFor}`}`;
  return { object: id, detail };
}

/** A post that is in force or will be. */
export async function lasting(manager: EntityManager, id: string, today: PlainDate): Promise<Post> {
  const post = await postById(manager, id);
  if (!post || post.ended || !(isInForce(post, today) || isBefore(today, post.from))) {
    throw new ProblemException(
      404,
      refusal('unknown_post', '没有这一任职，或它已经结束。', { field: 'post', value: id }),
    );
  }
  return post;
}

function mustBeLent(by: SignedInPerson, post: Post): void {
  if (post.substitutes && isHeadOver(by, post)) return;
  throw new ProblemException(
    403,
    refusal('not_your_office', '单位负责人只能终止本单位的代理，其他任职由系统管理员办理。'),
  );
}
