import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayOfAccess } from '../../../domain/access/post.js';
import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import { postsInForceOf } from '../../../persistence/readers/posts.js';
import type { SignedInPerson } from '../current-account.js';
import { Sessions } from '../sessions.js';

/** A session works in one post at a time (ADR 7); this is how it comes to work in another. */
@Injectable()
export class PostChoice {
  constructor(
    private readonly source: DataSource,
    private readonly sessions: Sessions,
  ) {}

  async choose(
    { user }: SignedInPerson,
    token: string,
    post: string,
    now = new Date(),
  ): Promise<Judged<SignedInPerson>> {
    const held = await postsInForceOf(this.source.manager, user, dayOfAccess(now));
    if (!held.some(({ id }) => id === post)) {
      return refused(
        refusal('not_your_post', '您目前没有这一任职。', {
          field: 'post',
          value: post,
          possible: held.map(({ id }) => id),
        }),
      );
    }
    await this.sessions.workIn(token, post);
    const person = await this.sessions.find(token, now);
    return person ? accepted(person) : refused(refusal('not_signed_in', '登录已失效，请重新登录。'));
  }
}
