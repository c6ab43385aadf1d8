import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OpenedAccount } from '../../contracts/account-answers.js';
import { refusal } from '../../domain/refusal.js';
import { accountByCode } from '../../persistence/readers/accounts.js';
import { changePassword } from '../../persistence/readers/accounts-writing.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { ProblemException } from '../problem.js';
import { newOneTimePassword } from './one-time-password.js';
import { hashPassword } from './password.js';

/** No session goes on: none has this digest. */
const NONE = '';

/**
 * For who has forgotten theirs: the system administrator gives a password for one use. It gets nobody past a second
 * factor, which is the security administrator's to reset; so neither of the two can take an account over alone.
 */
@Injectable()
export class PasswordReissue {
  constructor(private readonly source: DataSource) {}

  async reissue(user: string, by: string, now = new Date()): Promise<OpenedAccount> {
    if (user === by) {
      throw new ProblemException(409, refusal('own_account', '自己的密码请在「我的账号」中修改。'));
    }
    const account = await accountByCode(this.source.manager, user);
    if (!account?.active) {
      throw new ProblemException(404, refusal('unknown_account', '没有这个在用的账号。', { field: 'user' }));
    }
    const oneTimePassword = newOneTimePassword();
    const hash = await hashPassword(oneTimePassword);
    await auditedTransaction(this.source, (manager) =>
      changePassword(manager, user, hash, { due: true, keepSession: NONE, now }),
    );
    return { user, login: account.login, oneTimePassword };
  }
}
