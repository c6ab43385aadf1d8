import { Secret, TOTP } from 'otpauth';
import { readEnvironment } from '../../../src/config/environment.js';
import { CLIENT, startIdentityProvider, type TestProvider } from '../../support/identity-provider.js';
import { PLACE } from '../../support/people.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Api } from '../support/api-world.js';
import { settle } from '../support/sample-county.js';
import { addAccount, PASSWORD } from './start-api.js';

const CONSOLE = 'https://school.example.org/';

describe('signing in with the county’s identity provider', () => {
  let database: TestDatabase;
  let provider: TestProvider;
  let api: Api;

  const environment = (extra: Record<string, string> = {}) =>
    readEnvironment({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
      MODE: 'trial',
      PUBLIC_URL: CONSOLE,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_LABEL: '云岭统一认证',
      ...extra,
    });

  beforeAll(async () => {
    database = await startTestDatabase();
    await settle(database.source);
    provider = await startIdentityProvider(CONSOLE);
    api = await Api.start(environment());
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await provider?.stop();
    await database?.stop();
  });

  const post = (path: string, body: object, headers: Record<string, string> = {}, at = api) =>
    fetch(`${at.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  /** The button, as the console presses it. */
  const begin = async (at = api) => {
    const answer = await post('/api/login/provider', {}, {}, at);
    const { goTo } = (await answer.json()) as { goTo: string };
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { goTo, cookie, attributes: answer.headers.get('set-cookie') ?? '' };
  };
  const tell = async (answer: string, cookie: string, at = api) => {
    const response = await post('/api/login/provider/answer', { answer }, { cookie }, at);
    return {
      status: response.status,
      body: (await response.json()) as Record<string, string>,
      headers: response.headers,
    };
  };
  const signIn = async (subject: string, at = api) => {
    const { goTo, cookie } = await begin(at);
    return tell((await provider.signIn(goTo, subject)).search, cookie, at);
  };
  const person = async (login: string) => {
    await addAccount(database.source, login, 'registrar', PLACE.school);
    provider.claims.set(`subject of ${login}`, { preferred_username: login });
    return `subject of ${login}`;
  };
  const token = (body: object) => (body as { token: string }).token;

  it('tells the login page of the button, and asks with PKCE, state and nonce', async () => {
    const ways = await (await fetch(`${api.url}/api/login/ways`)).json();
    expect(ways).toEqual({ provider: '云岭统一认证' });
    const { goTo, attributes } = await begin();
    const asked = new URL(goTo).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const each of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(each)?.length).toBeGreaterThan(20);
    expect(attributes).toMatch(/HttpOnly/);
    expect(attributes).toMatch(/SameSite=Lax/);
    expect(attributes).toMatch(/Path=\/api\/login;/);
  });

  it('lets in the person whose login the provider names, and ends both sessions', async () => {
    const { status, body, headers } = await signIn(await person('p.known'));
    expect([status, body['code']]).toEqual([200, undefined]);
    expect(headers.get('set-cookie')).toContain(`session=${token(body)}`);
    const me = await fetch(`${api.url}/api/me`, { headers: { authorization: `Bearer ${token(body)}` } });
    expect(await me.json()).toMatchObject({ role: 'registrar', office: PLACE.school });
    const out = await post('/api/logout', {}, { authorization: `Bearer ${token(body)}` });
    const { goTo } = (await out.json()) as { goTo: string };
    expect(goTo).toContain(`${provider.issuer}/session/end?`);
    expect(new URL(goTo).searchParams.get('post_logout_redirect_uri')).toBe(CONSOLE);
    expect((await fetch(goTo)).status).toBe(200);
  });

  it('refuses a state it has not given out', async () => {
    const subject = await person('p.state');
    const { goTo, cookie } = await begin();
    const back = await provider.signIn(goTo, subject);
    back.searchParams.set('state', 'x'.repeat(43));
    expect(await tell(back.search, cookie)).toMatchObject({
      status: 401,
      body: { code: 'provider_answer_invalid' },
    });
  });

  it('refuses an answer that another browser has asked for', async () => {
    const subject = await person('p.stolen');
    const [victim, thief] = [await begin(), await begin()];
    const back = await provider.signIn(thief.goTo, subject);
    expect(await tell(back.search, victim.cookie)).toMatchObject({
      status: 401,
      body: { code: 'provider_answer_invalid' },
    });
    expect(await tell(back.search, '')).toMatchObject({ status: 401, body: { code: 'sign_in_expired' } });
  });

  it('takes an answer once, and a code once', async () => {
    const subject = await person('p.replayed');
    const { goTo, cookie } = await begin();
    const back = await provider.signIn(goTo, subject);
    expect((await tell(back.search, cookie)).status).toBe(200);
    expect(await tell(back.search, cookie)).toMatchObject({ status: 401, body: { code: 'sign_in_expired' } });
    // The same code under a state of one's own: now the provider says no.
    const again = await begin();
    back.searchParams.set('state', new URL(again.goTo).searchParams.get('state') ?? '');
    expect(await tell(back.search, again.cookie)).toMatchObject({
      status: 401,
      body: { code: 'provider_answer_invalid' },
    });
  });

  it('takes an answer only within ten minutes', async () => {
    const subject = await person('p.late');
    const { goTo, cookie } = await begin();
    const back = await provider.signIn(goTo, subject);
    await database.source.query(`UPDATE sign_in_step SET expires_at = now() - interval '1 second'`);
    expect(await tell(back.search, cookie)).toMatchObject({ status: 401, body: { code: 'sign_in_expired' } });
  });

  it('gives nobody an account', async () => {
    provider.claims.set('a stranger', { preferred_username: 'nobody.here' });
    const accounts = () => database.source.query('SELECT count(*) FROM account');
    const before = await accounts();
    expect(await signIn('a stranger')).toMatchObject({
      status: 403,
      body: { code: 'unknown_person', detail: '您的身份已核实，但本系统没有您的账号。' },
    });
    expect(await accounts()).toEqual(before);
  });

  it('does not let in whose account is closed', async () => {
    const subject = await person('p.closed');
    await database.source.query(`UPDATE account SET active = false WHERE login = 'p.closed'`);
    expect(await signIn(subject)).toMatchObject({ status: 403, body: { code: 'account_closed' } });
  });

  it('knows a person again under a new login, and nobody else under the old one', async () => {
    const subject = await person('p.renamed');
    expect((await signIn(subject)).status).toBe(200);
    provider.claims.set(subject, { preferred_username: 'another.name' });
    expect((await signIn(subject)).status).toBe(200);
    provider.claims.set('successor', { preferred_username: 'p.renamed' });
    expect(await signIn('successor')).toMatchObject({ status: 403, body: { code: 'other_person' } });
  });

  it('asks for no one-time password of those whom the provider knows', async () => {
    const subject = await person('p.due');
    await database.source.query(`UPDATE account SET password_due = true WHERE login = 'p.due'`);
    const { body } = await signIn(subject);
    const pupils = await fetch(`${api.url}/api/pupils`, {
      headers: { authorization: `Bearer ${token(body)}` },
    });
    expect(pupils.status).toBe(200);
  });

  it('may match another claim, but no address that was not verified', async () => {
    const other = await Api.start(environment({ OIDC_LOGIN_CLAIM: 'email' }));
    try {
      await person('ma@county.example');
      const claim = (verified: boolean) =>
        provider.claims.set('mail', { email: 'Ma@county.example', email_verified: verified });
      claim(false);
      expect(await signIn('mail', other)).toMatchObject({
        status: 403,
        body: { code: 'login_claim_missing' },
      });
      claim(true);
      expect((await signIn('mail', other)).status).toBe(200);
    } finally {
      await other.stop();
    }
  });

  it('says so when the provider is away, and goes on when it is back', async () => {
    const gone = await Api.start(environment({ OIDC_ISSUER: 'http://127.0.0.1:9' }));
    try {
      const answer = await post('/api/login/provider', {}, {}, gone);
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ code: 'provider_unavailable' });
    } finally {
      await gone.stop();
    }
  });

  it('may be the only way in for those who work on cases, never for administrators', async () => {
    const subject = await person('p.only');
    await addAccount(database.source, 'p.admin', 'security_admin', PLACE.county);
    const login = async (name: string) => {
      const answer = await post('/api/login', { login: name, password: PASSWORD });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    };
    const guard = (await login('p.admin')).body['token'] ?? '';
    const decide = (passwordsForWork: boolean) =>
      fetch(`${api.url}/api/security/sign-in-rules`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${guard}` },
        body: JSON.stringify({ passwordsForWork, secondFactorFor: [] }),
      });
    expect((await decide(false)).status).toBe(204);
    expect(await login('p.only')).toMatchObject({ status: 403, body: { code: 'password_sign_in_off' } });
    const failed = await fetch(`${api.url}/api/security/failed-sign-ins?limit=1`, {
      headers: { authorization: `Bearer ${guard}` },
    });
    expect(await failed.json()).toMatchObject({ items: [{ code: 'password_sign_in_off' }] });
    expect((await login('p.admin')).status).toBe(200);
    expect((await signIn(subject)).status).toBe(200);
    expect((await decide(true)).status).toBe(204);
    expect((await login('p.only')).status).toBe(200);
  });

  it('asks for the second factor as well, where one is enrolled', async () => {
    const subject = await person('p.factor');
    const { body } = await signIn(subject);
    const authorization = `Bearer ${token(body)}`;
    const begun = await post('/api/me/second-factor', {}, { authorization });
    const { secret } = (await begun.json()) as { secret: string };
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    expect((await post('/api/me/second-factor/confirm', { code: code() }, { authorization })).status).toBe(
      200,
    );
    await database.source.query('UPDATE second_factor SET last_step = 0');
    const half = await signIn(subject);
    expect(half.body).toEqual({ next: 'code', ticket: expect.any(String) });
    const whole = await post('/api/login/code', { ticket: half.body['ticket'], code: code() });
    expect(whole.status).toBe(200);
    const { items } = (await (
      await fetch(`${api.url}/api/me/sessions`, {
        headers: { authorization: `Bearer ${token((await whole.json()) as object)}` },
      })
    ).json()) as { items: { way: string; current: boolean }[] };
    expect(items.find(({ current }) => current)).toMatchObject({ way: 'provider' });
  });

  it('lets the security administrator untie a login from the person who held it', async () => {
    const subject = await person('p.handed');
    expect((await signIn(subject)).status).toBe(200);
    provider.claims.set('newcomer', { preferred_username: 'p.handed' });
    expect((await signIn('newcomer')).body).toMatchObject({ code: 'other_person' });
    const [account] = await database.source.query<{ code: string }[]>(
      `SELECT code FROM account WHERE login = 'p.handed'`,
    );
    const guard = await post('/api/login', { login: 'p.admin', password: PASSWORD });
    const authorization = `Bearer ${token((await guard.json()) as object)}`;
    const unlink = await post(
      `/api/security/accounts/${account?.code}/provider/unlink`,
      {},
      { authorization },
    );
    expect(unlink.status).toBe(204);
    expect((await signIn('newcomer')).status).toBe(200);
    expect((await signIn(subject)).body).toMatchObject({ code: 'other_person' });
  });

  it('puts each way in and each refusal into the audit, and no token into any log', async () => {
    const entries = await database.source.query<{ detail: string; code: string; actor_user: string }[]>(
      `SELECT detail, code, actor_user FROM audit_entry WHERE action = 'session.open'`,
    );
    expect(
      entries.filter(({ detail, actor_user }) => detail === 'provider' && actor_user).length,
    ).toBeGreaterThan(3);
    for (const code of ['unknown_person', 'account_closed', 'provider_answer_invalid', 'sign_in_expired']) {
      expect(entries.map((entry) => entry.code)).toContain(code);
    }
    expect(api.log.join('')).not.toMatch(/nobody\.here|eyJ|code=/);
  });
});
