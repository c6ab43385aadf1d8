import { Secret, TOTP } from 'otpauth';
import { addAccount, PASSWORD, startApi, type TestApi } from '../api/accounts/start-api.js';
import { PLACE } from '../support/people.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[] };
}

describe('guarding who gets in', () => {
  let database: TestDatabase;
  let api: TestApi;
  let guard: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    api = await startApi(database.source, []);
    guard = await api.signIn('security_admin', PLACE.county);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const ask = async (token: string | null, path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const answer = await fetch(`${api.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'a browser for tests',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} } as Answer;
  };
  const login = (name: string, password = PASSWORD) => ask(null, '/login', { login: name, password });
  const person = async (name: string) => {
    await addAccount(database.source, name, 'class_teacher', PLACE.schoolClass);
    const { body } = await login(name);
    return { token: String(body['token']), user: (body['user'] as { user: string }).user };
  };
  const known = async (user: string) =>
    (await ask(guard, '/security/accounts')).body.items?.find((item) => item['user'] === user);

  it('shows everybody their own sessions, and lets them end one or all others', async () => {
    const { token } = await person('s.own');
    const [second, third] = [await login('s.own'), await login('s.own')].map(({ body }) =>
      String(body['token']),
    );
    const { items = [] } = (await ask(token, '/me/sessions')).body;
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items[0]).toMatchObject({ way: 'password', agent: 'a browser for tests', ip: expect.any(String) });
    expect(JSON.stringify(items)).not.toMatch(/[0-9a-f]{64}/);
    const own = (await ask(second ?? '', '/me/sessions')).body.items?.find(({ current }) => current);
    expect((await ask(token, `/me/sessions/${own?.['id']}/end`, {})).status).toBe(204);
    expect((await ask(second ?? '', '/me')).status).toBe(401);
    expect((await ask(token, `/me/sessions/${own?.['id']}/end`, {})).status).toBe(404);
    expect((await ask(token, '/me/other-sessions/end', {})).status).toBe(204);
    expect((await ask(third ?? '', '/me')).status).toBe(401);
    expect((await ask(token, '/me')).status).toBe(200);
  });

  it('lets nobody end the session of another', async () => {
    const [mine, theirs] = [await person('s.mine'), await person('s.theirs')];
    const [session] = (await ask(theirs.token, '/me/sessions')).body.items ?? [];
    expect((await ask(mine.token, `/me/sessions/${session?.['id']}/end`, {})).status).toBe(404);
    expect((await ask(theirs.token, '/me')).status).toBe(200);
  });

  it('lets the security administrator see and end sessions of others, at once', async () => {
    const { token, user } = await person('s.seen');
    expect(await known(user)).toMatchObject({
      login: 's.seen',
      sessions: 1,
      lockedUntil: null,
      secondFactor: false,
    });
    const { items = [] } = (await ask(guard, `/security/accounts/${user}/sessions`)).body;
    expect(items).toHaveLength(1);
    const wrong = { session: '00000000-0000-4000-8000-000000000000' };
    expect((await ask(guard, `/security/accounts/${user}/sessions/end`, wrong)).status).toBe(404);
    expect((await ask(guard, `/security/accounts/${user}/sessions/end`, {})).status).toBe(204);
    expect((await ask(token, '/me')).status).toBe(401);
    expect(await known(user)).toMatchObject({ sessions: 0 });
  });

  it('unlocks a login before its fifteen minutes are over', async () => {
    const { user } = await person('s.locked');
    for (let nth = 0; nth < 6; nth += 1) await login('s.locked', 'guess');
    expect((await login('s.locked')).status).toBe(423);
    const { lockedUntil } = (await known(user)) ?? {};
    const left = new Date(String(lockedUntil)).getTime() - Date.now();
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    expect((await ask(guard, `/security/accounts/${user}/unlock`, {})).status).toBe(204);
    expect((await known(user))?.['lockedUntil']).toBeNull();
    expect((await login('s.locked')).status).toBe(200);
  });

  it('resets a second factor, of others only, and ends what was open', async () => {
    const { token, user } = await person('s.factor');
    const reset = (whose: string) => ask(guard, `/security/accounts/${whose}/second-factor/reset`, {});
    expect((await reset(user)).body).toMatchObject({ code: 'no_second_factor' });
    const secret = String((await ask(token, '/me/second-factor', {})).body['secret']);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect((await ask(token, '/me/second-factor/confirm', { code })).status).toBe(200);
    expect((await login('s.factor')).body).toHaveProperty('next', 'code');
    expect(await known(user)).toMatchObject({ secondFactor: true });
    expect((await reset(user)).status).toBe(204);
    expect((await ask(token, '/me')).status).toBe(401);
    expect((await login('s.factor')).body).toHaveProperty('token');
    const me = (await ask(guard, '/me')).body['user'] as string;
    expect((await reset(me)).body).toMatchObject({ code: 'own_account' });
    expect((await reset('u-999999')).body).toMatchObject({ code: 'unknown_account' });
  });

  it('gives a forgotten password anew for one use, by the system administrator, and not past a second factor', async () => {
    const system = await api.signIn('system_admin', PLACE.county);
    const { token, user } = await person('s.forgot');
    const secret = String((await ask(token, '/me/second-factor', {})).body['secret']);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await ask(token, '/me/second-factor/confirm', { code });
    expect((await ask(guard, `/accounts/${user}/password`, {})).status).toBe(403);
    const { status, body } = await ask(system, `/accounts/${user}/password`, {});
    expect(status).toBe(200);
    const given = String(body['oneTimePassword']);
    expect((await ask(token, '/me')).status).toBe(401);
    expect((await login('s.forgot')).status).toBe(401);
    expect((await login('s.forgot', given)).body).toHaveProperty('next', 'code');
    await ask(guard, `/security/accounts/${user}/second-factor/reset`, {});
    const { body: back } = await login('s.forgot', given);
    expect((await ask(String(back['token']), '/me/sessions')).body).toMatchObject({ code: 'password_due' });
    const own = (await ask(system, '/me')).body['user'] as string;
    expect((await ask(system, `/accounts/${own}/password`, {})).body).toMatchObject({ code: 'own_account' });
    const audit = JSON.stringify(await database.source.query('SELECT * FROM audit_entry'));
    expect(audit).toContain('account.reissue_password');
    expect(audit).not.toContain(given);
  });

  it('shows failed sign-ins: whose, why and from where, never what was typed', async () => {
    const { user } = await person('s.failed');
    await login('s.failed', 'a mistyped secret');
    await login('mistyped.login', 'another secret');
    const { items = [] } = (await ask(guard, '/security/failed-sign-ins?limit=2')).body;
    expect(items).toEqual([
      {
        seq: expect.any(String),
        at: expect.any(String),
        user: null,
        code: 'wrong_login',
        ip: expect.any(String),
      },
      { seq: expect.any(String), at: expect.any(String), user, code: 'wrong_login', ip: expect.any(String) },
    ]);
    const next = (await ask(guard, `/security/failed-sign-ins?limit=2&before=${items[1]?.['seq']}`)).body;
    expect(next.items?.some(({ seq }) => seq === items[1]?.['seq'])).toBe(false);
    expect(JSON.stringify(items)).not.toContain('mistyped');
  });

  it('decides about passwords and second factors, but does not lock the county out', async () => {
    const decide = (rules: object) => ask(guard, '/security/sign-in-rules', rules, 'PUT');
    expect((await ask(guard, '/security/sign-in-rules')).body).toEqual({
      passwordsForWork: true,
      secondFactorFor: [],
    });
    // There is no provider here: without passwords nobody could work.
    expect(await decide({ passwordsForWork: false, secondFactorFor: [] })).toMatchObject({
      status: 422,
      body: { code: 'no_provider' },
    });
    expect((await decide({ passwordsForWork: true, secondFactorFor: ['emperor'] })).status).toBe(422);
    expect((await decide({ passwordsForWork: true, secondFactorFor: ['class_teacher'] })).status).toBe(204);
    const { token } = await person('s.ruled');
    expect((await ask(token, '/pupils')).status).not.toBe(200);
    expect((await ask(token, '/me')).body).toMatchObject({ due: 'second_factor' });
    await decide({ passwordsForWork: true, secondFactorFor: [] });
    expect((await ask(token, '/me')).body).not.toHaveProperty('due');
  });

  it('is the security administrator’s alone', async () => {
    for (const role of ['system_admin', 'audit_admin', 'bureau_head'] as const) {
      const token = await api.signIn(role, PLACE.county);
      for (const path of ['/security/accounts', '/security/failed-sign-ins', '/security/sign-in-rules']) {
        expect((await ask(token, path)).status).toBe(403);
      }
    }
    // And it is all they have: neither accounts nor the audit.
    expect((await ask(guard, '/accounts')).status).toBe(403);
    expect((await ask(guard, '/audit')).status).toBe(403);
  });

  it('leaves a trace of everything the security administrator does', async () => {
    const rows = await database.source.query<{ action: string; detail: string | null }[]>(
      `SELECT DISTINCT action, detail FROM audit_entry WHERE actor_role = 'security_admin' AND result = 'allowed'`,
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'security.accounts',
        'security.sessions',
        'security.end_sessions',
        'security.unlock',
        'security.reset_second_factor',
        'security.failed_sign_ins',
      ]),
    );
    expect(rows).toContainEqual({
      action: 'security.decide_rules',
      detail: 'passwords allowed, second factor: class_teacher',
    });
  });
});
