import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Entered, SignedInAnswer } from '../../contracts/sign-in-answers.js';
import { refusal } from '../../domain/refusal.js';
import { accountByCode, type AccountRecord } from '../../persistence/readers/accounts.js';
import { findStep, keepStep, takeStep } from '../../persistence/readers/sign-in-steps.js';
import { noteForAudit } from '../audit/audit-notes.js';
import { ProblemException } from '../problem.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { digestOf, newSessionToken, SESSION_COOKIE } from './session-token.js';
import { SESSION_LIFETIME_MS, Sessions } from './sessions.js';
import { cookieFor, giveTicket, STEP_LIFETIME_MS, takeTicketBack, ticketOf } from './sign-in-ticket.js';
import { WhoAmI } from './who-am-i.js';

type Way = 'password' | 'provider';

const EXPIRED = refusal('sign_in_expired', '登录已超时，请重新登录。');

/** Lets in whoever has shown who they are, whichever way they came. */
@Injectable()
export class Entrance {
  constructor(
    private readonly source: DataSource,
    private readonly sessions: Sessions,
    private readonly factor: SecondFactor,
    private readonly whoAmI: WhoAmI,
  ) {}

  async admit(account: AccountRecord, way: Way, request: Request, response: Response): Promise<Entered> {
    if (!(await this.factor.isOn(account.code))) return this.open(account, way, way, request, response);
    noteForAudit(request, { object: account.code, detail: `${way}, code asked` });
    const ticket = newSessionToken();
    const now = new Date();
    await keepStep(
      this.source.manager,
      {
        ticketHash: digestOf(ticket),
        kind: 'code',
        account: account.code,
        way,
        asked: null,
        expiresAt: new Date(now.getTime() + STEP_LIFETIME_MS),
      },
      now,
    );
    giveTicket(request, response, ticket);
    return { next: 'code', ticket };
  }

  async admitByCode(
    code: string,
    ticket: string | undefined,
    request: Request,
    response: Response,
  ): Promise<SignedInAnswer> {
    const { manager } = this.source;
    const held = digestOf(ticket ?? ticketOf(request) ?? '');
    const step = await findStep(manager, held, 'code', new Date());
    const account = step?.account ? await accountByCode(manager, step.account) : undefined;
    if (!step || !account?.active) throw new ProblemException(401, EXPIRED);
    noteForAudit(request, { object: account.code });
    const proven = await this.factor.prove(account.code, code);
    if (!proven.ok) {
      throw new ProblemException(proven.refusal.code === 'login_locked' ? 423 : 401, proven.refusal);
    }
    if (!(await takeStep(manager, held, 'code', new Date()))) throw new ProblemException(401, EXPIRED);
    takeTicketBack(request, response);
    return this.open(account, step.way, `${step.way}, ${proven.value}`, request, response);
  }

  private async open(
    account: AccountRecord,
    way: Way,
    detail: string,
    request: Request,
    response: Response,
  ): Promise<SignedInAnswer> {
    const token = await this.sessions.open(account.code, {
      way,
      ip: request.ip ?? null,
      agent: request.header('user-agent')?.slice(0, 200) ?? null,
    });
    // As every later request will find them, with what they still owe.
    const person = await this.sessions.find(token);
    if (!person) throw new ProblemException(403, refusal('no_post', '您没有任何任职，请联系系统管理员。'));
    noteForAudit(request, { actor: person, object: account.code, detail });
    response.cookie(SESSION_COOKIE, token, { ...cookieFor(request), maxAge: SESSION_LIFETIME_MS });
    return { token, user: await this.whoAmI.describe(person) };
  }
}
