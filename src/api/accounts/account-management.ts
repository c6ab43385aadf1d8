import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ManagedAccount, OpenedAccount } from '../../contracts/account-answers.js';
import { refusal } from '../../domain/refusal.js';
import { dayOfAccess } from '../../domain/access/post.js';
import { closeAccount, lockAccounts, managedAccounts } from '../../persistence/readers/accounts-managing.js';
import { accountByCode, accountForLogin } from '../../persistence/readers/accounts.js';
import { addAccounts } from '../../persistence/readers/accounts-writing.js';
import { postsInForceOf } from '../../persistence/readers/posts.js';
import { asSystem } from '../../persistence/principal.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { ProblemException } from '../problem.js';
import type { ClosingBody, NewAccountBody } from './account.schema.js';
import { newOneTimePassword } from './one-time-password.js';
import { keepingDesks } from './posts/desk-keeping.js';
import { handOver } from './posts/handover.js';
import { officeRefused } from './posts/post-rules.js';
import { hashPassword } from './password.js';

/** The system administrator's work: who has an account. What an account may do is the table's, not theirs. */
@Injectable()
export class AccountManagement {
  constructor(private readonly source: DataSource) {}

  list(): Promise<readonly ManagedAccount[]> {
    return managedAccounts(this.source.manager);
  }

  async open({ email = null, ...account }: NewAccountBody, by: string): Promise<OpenedAccount> {
    const oneTimePassword = newOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const work = async (manager: EntityManager): Promise<OpenedAccount> => {
      await lockAccounts(manager);
      if (await accountForLogin(manager, account.login)) {
        throw new ProblemException(422, refusal('login_taken', '这个登录名已有人使用。', { field: 'login' }));
      }
      const now = new Date();
      const nowhere = await officeRefused(manager, { ...account, from: dayOfAccess(now) });
      if (nowhere) throw new ProblemException(422, nowhere);
      await addAccounts(manager, [{ ...account, email, passwordHash, passwordDue: true }], now, by);
      const opened = await accountForLogin(manager, account.login);
      if (!opened) throw new Error('an account just written is not there');
      return { user: opened.code, login: opened.login, oneTimePassword };
    };
    const note = ({ user }: OpenedAccount) => ({ object: user, detail: `${account.role} ${account.office}` });
    return auditedTransaction(this.source, work, { note });
  }

  /** Refuses to leave an open case with a desk at which nobody sits: a successor comes first. */
  async close(user: string, { handover = [] }: ClosingBody, by: string): Promise<void> {
    if (user === by) {
      throw new ProblemException(
        409,
        refusal('own_account', '不能停用自己的账号，请由另一名系统管理员办理。'),
      );
    }
    // No case is an administrator's to see; whether one would be left waiting for nobody must be known all the same.
    await asSystem('closing an account', () => this.closeUnlessNeeded(user, handover, by));
  }

  private async closeUnlessNeeded(
    user: string,
    handover: NonNullable<ClosingBody['handover']>,
    by: string,
  ): Promise<void> {
    await auditedTransaction(this.source, async (manager) => {
      await lockAccounts(manager);
      const account = await accountByCode(manager, user);
      if (!account?.active) {
        throw new ProblemException(
          404,
          refusal('unknown_account', '没有这个在用的账号。', { field: 'user' }),
        );
      }
      const now = new Date();
      const today = dayOfAccess(now);
      const held = await postsInForceOf(manager, user, today);
      await keepingDesks(manager, [today], async () => {
        for (const { post: id, to } of handover) {
          const post = held.find((each) => each.id === id);
          if (!post) {
            throw new ProblemException(
              422,
              refusal('unknown_post', '移交的任职不是该人员现任的。', { field: 'post', value: id }),
            );
          }
          await handOver(manager, post, to, today, by, now);
        }
        await closeAccount(manager, user, by, now);
      });
    });
  }
}
