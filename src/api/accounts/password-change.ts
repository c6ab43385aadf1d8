import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal } from '../../domain/refusal.js';
import { countLoginTry, forgetLoginFailures } from '../../persistence/readers/accounts-login-failures.js';
import { accountByCode, accountForLogin } from '../../persistence/readers/accounts.js';
import { changePassword } from '../../persistence/readers/accounts-writing.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { hashPassword, passwordFits } from './password.js';
import { passwordFault } from './password-rules.js';
import { digestOf } from './session-token.js';
import { LOCK } from './sign-in.js';

@Injectable()
export class PasswordChange {
  constructor(private readonly source: DataSource) {}

  /** Ends all other sessions of the account: who stole the old password is out. */
  async change(user: string, token: string, current: string, next: string): Promise<Refusal | undefined> {
    const { manager } = this.source;
    const account = await accountByCode(manager, user);
    const found = account && (await accountForLogin(manager, account.login));
    if (!found) return refusal('not_signed_in', '登录已失效，请重新登录。');
    // A session left open is no place to guess the password at: these tries count as sign-ins do.
    if ((await countLoginTry(manager, found.login, LOCK, new Date())) !== null) {
      return refusal('login_locked', '密码连续输错，已锁定，请稍后再试。');
    }
    if (!(await passwordFits(found.passwordHash, current))) {
      return refusal('wrong_password', '原密码不正确。', { field: 'current' });
    }
    await forgetLoginFailures(manager, found.login);
    const fault = passwordFault(next, found.login, current);
    if (fault) return fault;
    const hash = await hashPassword(next);
    await auditedTransaction(this.source, (inside) =>
      changePassword(inside, user, hash, { due: false, keepSession: digestOf(token), now: new Date() }),
    );
    return undefined;
  }
}
