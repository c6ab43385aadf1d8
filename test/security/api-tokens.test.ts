import { machineDoorsOf } from '../../src/domain/access/machine-doors.js';
import { addDays } from '../../src/domain/calendar/plain-date.js';
import { dayOfAccess } from '../../src/domain/access/post.js';
import { ACT_NAMES } from '../../src/domain/ladder/acts/act-names.js';
import { ROUTES } from '../../src/domain/access/route-permissions.js';
import { ApiWorld, type Answer } from '../api/support/api-world.js';
import { enrol, HERE } from '../api/support/sample-county.js';
import { PLACE } from '../support/people.js';
import { seat } from '../support/seat.js';

const ADMINS = {
  system: { user: 'u-9001', role: 'system_admin', office: PLACE.county },
  security: { user: 'u-9002', role: 'security_admin', office: PLACE.county },
} as const;
const TODAY = dayOfAccess(new Date());

describe('tokens for machines', () => {
  let world: ApiWorld;
  const child = 'p-machineaaa';
  beforeAll(async () => {
    world = await ApiWorld.start();
    for (const admin of Object.values(ADMINS)) await seat(world.database, admin);
    await enrol(world.database, { code: child });
  }, 180_000);
  afterAll(() => world?.stop());

  type By = { readonly user: string };
  const post = (by: By, path: string, body: object = {}): Promise<Answer<Record<string, unknown>>> =>
    world.api.ask(by as never, 'POST', `/api/api-tokens${path}`, { body });
  const FEED = {
    name: '柳河中学门禁考勤',
    role: 'registrar',
    office: PLACE.school,
    doors: ['POST /attendance'],
    expiresOn: addDays(TODAY, 300),
  };
  const propose = async (wanted: object = {}) => {
    const { body } = await post(ADMINS.system, '', { ...FEED, ...wanted });
    return { code: String(body['code']), token: String(body['token']) };
  };
  const issued = async (wanted: object = {}) => {
    const proposed = await propose(wanted);
    expect((await post(ADMINS.security, `/${proposed.code}/confirm`)).status).toBe(204);
    return proposed;
  };
  const use = async (token: string, route: string, body?: object) => {
    const [method = 'GET', path = ''] = route.split(' ');
    const answer = await fetch(`${world.api.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? { nonsense: true }) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const marks = () => ({ marks: [{ pupil: child, date: '2025-09-08', kind: 'present' }] });

  it('open nothing until a second person has confirmed them', async () => {
    const { code, token } = await propose();
    expect(token).toMatch(/^nol_[\w-]{43}$/);
    expect((await use(token, 'POST /attendance', marks())).status).toBe(401);
    expect((await post(ADMINS.system, `/${code}/confirm`)).status).toBe(403);
    expect((await post(ADMINS.security, `/${code}/confirm`)).status).toBe(204);
    expect((await use(token, 'POST /attendance', marks())).status).toBe(200);
    expect((await post(ADMINS.security, `/${code}/confirm`)).body).toMatchObject({
      code: 'token_not_waiting',
    });
  });

  it('are not confirmed by who proposed them, even if a person should come to hold both posts', async () => {
    const { code } = await propose();
    await world.database.query(`UPDATE api_token SET proposed_by = $2 WHERE code = $1`, [
      code,
      ADMINS.security.user,
    ]);
    expect((await post(ADMINS.security, `/${code}/confirm`)).body).toMatchObject({ code: 'own_proposal' });
    await expect(
      world.database.query(
        `UPDATE api_token SET confirmed_by = proposed_by, confirmed_at = now() WHERE code = $1`,
        [code],
      ),
    ).rejects.toThrow(/check constraint/);
  });

  it('are kept as digests and shown by their codes', async () => {
    const { code, token } = await issued();
    await use(token, 'POST /attendance', marks());
    const stored = JSON.stringify(await world.database.query('SELECT * FROM api_token'));
    expect(stored).not.toContain(token);
    const { body } = await world.api.ask<{ items: Record<string, unknown>[] }>(
      ADMINS.security as never,
      'GET',
      '/api/api-tokens',
    );
    const shown = body.items.find((item) => item['code'] === code);
    expect(shown).toMatchObject({
      name: FEED.name,
      proposedBy: ADMINS.system.user,
      confirmedBy: ADMINS.security.user,
      lastUsedOn: TODAY,
      expiresOn: FEED.expiresOn,
    });
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{64}|nol_/);
  });

  it('go through the doors they were given, and through no other', async () => {
    const doors = machineDoorsOf('registrar').filter((door) => door !== 'GET /pupils');
    const { token } = await issued({ doors });
    const open: string[] = [];
    for (const [route, rule] of Object.entries(ROUTES)) {
      if (rule.roles === 'public') continue;
      for (const act of rule.roles === 'act' ? ACT_NAMES : [undefined]) {
        const door = act === undefined ? route : route.replace(':act', act);
        const { status, body } = await use(
          token,
          door.replace(':caseNo', 'NOL-2025-999999').replace(':code', child).replace(/:\w+/g, 'u-nobody'),
        );
        expect([200, 403, 404, 409, 422, 503]).toContain(status);
        if (body['code'] !== 'not_for_this_token') open.push(door);
      }
    }
    expect(open.sort()).toEqual([...doors].sort());
  }, 60_000);

  it.each([
    [
      'a decision',
      { role: 'bureau_head', office: PLACE.county, doors: ['POST /cases/:caseNo/acts/approvePaper'] },
    ],
    ['every act', { doors: ['POST /cases/:caseNo/acts/:act'] }],
    ['accounts', { doors: ['POST /accounts'] }],
    ['what its role may not', { role: 'principal', doors: ['POST /rosters/import'] }],
    ['the telephone numbers', { doors: ['POST /pupils/:code/unmask'] }],
    ['nothing at all', { doors: [] }],
    ['the work of an administrator', { role: 'system_admin', office: PLACE.county }],
    ['an office that is none of its role', { office: PLACE.county }],
    ['a day that has gone', { expiresOn: addDays(TODAY, -1) }],
    ['more than a year', { expiresOn: addDays(TODAY, 366) }],
  ])('cannot be given %s', async (_, wanted) => {
    expect((await post(ADMINS.system, '', { ...FEED, ...wanted })).status).toBe(422);
  });

  it('stay within their office', async () => {
    const { token } = await issued({ doors: ['GET /pupils/:code', 'GET /pupils'] });
    expect((await use(token, `GET /pupils/${child}`)).status).toBe(200);
    const elsewhere = await issued({ doors: ['GET /pupils/:code'], office: '3137000002' });
    expect((await use(elsewhere.token, `GET /pupils/${child}`)).status).toBe(404);
  });

  it('end on their day, and at once when somebody revokes them', async () => {
    const last = await issued({ expiresOn: TODAY });
    expect((await use(last.token, 'POST /attendance', marks())).status).toBe(200);
    await world.database.query(`UPDATE api_token SET expires_on = $2::date - 1 WHERE code = $1`, [
      last.code,
      TODAY,
    ]);
    expect((await use(last.token, 'POST /attendance', marks())).status).toBe(401);
    for (const by of Object.values(ADMINS)) {
      const { code, token } = await issued();
      expect((await post(by, `/${code}/revoke`)).status).toBe(204);
      expect((await use(token, 'POST /attendance', marks())).status).toBe(401);
      expect((await post(ADMINS.security, `/${code}/confirm`)).status).toBe(409);
    }
  });

  it('are worth nothing in a cookie', async () => {
    const { token } = await issued({ doors: ['GET /pupils'] });
    const answer = await fetch(`${world.api.url}/api/pupils`, { headers: { cookie: `session=${token}` } });
    expect(answer.status).toBe(401);
  });

  it('stand in the audit with their code at every use, and with their making', async () => {
    const { code, token } = await issued();
    await use(token, 'POST /attendance', marks());
    await use(token, 'GET /pupils');
    const entries = await world.database.query<Record<string, string>[]>(
      `SELECT actor_user, actor_role, actor_office, action, object, result, code FROM audit_entry
        WHERE actor_user = $1 OR object = $1 ORDER BY seq`,
      [code],
    );
    expect(entries).toMatchObject([
      { actor_user: ADMINS.system.user, action: 'api_token.propose', result: 'allowed' },
      { actor_user: ADMINS.security.user, action: 'api_token.confirm', result: 'allowed' },
      { actor_user: code, actor_role: 'registrar', actor_office: PLACE.school, action: 'attendance.record' },
      { actor_user: code, action: 'child.search', result: 'refused', code: 'not_for_this_token' },
    ]);
    const everything = JSON.stringify(await world.database.query('SELECT * FROM audit_entry'));
    expect(everything + world.api.log.join('')).not.toContain(token);
  });

  it('are no business of those who work on cases', async () => {
    const { status } = await world.api.ask(HERE.bureau_head, 'GET', '/api/api-tokens');
    expect(status).toBe(403);
  });
});
