import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BegunSecondFactor, SecondFactorState } from '../../../contracts/sign-in-answers.js';
import { accepted, refusal, refused, type Judged, type Refusal } from '../../../domain/refusal.js';
import { countLoginTry, forgetLoginFailures } from '../../../persistence/readers/accounts-login-failures.js';
import { accountByCode } from '../../../persistence/readers/accounts.js';
import {
  beginSecondFactor,
  confirmSecondFactor,
  hasSecondFactor,
  lacksSecondFactor,
  recoveryCodesLeft,
  secondFactorOf,
  takeRecoveryCode,
  takeStepOfCode,
} from '../../../persistence/readers/second-factors.js';
import { endOtherSessions, sessionOpenedAt } from '../../../persistence/readers/sessions.js';
import { auditedTransaction } from '../../audit/audited-transaction.js';
import { digestOf } from '../session-token.js';
import { LOCK, lockedRefusal } from '../sign-in.js';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { newTotpSecret, stepOfCode, totpUri } from './totp.js';

/** A desk somebody has left must not become the place where a stranger ties the account to their own telephone. */
const FRESH_MS = 15 * 60_000;

/** What its tries are counted under; a login cannot contain a space. */
export const triesOf = (account: string) => `second factor ${account}`;

@Injectable()
export class SecondFactor {
  constructor(private readonly source: DataSource) {}

  isOn(account: string): Promise<boolean> {
    return hasSecondFactor(this.source.manager, account);
  }

  async state(account: string, role: string): Promise<SecondFactorState> {
    const { manager } = this.source;
    const since = (await secondFactorOf(manager, account))?.confirmedAt ?? null;
    return {
      on: since !== null,
      since,
      due: await lacksSecondFactor(manager, account, role),
      recoveryCodesLeft: since === null ? 0 : await recoveryCodesLeft(manager, account),
    };
  }

  async begin(account: string, token: string, now = new Date()): Promise<Judged<BegunSecondFactor>> {
    const openedAt = await sessionOpenedAt(this.source.manager, digestOf(token));
    if (openedAt === undefined || now.getTime() - openedAt.getTime() > FRESH_MS) {
      return refused(refusal('sign_in_again', '为确认是您本人，请退出后重新登录，并在 15 分钟内办理。'));
    }
    const found = await accountByCode(this.source.manager, account);
    if (!found) throw new Error(`${account} is signed in and has no account`);
    const secret = newTotpSecret();
    if (!(await beginSecondFactor(this.source.manager, account, secret, now))) return refused(ALREADY);
    return accepted({ secret, uri: totpUri(secret, found.login) });
  }

  /** The first code shows that the secret has arrived. @returns the recovery codes, told once. */
  async confirm(
    account: string,
    token: string,
    code: string,
    now = new Date(),
  ): Promise<Judged<readonly string[]>> {
    const { manager } = this.source;
    const begun = await secondFactorOf(manager, account);
    if (begun?.confirmedAt) return refused(ALREADY);
    if (!begun) return refused(refusal('not_begun', '请先领取两步验证的密钥。'));
    const lockedUntil = await countLoginTry(manager, triesOf(account), LOCK, now);
    if (lockedUntil !== null) return refused(lockedRefusal(lockedUntil, now));
    const step = stepOfCode(begun.secret, code, now);
    if (step === null) {
      return refused(refusal('wrong_code', '验证码不正确，请核对手机时间后再试。', { field: 'code' }));
    }
    await forgetLoginFailures(manager, triesOf(account));
    const codes = newRecoveryCodes();
    const work = async (inside: EntityManager): Promise<boolean> => {
      const recoveryHashes = codes.map(hashOfRecoveryCode);
      if (!(await confirmSecondFactor(inside, account, { step, recoveryHashes, now }))) return false;
      // Whoever else is signed in under this account has not shown a second factor.
      await endOtherSessions(inside, account, digestOf(token), now);
      return true;
    };
    const done = await auditedTransaction(this.source, work, { took: (confirmed) => confirmed });
    return done ? accepted(codes) : refused(ALREADY);
  }

  /** At the second door. @returns by what it was opened. */
  async prove(account: string, typed: string, now = new Date()): Promise<Judged<'totp' | 'recovery'>> {
    const { manager } = this.source;
    const lockedUntil = await countLoginTry(manager, triesOf(account), LOCK, now);
    if (lockedUntil !== null) return refused(lockedRefusal(lockedUntil, now));
    const by = await this.provenBy(account, typed, now);
    if (by === undefined) return refused(WRONG);
    await forgetLoginFailures(manager, triesOf(account));
    return accepted(by);
  }

  private async provenBy(
    account: string,
    typed: string,
    now: Date,
  ): Promise<'totp' | 'recovery' | undefined> {
    const { manager } = this.source;
    const code = typed.replace(/\s/g, '');
    if (!/^\d{6}$/.test(code)) {
      return (await takeRecoveryCode(manager, account, hashOfRecoveryCode(typed), now))
        ? 'recovery'
        : undefined;
    }
    const factor = await secondFactorOf(manager, account);
    const step = factor?.confirmedAt ? stepOfCode(factor.secret, code, now) : null;
    return step !== null && (await takeStepOfCode(manager, account, step)) ? 'totp' : undefined;
  }
}

const ALREADY: Refusal = refusal('second_factor_on', '两步验证已经启用。', {
  possible: ['更换手机时，请安全管理员重置后重新启用'],
});
const WRONG: Refusal = refusal('wrong_code', '验证码不正确，或已经使用过。', { field: 'code' });
