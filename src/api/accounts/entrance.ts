import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { AccountRecord } from '../../persistence/readers/accounts.js';
import { refusal } from '../../domain/refusal.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { ProblemException } from '../problem.js';
import { SESSION_COOKIE } from './session-token.js';
import { SESSION_LIFETIME_MS, Sessions } from './sessions.js';
import { WhoAmI, type AccountView } from './who-am-i.js';

export interface Entered {
  readonly token: string;
  readonly user: AccountView;
}

/** Lets in whoever has shown who they are, whichever way they came. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: Sessions,
    private readonly whoAmI: WhoAmI,
  ) {}

  async admit(
    account: AccountRecord,
    way: 'password' | 'provider',
    request: Request,
    response: Response,
  ): Promise<Entered> {
    const token = await this.sessions.open(account.code, {
      way,
      ip: request.ip ?? null,
      agent: request.header('user-agent')?.slice(0, 200) ?? null,
    });
    const person = await this.sessions.find(token);
    if (!person) throw new ProblemException(403, refusal('no_post', '您没有任何任职，请联系系统管理员。'));
    noteForAudit(request, { actor: person, object: account.code, detail: way });
    response.cookie(SESSION_COOKIE, token, { ...cookieFor(request), maxAge: SESSION_LIFETIME_MS });
    return { token, user: await this.whoAmI.describe(person) };
  }
}

export function cookieFor(request: Request) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure } as const;
}
