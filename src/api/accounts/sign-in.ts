import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accepted, refusal, refused, type Judged } from '../../domain/refusal.js';
import { countLoginTry, forgetLoginFailures } from '../../persistence/readers/accounts-login-failures.js';
import { accountForLogin, type AccountRecord } from '../../persistence/readers/accounts.js';
import { passwordFits } from './password.js';

const MINUTE_MS = 60_000;
/** 等级保护 asks for a lock after five failures; 15 minutes are this system's own choice. */
export const LOCK = { tries: 5, forMs: 15 * MINUTE_MS } as const;

/** One way of showing who one is: with a login and a password of ours. */
@Injectable()
export class SignIn {
  constructor(private readonly source: DataSource) {}

  /** Code of the account a login belongs to. */
  async accountMeant(login: string): Promise<string | undefined> {
    return (await accountForLogin(this.source.manager, login))?.code;
  }

  async byPassword(login: string, password: string, now = new Date()): Promise<Judged<AccountRecord>> {
    const { manager } = this.source;
    const lockedUntil = await countLoginTry(manager, login, LOCK, now);
    if (lockedUntil !== null) return refused(lockedRefusal(lockedUntil, now));
    const found = await accountForLogin(manager, login);
    const usable = found?.active ? found : undefined;
    if (!(await passwordFits(usable?.passwordHash, password)) || !usable) {
      // One answer for every cause: it must not tell which accounts exist or have been closed.
      return refused(refusal('wrong_login', '登录名或密码不正确。'));
    }
    await forgetLoginFailures(manager, login);
    return accepted(usable);
  }
}

export function lockedRefusal(until: Date, now: Date) {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / MINUTE_MS));
  return refusal('login_locked', `登录连续失败 ${LOCK.tries} 次，已锁定，请 ${minutes} 分钟后再试。`);
}
