import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { addAccount, PASSWORD, startApi, type TestApi } from './start-api.js';

describe('signing in', () => {
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

  const login = (name: string, password: string) =>
    fetch(`${api.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: name, password }),
    });
  const teacher = async (name: string) => {
    await addAccount(database.source, name, 'class_teacher', '3137099001-7-2');
    return name;
  };
  const me = (headers: Record<string, string>) => fetch(`${api.url}/me`, { headers });

  it('answers with a token and a cookie that scripts cannot read', async () => {
    const answer = await login(await teacher('t.cookie'), PASSWORD);
    expect(answer.status).toBe(200);
    const { token, user } = (await answer.json()) as { token: string; user: object };
    expect(user).toEqual({
      user: expect.stringMatching(/^u-\d+$/),
      name: '测试人员',
      role: 'class_teacher',
      roleLabel: '班主任',
      office: '3137099001-7-2',
      officeName: '3137099001-7-2',
      posts: [expect.objectContaining({ role: 'class_teacher', office: '3137099001-7-2', active: true })],
      postOver: false,
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`session=${token};`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `session=${token}` }]) {
      expect(await (await me(headers)).json()).toEqual(user);
    }
  });

  it('keeps neither token nor password in the database', async () => {
    const { token } = (await (await login(await teacher('t.kept'), PASSWORD)).json()) as { token: string };
    const rows = await database.source.query<object[]>(
      `SELECT s.*, a.password_hash FROM session s JOIN account a ON a.code = s.account WHERE a.login = 't.kept'`,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    expect(JSON.stringify(rows)).toContain('$argon2id$');
  });

  it('turns away whoever is not signed in, with a wrong token, or after the session has ended', async () => {
    const { token } = (await (await login(await teacher('t.over'), PASSWORD)).json()) as { token: string };
    const bearer = { authorization: `Bearer ${token}` };
    expect((await me({})).status).toBe(401);
    expect((await me({ authorization: 'Bearer nonsense' })).status).toBe(401);
    await database.source.query(
      `UPDATE session SET expires_at = now() - interval '1 second'
       WHERE account = (SELECT code FROM account WHERE login = 't.over')`,
    );
    const late = await me(bearer);
    expect(late.status).toBe(401);
    expect(await late.json()).toMatchObject({ code: 'not_signed_in', detail: '登录已失效，请重新登录。' });
  });

  it('ends a session at once when its owner signs out or the account is closed', async () => {
    const name = await teacher('t.out');
    const tokens: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      tokens.push(((await (await login(name, PASSWORD)).json()) as { token: string }).token);
    }
    const [first, second] = tokens.map((token) => ({ authorization: `Bearer ${token}` }));
    const out = await fetch(`${api.url}/logout`, { method: 'POST', headers: first ?? {} });
    expect(out.status).toBe(200);
    expect((await me(first ?? {})).status).toBe(401);
    expect((await me(second ?? {})).status).toBe(200);
    await database.source.query(`UPDATE account SET active = false WHERE login = 't.out'`);
    expect((await me(second ?? {})).status).toBe(401);
    expect((await login(name, PASSWORD)).status).toBe(401);
  });

  it('refuses a change that rests on the cookie alone, and accepts it with X-Requested-With', async () => {
    const { token } = (await (await login(await teacher('t.csrf'), PASSWORD)).json()) as { token: string };
    const cookie = `session=${token}`;
    const forged = await fetch(`${api.url}/logout`, { method: 'POST', headers: { cookie } });
    expect(forged.status).toBe(403);
    expect(await forged.json()).toMatchObject({ code: 'csrf_header_missing' });
    expect((await me({ cookie })).status).toBe(200);
    const meant = await fetch(`${api.url}/logout`, {
      method: 'POST',
      headers: { cookie, 'x-requested-with': 'fetch' },
    });
    expect(meant.status).toBe(200);
  });

  it('cannot be made to sign a visitor in by a form on another page', async () => {
    const answer = await fetch(`${api.url}/login`, {
      method: 'POST',
      body: new URLSearchParams({ login: await teacher('t.form'), password: PASSWORD }),
    });
    expect(answer.status).toBe(415);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('gives the same answer for a wrong password and for a login nobody has', async () => {
    const wrong = await login(await teacher('t.wrong'), 'guess');
    const nobody = await login('t.nobody', 'guess');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const told = async (answer: Response) => ({ ...((await answer.json()) as object), instance: 'any' });
    expect(await told(wrong)).toEqual(await told(nobody));
  });

  it.each(['t.locked', 't.locked-nobody'])(
    'locks %s after five failures, for fifteen minutes',
    async (name) => {
      if (name === 't.locked') await teacher(name);
      // All at once: the count must hold against a race as well.
      const burst = await Promise.all(Array.from({ length: 12 }, () => login(name, 'guess')));
      expect(burst.map((answer) => answer.status).sort()).toEqual([
        ...Array(5).fill(401),
        ...Array(7).fill(423),
      ]);
      const locked = await login(name, PASSWORD);
      expect(locked.status).toBe(423);
      expect(await locked.json()).toMatchObject({
        code: 'login_locked',
        detail: '登录连续失败 5 次，已锁定，请 15 分钟后再试。',
      });
      await database.source.query(
        `UPDATE login_failure SET last_at = last_at - interval '15 minutes 1 second'`,
      );
      expect((await login(name, PASSWORD)).status).toBe(name === 't.locked' ? 200 : 401);
    },
  );

  it('forgets failures once somebody got in, and does not care how the login is capitalised', async () => {
    const name = await teacher('t.forgiven');
    for (let i = 0; i < 4; i += 1) await login(name, 'guess');
    expect((await login('T.Forgiven', PASSWORD)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await login(name, 'guess')).status).toBe(401);
    expect((await login(name, PASSWORD)).status).toBe(200);
  });

  it('names the field that is missing or not known', async () => {
    const answer = await fetch(`${api.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'x' }),
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'invalid_field',
      field: 'password',
      errors: [{ field: 'password', message: '须填写密码。' }],
    });
  });
});
