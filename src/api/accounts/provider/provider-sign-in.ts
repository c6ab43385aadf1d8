import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accepted, refusal, refused, type Judged, type Refusal } from '../../../domain/refusal.js';
import { accountByCode, accountForLogin, type AccountRecord } from '../../../persistence/readers/accounts.js';
import { accountLinkedTo, linkIdentity } from '../../../persistence/readers/identity-links.js';
import { keepStep, takeStep } from '../../../persistence/readers/sign-in-steps.js';
import { digestOf, newSessionToken } from '../session-token.js';
import { STEP_LIFETIME_MS } from '../sign-in-ticket.js';
import { IdentityProvider, type Asked, type Identity } from './identity-provider.js';

/** Another way of showing who one is: the county's identity provider says so. It never makes an account. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly source: DataSource,
    private readonly provider: IdentityProvider,
  ) {}

  async begin(now = new Date()): Promise<{ readonly goTo: string; readonly ticket: string }> {
    const { goTo, asked } = await this.provider.question();
    const ticket = newSessionToken();
    await keepStep(
      this.source.manager,
      {
        ticketHash: digestOf(ticket),
        kind: 'provider',
        account: null,
        way: 'provider',
        asked,
        expiresAt: new Date(now.getTime() + STEP_LIFETIME_MS),
      },
      now,
    );
    return { goTo, ticket };
  }

  async finish(ticket: string | undefined, answer: string, now = new Date()): Promise<Judged<AccountRecord>> {
    const step =
      ticket === undefined
        ? undefined
        : await takeStep(this.source.manager, digestOf(ticket), 'provider', now);
    if (!step?.asked) {
      return refused(refusal('sign_in_expired', '登录已超时，或不是由这个浏览器发起，请重新登录。'));
    }
    const identity = await this.provider.identity(answer, step.asked as Asked);
    return identity.ok ? this.accountOf(identity.value, now) : identity;
  }

  /** By the provider's own number where it is known here; by the login the first time. */
  private async accountOf({ issuer, subject, login }: Identity, now: Date): Promise<Judged<AccountRecord>> {
    const { manager } = this.source;
    const linked = await accountLinkedTo(manager, issuer, subject);
    const account =
      linked === undefined ? await accountForLogin(manager, login) : await accountByCode(manager, linked);
    if (!account) return refused(NOBODY);
    if (!account.active) return refused(CLOSED);
    if (
      linked === undefined &&
      !(await linkIdentity(manager, { issuer, subject, account: account.code }, now))
    ) {
      return refused(SOMEBODY_ELSE);
    }
    return accepted(account);
  }
}

const ask = { possible: ['请联系本单位的系统管理员开通或核对账号'] };
const NOBODY: Refusal = refusal('unknown_person', '您的身份已核实，但本系统没有您的账号。', ask);
const CLOSED: Refusal = refusal('account_closed', '您在本系统的账号已停用。', ask);
const SOMEBODY_ELSE: Refusal = refusal('other_person', '这个登录名在本系统中已属于统一身份认证的另一个人。', {
  possible: ['请联系安全管理员核对身份后解除原来的对应关系'],
});
