import { readEnvironment } from '../../src/config/environment.js';
import { IDLE_MS } from '../../src/api/accounts/sessions.js';
import { limitRates } from '../../src/api/security/rate-limit.js';
import { firstAdministrators } from '../../src/launcher/first-administrator.js';
import { Api } from '../api/support/api-world.js';
import { HERE, settle } from '../api/support/sample-county.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const CHOSEN = 'Luo-shui 2031';

describe('the hardened door', () => {
  let database: TestDatabase;
  let api: Api;
  let admins: Awaited<ReturnType<typeof firstAdministrators>>;
  beforeAll(async () => {
    database = await startTestDatabase();
    admins = await firstAdministrators(database.url);
    await settle(database.source);
    api = await Api.start(
      readEnvironment({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1',
        PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
        MODE: 'live',
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const post = (path: string, body: object, token?: string) =>
    fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  const get = (path: string, token: string) =>
    fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const signIn = async (login: string, password: string) =>
    ((await (await post('/api/login', { login, password })).json()) as { token: string }).token;

  it('begins with three administrators, each with a password of its own, and makes no second set', async () => {
    expect(admins.map(({ login }) => login)).toEqual(['system.admin', 'security.admin', 'audit.admin']);
    expect(new Set(admins.map(({ password }) => password)).size).toBe(3);
    expect(await firstAdministrators(database.url)).toEqual([]);
  });

  it('opens nothing with a one-time password but the way to another', async () => {
    const { login, password } = admins[2] ?? { login: '', password: '' };
    const first = await signIn(login, password);
    const shut = await get('/api/audit', first);
    expect(shut.status).toBe(403);
    expect(await shut.json()).toMatchObject({ code: 'password_due' });
    expect((await get('/api/me', first)).status).toBe(200);
    const second = await signIn(login, password);
    const change = (current: string, next: string) => post('/api/password', { current, next }, first);
    for (const [next, code] of [
      ['Short-1', 'password_short'],
      ['alllowercase1', 'password_simple'],
      ['Audit.Admin-2031', 'password_has_login'],
      [password, undefined],
    ] as const) {
      const answer = await change(password, next);
      expect(answer.status).toBe(422);
      if (code !== undefined) expect(await answer.json()).toMatchObject({ code });
    }
    expect(await (await change('not it', CHOSEN)).json()).toMatchObject({ code: 'wrong_password' });
    expect((await change(password, CHOSEN)).status).toBe(204);
    expect((await get('/api/audit', first)).status).toBe(200);
    expect((await get('/api/me', second)).status).toBe(401);
    expect((await post('/api/login', { login, password })).status).toBe(401);
    const audit = await (await get('/api/audit?action=password.change', first)).text();
    for (const secret of [password, CHOSEN]) expect(audit + api.log.join('')).not.toContain(secret);
  });

  it('does not let a session left open be used to guess the password', async () => {
    const { login, password } = admins[0] ?? { login: '', password: '' };
    const token = await signIn(login, password);
    const statuses: number[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      statuses.push((await post('/api/password', { current: `guess ${nth}`, next: CHOSEN }, token)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 423]);
  });

  it('ends a session that nobody has used for half an hour, and keeps one that is used', async () => {
    const token = await api.tokenOf(HERE.principal);
    const idle = (ms: number) =>
      database.source.query(`UPDATE session SET seen_at = now() - $2 * interval '1 ms' WHERE account = $1`, [
        HERE.principal.user,
        ms,
      ]);
    await idle(IDLE_MS - 5_000);
    expect((await get('/api/me', token)).status).toBe(200);
    await idle(120_000);
    expect((await get('/api/me', token)).status).toBe(200);
    const [{ fresh }] = await database.source.query<[{ fresh: boolean }]>(
      `SELECT seen_at > now() - interval '1 minute' AS fresh FROM session WHERE account = $1`,
      [HERE.principal.user],
    );
    expect(fresh).toBe(true);
    await idle(IDLE_MS + 1_000);
    expect((await get('/api/me', token)).status).toBe(401);
  });

  it('tells browsers to run, frame and remember nothing of an answer', async () => {
    const { headers } = await fetch(`${api.url}/api/cases`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('slows down whoever signs in or asks too fast, and nobody else', async () => {
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => post('/api/login', { login: 'x', password: '' })),
    );
    const slowed = answers.filter(({ status }) => status === 429);
    expect(slowed.length).toBeGreaterThan(0);
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await slowed[0]?.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await get('/api/me', await api.tokenOf(HERE.registrar))).status).toBe(200);
  });

  it('forgets after a minute', () => {
    let time = 0;
    const limit = limitRates({ logins: 1, requests: 2 }, () => time);
    const asked = () => {
      let passed = false;
      const request = { method: 'GET', path: '/api/me', ip: '10.0.0.1', header: () => undefined };
      limit(request as never, { setHeader: () => undefined } as never, (problem?: unknown) => {
        passed = problem === undefined;
      });
      return passed;
    };
    expect([asked(), asked(), asked()]).toEqual([true, true, false]);
    time = 60_001;
    expect(asked()).toBe(true);
  });
});
