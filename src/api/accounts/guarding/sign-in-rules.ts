import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CountySignInRules } from '../../../contracts/account-answers.js';
import { isAdminRole } from '../../../domain/access/admin-role.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { readSetting, writeSetting } from '../../../persistence/readers/cases-settings.js';
import { postsInForceOf } from '../../../persistence/readers/posts.js';
import { auditedTransaction } from '../../audit/audited-transaction.js';
import { IdentityProvider } from '../provider/identity-provider.js';

const UNTIL_DECIDED: CountySignInRules = { passwordsForWork: true, secondFactorFor: [] };

@Injectable()
export class SignInRules {
  constructor(
    private readonly source: DataSource,
    private readonly provider: IdentityProvider,
  ) {}

  async now(): Promise<CountySignInRules> {
    return (await readSetting<CountySignInRules>(this.source.manager, 'sign_in')) ?? UNTIL_DECIDED;
  }

  async decide(rules: CountySignInRules): Promise<Refusal | undefined> {
    if (!rules.passwordsForWork && this.provider.label === null) {
      return refusal('no_provider', '没有配置统一身份认证，停用密码后办案岗位将无法登录。', {
        field: 'passwordsForWork',
        possible: ['先配置 OIDC_ISSUER 等环境变量'],
      });
    }
    await auditedTransaction(this.source, (manager) => writeSetting(manager, 'sign_in', rules, new Date()));
    return undefined;
  }

  /** Administrators always may: a provider that is away must not lock out those who could put it right. */
  async mayUsePassword(account: string, now = new Date()): Promise<boolean> {
    if ((await this.now()).passwordsForWork) return true;
    const posts = await postsInForceOf(this.source.manager, account, dayOfAccess(now));
    return posts.some(({ role }) => isAdminRole(role));
  }
}
