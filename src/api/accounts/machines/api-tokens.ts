import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ProposedToken } from '../../../contracts/account-answers.js';
import { machineDoorsOf } from '../../../domain/access/machine-doors.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { addDays, daysBetween } from '../../../domain/calendar/plain-date.js';
import { refusal } from '../../../domain/refusal.js';
import {
  addApiToken,
  apiTokenByCode,
  apiTokens,
  confirmApiToken,
  revokeApiToken,
  useApiToken,
  type ApiTokenRecord,
} from '../../../persistence/readers/api-tokens.js';
import { ProblemException } from '../../problem.js';
import type { SignedIn } from '../current-account.js';
import { digestOf } from '../session-token.js';
import type { NewTokenBody } from './api-token.schema.js';

/** By it everybody, secret scanners too, sees what a string is. */
const PREFIX = 'nol_';
const LONGEST_DAYS = 365;

export function isApiToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** Tokens for machines: the system administrator proposes, the security administrator confirms. */
@Injectable()
export class ApiTokens {
  constructor(private readonly source: DataSource) {}

  list(): Promise<readonly ApiTokenRecord[]> {
    return apiTokens(this.source.manager);
  }

  async propose({ doors, ...body }: NewTokenBody, by: string, now = new Date()): Promise<ProposedToken> {
    const today = dayOfAccess(now);
    const days = daysBetween(today, body.expiresOn);
    if (days < 0 || days > LONGEST_DAYS) {
      throw new ProblemException(
        422,
        refusal('token_too_long', '有效期应在今天之后，最长一年。', {
          field: 'expiresOn',
          possible: [`至迟 ${addDays(today, LONGEST_DAYS)}`],
        }),
      );
    }
    const token = PREFIX + randomBytes(32).toString('base64url');
    const code = await addApiToken(this.source.manager, {
      ...body,
      doors: [...new Set(doors)],
      tokenHash: digestOf(token),
      proposedBy: by,
      proposedAt: now,
    });
    return { code, token };
  }

  async confirm(code: string, by: string, now = new Date()): Promise<void> {
    const { proposedBy } = await this.known(code);
    if (proposedBy === by) {
      throw new ProblemException(409, refusal('own_proposal', '不能确认自己申请的令牌，须由另一人确认。'));
    }
    if (!(await confirmApiToken(this.source.manager, code, by, now))) {
      throw new ProblemException(409, refusal('token_not_waiting', '这个令牌已经确认或撤销。'));
    }
  }

  async revoke(code: string, by: string, now = new Date()): Promise<void> {
    await this.known(code);
    if (!(await revokeApiToken(this.source.manager, code, by, now))) {
      throw new ProblemException(409, refusal('token_revoked', '这个令牌已经撤销。'));
    }
  }

  /** The machine behind a token that is confirmed, not revoked and not over. */
  async find(token: string, now = new Date()): Promise<SignedIn | undefined> {
    const found = await useApiToken(this.source.manager, digestOf(token), dayOfAccess(now));
    if (!found) return undefined;
    const { code: user, name, role, office, doors } = found;
    // What has been closed to machines since the token was issued is closed to it, too.
    const open = machineDoorsOf(role).filter((door) => doors.includes(door));
    return { user, name, role, office, doors: open, actor: { user, role, office } };
  }

  private async known(code: string): Promise<ApiTokenRecord> {
    const found = await apiTokenByCode(this.source.manager, code);
    if (found) return found;
    throw new ProblemException(404, refusal('unknown_token', '没有这个令牌。', { field: 'token' }));
  }
}
