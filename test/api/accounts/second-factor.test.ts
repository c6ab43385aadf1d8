import { Secret, TOTP } from 'otpauth';
import { useDataKeys } from '../../../src/persistence/data-keys.js';
import { sealSecondFactors, secondFactorOf } from '../../../src/persistence/readers/second-factors.js';
import { writeSetting } from '../../../src/persistence/readers/cases-settings.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { addAccount, PASSWORD, startApi, type TestApi } from './start-api.js';

const OFFICE = '3137099001-7-2';

describe('a second factor', () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await startTestDatabase();
    api = await startApi(database.source, []);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  type Body = Record<string, unknown>;
  const ask = async (
    token: string | null,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body, headers: answer.headers };
  };
  const signIn = async (login: string) => (await ask(null, '/login', { login, password: PASSWORD })).body;
  const tokenOf = async (login: string) => String((await signIn(login))['token']);
  const codeAt = (secret: string, timestamp: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
  const earlier = (secret: string) => codeAt(secret, Date.now() - 30_000);
  const later = (secret: string) => codeAt(secret, Date.now() + 30_000);
  const now = (secret: string) => codeAt(secret, Date.now());

  const person = async (login: string) => {
    await addAccount(database.source, login, 'class_teacher', OFFICE);
    return tokenOf(login);
  };
  /** As if the code shown then had been of long ago: no test must wait for the next. */
  const enrolled = async (login: string) => {
    const token = await person(login);
    const secret = String((await ask(token, '/me/second-factor', {})).body['secret']);
    const { body } = await ask(token, '/me/second-factor/confirm', { code: now(secret) });
    await database.source.query('UPDATE second_factor SET last_step = 0 WHERE account = $1', [
      await accountOf(login),
    ]);
    return { token, secret, recovery: body['recoveryCodes'] as string[] };
  };
  const accountOf = async (login: string) => {
    const [row] = await database.source.query<{ code: string }[]>(
      'SELECT code FROM account WHERE login = $1',
      [login],
    );
    return row?.code ?? '';
  };

  it('is enrolled with a secret told once, sealed at rest, and confirmed by its first code', async () => {
    const token = await person('f.enrols');
    expect((await ask(token, '/me/second-factor')).body).toMatchObject({ on: false, due: false });
    const { body } = await ask(token, '/me/second-factor', {});
    const secret = String(body['secret']);
    expect(body['uri']).toContain(`secret=${secret}`);
    expect((await signIn('f.enrols'))['token']).toBeDefined();
    expect((await ask(token, '/me/second-factor/confirm', { code: '000000' })).body).toMatchObject({
      code: 'wrong_code',
    });
    const confirmed = await ask(token, '/me/second-factor/confirm', { code: now(secret) });
    expect(confirmed.status).toBe(200);
    const recovery = confirmed.body['recoveryCodes'] as string[];
    expect(recovery).toHaveLength(10);
    expect((await ask(token, '/me/second-factor')).body).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    const stored = JSON.stringify(await database.source.query('SELECT * FROM second_factor, recovery_code'));
    for (const told of [secret, ...recovery]) expect(stored).not.toContain(told);
    expect((await ask(token, '/me/second-factor', {})).body).toMatchObject({ code: 'second_factor_on' });
  });

  it('ends whatever other session there is when it is enrolled', async () => {
    const other = await person('f.others');
    const token = await tokenOf('f.others');
    const secret = String((await ask(token, '/me/second-factor', {})).body['secret']);
    await ask(token, '/me/second-factor/confirm', { code: now(secret) });
    expect((await ask(other, '/me')).status).toBe(401);
    expect((await ask(token, '/me')).status).toBe(200);
  });

  it('cannot be tied to the account by whoever finds a desk left alone', async () => {
    const token = await person('f.desk');
    await database.source.query(
      `UPDATE session SET created_at = now() - interval '16 minutes' WHERE account = $1`,
      [await accountOf('f.desk')],
    );
    expect(await ask(token, '/me/second-factor', {})).toMatchObject({
      status: 409,
      body: { code: 'sign_in_again' },
    });
  });

  it('is asked for at sign-in: the password alone opens nothing', async () => {
    const { secret } = await enrolled('f.asked');
    const first = await signIn('f.asked');
    expect(first).toEqual({ next: 'code', ticket: expect.any(String) });
    expect((await ask(String(first['ticket']), '/me')).status).toBe(401);
    expect((await ask(null, '/login/code', { code: now(secret) })).status).toBe(401);
    const through = await ask(null, '/login/code', { ticket: first['ticket'], code: now(secret) });
    expect(through.status).toBe(200);
    expect((await ask(String(through.body['token']), '/me')).status).toBe(200);
    // The ticket is used up.
    const again = await ask(null, '/login/code', { ticket: first['ticket'], code: later(secret) });
    expect(again).toMatchObject({ status: 401, body: { code: 'sign_in_expired' } });
  });

  it('lets the browser hold the ticket', async () => {
    const { secret } = await enrolled('f.cookie');
    const first = await ask(null, '/login', { login: 'f.cookie', password: PASSWORD });
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sign_in=[^;]+; .*Path=\/api\/login; .*HttpOnly; SameSite=Lax/);
    const [pair = ''] = cookie.split(';');
    expect((await ask(null, '/login/code', { code: now(secret) }, { cookie: pair })).status).toBe(200);
  });

  it('takes a code once, also from two at the same time', async () => {
    const { secret } = await enrolled('f.replay');
    const tickets = await Promise.all([signIn('f.replay'), signIn('f.replay'), signIn('f.replay')]);
    const code = now(secret);
    const answers = await Promise.all(
      tickets.map(({ ticket }) => ask(null, '/login/code', { ticket, code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    // An older code than the one used is gone as well.
    const { ticket } = await signIn('f.replay');
    expect(await ask(null, '/login/code', { ticket, code: earlier(secret) })).toMatchObject({
      status: 401,
      body: { code: 'wrong_code' },
    });
    expect((await ask(null, '/login/code', { ticket, code: later(secret) })).status).toBe(200);
  });

  it('takes each recovery code once', async () => {
    const { token, recovery } = await enrolled('f.lost');
    const use = async (code: string) => {
      const { ticket } = await signIn('f.lost');
      return (await ask(null, '/login/code', { ticket, code })).status;
    };
    expect(await use(String(recovery[0]).toLowerCase())).toBe(200);
    expect(await use(String(recovery[0]))).toBe(401);
    expect(await use(String(recovery[1]))).toBe(200);
    expect((await ask(token, '/me/second-factor')).body).toMatchObject({ recoveryCodesLeft: 8 });
  });

  it('locks after five wrong codes, also with a new ticket', async () => {
    const { secret } = await enrolled('f.guessed');
    const statuses: number[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      const { ticket } = await signIn('f.guessed');
      statuses.push((await ask(null, '/login/code', { ticket, code: '000000' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 423]);
    const { ticket } = await signIn('f.guessed');
    expect((await ask(null, '/login/code', { ticket, code: now(secret) })).status).toBe(423);
  });

  it('lets nobody wait ten minutes between password and code, nor in whose account was closed', async () => {
    const { secret } = await enrolled('f.slow');
    const { ticket } = await signIn('f.slow');
    await database.source.query(`UPDATE sign_in_step SET expires_at = now() - interval '1 second'`);
    expect((await ask(null, '/login/code', { ticket, code: now(secret) })).status).toBe(401);
    const { ticket: second } = await signIn('f.slow');
    await database.source.query(`UPDATE account SET active = false WHERE login = 'f.slow'`);
    expect((await ask(null, '/login/code', { ticket: second, code: now(secret) })).status).toBe(401);
  });

  it('must be enrolled before anything else where the county asks it of the post', async () => {
    const token = await person('f.required');
    const rules = (secondFactorFor: string[]) =>
      writeSetting(
        database.source.manager,
        'sign_in',
        { passwordsForWork: true, secondFactorFor },
        new Date(),
      );
    await rules(['class_teacher']);
    try {
      expect((await ask(token, '/me')).body).toMatchObject({ due: 'second_factor' });
      expect((await ask(token, '/accounts')).body).toMatchObject({ code: 'second_factor_due' });
      const secret = String((await ask(token, '/me/second-factor', {})).body['secret']);
      expect((await ask(token, '/me/second-factor/confirm', { code: now(secret) })).status).toBe(200);
      expect((await ask(token, '/me')).body).not.toHaveProperty('due');
      expect((await ask(token, '/accounts')).body).toMatchObject({ code: 'not_your_role' });
    } finally {
      await rules([]);
    }
  });

  it('is sealed anew when the keys rotate', async () => {
    const { secret } = await enrolled('f.rotated');
    const account = await accountOf('f.rotated');
    useDataKeys([{ id: 'next', key: Buffer.alloc(32, 9) }]);
    expect(await sealSecondFactors(database.source.manager)).toBeGreaterThan(0);
    expect(await sealSecondFactors(database.source.manager)).toBe(0);
    const [row] = await database.source.query<{ secret: string }[]>(
      'SELECT secret FROM second_factor WHERE account = $1',
      [account],
    );
    expect(row?.secret).toMatch(/^v1:next:/);
    expect((await secondFactorOf(database.source.manager, account))?.secret).toBe(secret);
  });

  it('stands in the audit by its way, never with a code', async () => {
    const rows = await database.source.query<{ detail: string | null; code: string | null }[]>(
      `SELECT detail, code FROM audit_entry WHERE action = 'session.open'`,
    );
    const details = rows.map(({ detail }) => detail);
    for (const way of ['password', 'password, code asked', 'password, totp', 'password, recovery']) {
      expect(details).toContain(way);
    }
    expect(JSON.stringify(rows)).not.toMatch(/\d{6}/);
  });
});
