import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../domain/refusal.js';
import { dayOfAccess } from '../../domain/access/post.js';
import {
  closeAccount,
  lockAccounts,
  managedAccounts,
  type ManagedAccount,
} from '../../persistence/readers/accounts-managing.js';
import { accountByCode, accountForLogin } from '../../persistence/readers/accounts.js';
import { addAccounts } from '../../persistence/readers/accounts-writing.js';
import { casesWithoutDesk } from '../../persistence/readers/empty-desks.js';
import { ProblemException } from '../problem.js';
import type { NewAccountBody } from './account.schema.js';
import { hashPassword } from './password.js';

export interface OpenedAccount {
  readonly user: string;
  readonly login: string;
  /** Told once; it opens nothing but the way to another. */
  readonly oneTimePassword: string;
}

/** The system administrator's work: who has an account. What an account may do is the table's, not theirs. */
@Injectable()
export class AccountManagement {
  constructor(private readonly source: DataSource) {}

  list(): Promise<readonly ManagedAccount[]> {
    return managedAccounts(this.source.manager);
  }

  async open({ email = null, ...account }: NewAccountBody, by: string): Promise<OpenedAccount> {
    const oneTimePassword = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(oneTimePassword);
    return this.source.transaction(async (manager) => {
      await lockAccounts(manager);
      if (await accountForLogin(manager, account.login)) {
        throw new ProblemException(422, refusal('login_taken', '这个登录名已有人使用。', { field: 'login' }));
      }
      await addAccounts(manager, [{ ...account, email, passwordHash, passwordDue: true }], new Date(), by);
      const opened = await accountForLogin(manager, account.login);
      if (!opened) throw new Error('an account just written is not there');
      return { user: opened.code, login: opened.login, oneTimePassword };
    });
  }

  /** Refuses to leave an open case with a desk at which nobody sits: a successor comes first. */
  async close(user: string, by: string): Promise<void> {
    if (user === by) {
      throw new ProblemException(
        409,
        refusal('own_account', '不能停用自己的账号，请由另一名系统管理员办理。'),
      );
    }
    await this.source.transaction(async (manager) => {
      await lockAccounts(manager);
      const account = await accountByCode(manager, user);
      if (!account?.active) {
        throw new ProblemException(
          404,
          refusal('unknown_account', '没有这个在用的账号。', { field: 'user' }),
        );
      }
      const now = new Date();
      const before = await casesWithoutDesk(manager, dayOfAccess(now));
      await closeAccount(manager, user, by, now);
      const known = new Set(before.map(({ caseNo }) => caseNo));
      const left = (await casesWithoutDesk(manager, dayOfAccess(now))).filter(
        ({ caseNo }) => !known.has(caseNo),
      );
      if (left.length > 0) {
        throw new ProblemException(
          409,
          refusal(
            'desk_would_be_empty',
            `有 ${left.length} 个在办案件正等待该岗位办理，停用后该岗位无人负责。`,
            { possible: ['先为同一岗位、同一单位开通接任人员的账号，再停用本账号'] },
          ),
        );
      }
    });
  }
}
