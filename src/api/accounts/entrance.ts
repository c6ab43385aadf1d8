import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { AccountRecord } from '../../persistence/readers/accounts.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { SESSION_COOKIE } from './session-token.js';
import { SESSION_LIFETIME_MS, Sessions } from './sessions.js';
import { personOf } from './signed-in-as.js';
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
    const person = personOf(account);
    noteForAudit(request, { actor: person, object: account.code, detail: way });
    const token = await this.sessions.open(account.code, {
      way,
      ip: request.ip ?? null,
      agent: request.header('user-agent')?.slice(0, 200) ?? null,
    });
    response.cookie(SESSION_COOKIE, token, { ...cookieFor(request), maxAge: SESSION_LIFETIME_MS });
    return { token, user: await this.whoAmI.describe(person) };
  }
}

export function cookieFor(request: Request) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure } as const;
}
