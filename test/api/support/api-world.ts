import type { INestApplication } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createApi } from '../../../src/api/app.module.js';
import { Sessions } from '../../../src/api/accounts/sessions.js';
import { JsonLog } from '../../../src/api/oversight/json-log.js';
import { readEnvironment, type Environment } from '../../../src/config/environment.js';
import type { ActAnswer, ReportedCase } from '../../../src/contracts/http-schemas-answers.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { drillClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import type { ActName } from '../../../src/domain/ladder/acts/act-names.js';
import type { StackOptions } from '../../../src/launcher/stack-options.js';
import { writeSetting } from '../../../src/persistence/readers/cases-settings.js';
import { CaseWorld } from '../../support/case-world.js';
import { testCalendar } from '../../support/test-calendar.js';
import { settle } from './sample-county.js';

/** The county's date while the tests run: its day lasts an hour, so nothing falls due by itself. */
export const TODAY = '2025-09-15';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface Asked {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The real API over HTTP, with signed-in people. */
export class Api {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly app: INestApplication,
    readonly url: string,
    readonly log: readonly string[],
  ) {}

  static async start(environment: Environment): Promise<Api> {
    const log: string[] = [];
    const app = await createApi(environment, new JsonLog({ write: (line) => void log.push(line) }));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new Api(app, `http://127.0.0.1:${port}`, log);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async ask<Body = Record<string, never>>(
    actor: Actor | null,
    method: 'GET' | 'POST' | 'PUT' | 'OPTIONS',
    path: string,
    { body, key, headers }: Asked = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(actor ? { authorization: `Bearer ${await this.tokenOf(actor)}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : null) as Body,
      headers: response.headers,
    };
  }

  report(by: Actor, pupil: string, asked: Asked & { since?: string } = {}): Promise<Answer<ReportedCase>> {
    const body = { pupil, absentSince: asked.since ?? '2025-09-08' };
    return this.ask(by, 'POST', '/api/cases', { body, key: randomUUID(), ...asked });
  }

  act(by: Actor, caseNo: string, act: ActName, body: object, key?: string): Promise<Answer<ActAnswer>> {
    return this.ask(by, 'POST', `/api/cases/${caseNo}/acts/${act}`, { body, ...(key ? { key } : {}) });
  }

  async tokenOf(actor: Pick<Actor, 'user'>): Promise<string> {
    const known = this.tokens.get(actor.user);
    if (known !== undefined) return known;
    const token = await this.app.get(Sessions, { strict: false }).open(actor.user);
    this.tokens.set(actor.user, token);
    return token;
  }
}

/** Real PostgreSQL, Temporal and worker, the invented county in them, and the API before them. */
export class ApiWorld {
  private constructor(
    readonly cases: CaseWorld,
    readonly api: Api,
  ) {}

  static async start(overrides: Partial<StackOptions> = {}): Promise<ApiWorld> {
    const cases = await CaseWorld.start(overrides);
    const { manager } = cases.database;
    await settle(cases.database);
    const now = new Date();
    const startsOn = plainDate(TODAY);
    await writeSetting(
      manager,
      'clock',
      drillClock({ startsAtMs: now.getTime(), startsOn, msPerDay: 3_600_000 }),
      now,
    );
    await writeSetting(manager, 'calendar', testCalendar, now);
    return new ApiWorld(cases, await Api.start(readEnvironment(cases.stack.environment)));
  }

  get database() {
    return this.cases.database;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.cases.stop();
  }
}
