import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { GuardedAccount } from '../../../contracts/account-answers.js';
import type { SessionRecord } from '../../../contracts/sign-in-answers.js';
import { refusal } from '../../../domain/refusal.js';
import { guardedAccounts } from '../../../persistence/readers/access-guarding.js';
import { forgetLoginFailures } from '../../../persistence/readers/accounts-login-failures.js';
import { accountByCode, type AccountRecord } from '../../../persistence/readers/accounts.js';
import { unlinkIdentities } from '../../../persistence/readers/identity-links.js';
import { dropSecondFactor } from '../../../persistence/readers/second-factors.js';
import { endAllSessions, endSession, openSessions } from '../../../persistence/readers/sessions.js';
import { auditedTransaction } from '../../audit/audited-transaction.js';
import { noSuchSession } from '../own-sessions/own-sessions.controller.js';
import { ProblemException } from '../../problem.js';
import { triesOf } from '../second-factor/second-factor.js';
import { IDLE_MS } from '../sessions.js';
import { LOCK } from '../sign-in.js';

/**
 * The security administrator's work: who gets in, and how. Who has an account at all is the system administrator's;
 * neither can take over somebody's account alone, because one gives passwords and the other resets second factors.
 */
@Injectable()
export class AccessGuarding {
  constructor(private readonly source: DataSource) {}

  list(now = new Date()): Promise<readonly GuardedAccount[]> {
    return guardedAccounts(this.source.manager, LOCK, { now, idleMs: IDLE_MS });
  }

  async sessions(user: string, now = new Date()): Promise<readonly SessionRecord[]> {
    const { code } = await this.known(user);
    return openSessions(this.source.manager, code, { now, idleMs: IDLE_MS });
  }

  async endSessions(user: string, session: string | undefined, now = new Date()): Promise<void> {
    const { code } = await this.known(user);
    await auditedTransaction(this.source, async (manager) => {
      if (session === undefined) await endAllSessions(manager, code, now);
      else if (!(await endSession(manager, code, session, now))) throw noSuchSession();
    });
  }

  async unlock(user: string): Promise<void> {
    const { code, login } = await this.known(user);
    await auditedTransaction(this.source, async (manager) => {
      await forgetLoginFailures(manager, login);
      await forgetLoginFailures(manager, triesOf(code));
    });
  }

  async resetSecondFactor(user: string, by: string, now = new Date()): Promise<void> {
    const { code } = await this.another(user, by);
    await auditedTransaction(this.source, async (manager) => {
      if (!(await dropSecondFactor(manager, code))) {
        throw new ProblemException(409, refusal('no_second_factor', '该账号没有启用两步验证。'));
      }
      await endAllSessions(manager, code, now);
    });
  }

  async unlinkProvider(user: string, by: string, now = new Date()): Promise<void> {
    const { code } = await this.another(user, by);
    await auditedTransaction(this.source, async (manager) => {
      await unlinkIdentities(manager, code);
      await endAllSessions(manager, code, now);
    });
  }

  private async another(user: string, by: string): Promise<AccountRecord> {
    if (user !== by) return this.known(user);
    throw new ProblemException(409, refusal('own_account', '不能办理自己的账号，请由另一名安全管理员办理。'));
  }

  private async known(user: string): Promise<AccountRecord> {
    const account = await accountByCode(this.source.manager, user);
    if (account) return account;
    throw new ProblemException(404, refusal('unknown_account', '没有这个账号。', { field: 'user' }));
  }
}
