import { EncryptionCodec } from '../../../src/temporal/payload-codec.js';
import { ACT_NAMES } from '../../../src/domain/ladder/acts/act-names.js';
import { eventually } from '../../support/case-world.js';
import { testCalendar } from '../../support/test-calendar.js';
import { ApiWorld, TODAY } from '../support/api-world.js';
import { enrol, HERE, THERE } from '../support/sample-county.js';

describe('looking after the county', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  const report = async () => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.class_teacher, pupil);
    return { pupil, caseNo: body.caseNo };
  };

  it('publishes a calendar to the open cases and to those that open later', async () => {
    const { pupil } = await report();
    const body = {
      coverYears: [2025, 2026],
      terms: testCalendar.terms,
      closures: [{ from: '2025-09-22', to: '2025-09-24', reason: '防汛停课' }],
    };
    expect(await world.api.ask(HERE.principal, 'POST', '/api/oversight/calendar', { body })).toMatchObject({
      status: 403,
    });
    const published = await world.api.ask(HERE.bureau_officer, 'POST', '/api/oversight/calendar', { body });
    expect(published).toMatchObject({
      status: 200,
      body: { coveredYears: [2025, 2026], cases: { open: 1, waiting: 0 } },
    });
    await eventually(async () =>
      expect((await world.cases.state(pupil)).calendar.closures).toEqual(body.closures),
    );
    const later = await report();
    expect((await world.cases.state(later.pupil)).calendar.closures).toEqual(body.closures);
  });

  it('publishes no calendar for a year without data, and names the faulty entry', async () => {
    const publish = (body: object) =>
      world.api.ask(HERE.bureau_officer, 'POST', '/api/oversight/calendar', { body });
    expect(await publish({ coverYears: [2031] })).toMatchObject({
      status: 422,
      body: { code: 'calendar_data_missing', field: 'coverYears', value: '2031' },
    });
    expect(
      await publish({
        coverYears: [2026],
        closures: [{ from: '2026-06-08', to: '2026-06-07', reason: 'x' }],
      }),
    ).toMatchObject({ status: 422, body: { errors: [{ path: 'closures.0' }] } });
  });

  it('sends a dead mail again, and an uncertain one only to who accepts a double', async () => {
    const { caseNo } = await report();
    for (const [key, status] of [
      ['dead-1', 'dead'],
      ['lost-1', 'uncertain'],
    ]) {
      await world.database.query(
        `INSERT INTO mail_outbox (key, case_no, template, role, office, facts, status, attempts, next_attempt_at, created_at)
         VALUES ($1, $2, 'task', 'principal', '3137000001', '{}', $3, 5, now() + interval '1 day', now())`,
        [key, caseNo, status],
      );
    }
    await world.database.query(
      `INSERT INTO mail_attempt (mail_key, attempted_at, result, answer) VALUES ('dead-1', now(), 'refused', '550')`,
    );
    const listed = await world.api.ask(HERE.supervisor, 'GET', '/api/oversight/mails?status=dead');
    expect(listed.body).toMatchObject({ items: [{ key: 'dead-1', answer: '550', roleLabel: '校长' }] });
    const retry = (by: typeof HERE.principal, key: string, body: object = {}) =>
      world.api.ask(by, 'POST', `/api/oversight/mails/${key}/retry`, { body });
    expect(await retry(HERE.supervisor, 'dead-1')).toMatchObject({ status: 403 });
    expect(await retry(HERE.bureau_officer, 'dead-1')).toMatchObject({
      status: 200,
      body: { status: 'pending' },
    });
    expect(await retry(HERE.bureau_officer, 'dead-1')).toMatchObject({ status: 409 });
    expect(await retry(HERE.bureau_officer, 'lost-1')).toMatchObject({
      status: 409,
      body: { code: 'may_be_doubled' },
    });
    expect(await retry(HERE.bureau_officer, 'lost-1', { acceptDuplicate: true })).toMatchObject({
      status: 200,
    });
    expect(await retry(HERE.bureau_officer, 'nothing')).toMatchObject({ status: 404 });
  });

  it('decrypts for the Temporal UI what a head may see, and for no other page', async () => {
    const plain = {
      metadata: { encoding: Buffer.from('json/plain').toString('base64') },
      data: Buffer.from('{"caseNo":"NOL-1"}').toString('base64'),
    };
    const origin = new URL(world.cases.stack.temporalUiUrl as string).origin;
    const codec = (by: typeof HERE.principal, path: string, payloads: unknown, headers = {}) =>
      world.api.ask<{ payloads: (typeof plain)[] }>(by, 'POST', `/api/codec/${path}`, {
        body: { payloads },
        headers,
      });
    const encoded = (await codec(HERE.bureau_head, 'encode', [plain])).body.payloads;
    expect(encoded[0]?.data).not.toBe(plain.data);
    const decoded = await codec(HERE.bureau_head, 'decode', encoded, { origin });
    expect(decoded.body.payloads).toEqual([plain]);
    expect(decoded.headers.get('access-control-allow-origin')).toBe(origin);
    expect(decoded.headers.get('access-control-allow-credentials')).toBe('true');
    const foreign = await codec(HERE.bureau_head, 'decode', encoded, { origin: 'http://evil.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(await codec(HERE.principal, 'decode', encoded)).toMatchObject({ status: 403 });
    expect((await world.api.ask(null, 'OPTIONS', '/api/codec/decode', { headers: { origin } })).status).toBe(
      204,
    );

    const [stranger] = await new EncryptionCodec([{ id: 'other', key: Buffer.alloc(32, 1) }]).encode([
      { metadata: {}, data: Buffer.from('{}') },
    ]);
    const foreignKey = {
      metadata: Object.fromEntries(
        Object.entries(stranger?.metadata ?? {}).map(([name, value]) => [
          name,
          Buffer.from(value).toString('base64'),
        ]),
      ),
      data: Buffer.from(stranger?.data ?? []).toString('base64'),
    };
    expect(await codec(HERE.bureau_head, 'decode', [foreignKey])).toMatchObject({
      status: 422,
      body: { code: 'undecodable' },
    });
  });

  it('lets the Temporal UI use the cookie of whoever looks at it, and no other page', async () => {
    const { Sessions } = await import('../../../src/api/accounts/sessions.js');
    const token = await world.api.app.get(Sessions, { strict: false }).open(HERE.bureau_head.user);
    const from = (origin: string) =>
      world.api.ask(null, 'POST', '/api/codec/decode', {
        body: { payloads: [] },
        headers: { cookie: `session=${token}`, origin },
      });
    expect((await from(new URL(world.cases.stack.temporalUiUrl as string).origin)).status).toBe(200);
    expect(await from('http://evil.example')).toMatchObject({
      status: 403,
      body: { code: 'csrf_header_missing' },
    });
  });

  it('describes every act with its fields, an example and its problems', async () => {
    type Document = {
      paths: Record<
        string,
        Record<
          string,
          {
            summary?: string;
            responses: object;
            requestBody?: { content: Record<string, { example: unknown }> };
          }
        >
      >;
      components: { schemas: Record<string, unknown> };
    };
    const { body } = await world.api.ask<Document>(null, 'GET', '/api/openapi.json');
    for (const act of ACT_NAMES)
      expect(body.paths).toHaveProperty([`/api/cases/{caseNo}/acts/${act}`, 'post']);
    const visit = body.paths['/api/cases/{caseNo}/acts/recordHomeVisit']?.['post'];
    expect(visit?.summary).toBe('记录家访');
    expect(visit?.requestBody?.content['application/json']?.example).toMatchObject({
      input: { visitedOn: '2026-03-02', participants: ['homeroom'], outcome: 'promised' },
    });
    expect(Object.keys(visit?.responses ?? {})).toEqual(expect.arrayContaining(['200', '409', '422', '503']));
    expect(body.paths).not.toHaveProperty(['/api/cases/{caseNo}/acts/{act}']);
    for (const [, name] of JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(Object.keys(body.components.schemas)).toContain(name);
    }
    expect(JSON.stringify(body)).not.toContain('#/$defs');
    for (const operations of Object.values(body.paths)) {
      for (const operation of Object.values(operations)) expect(operation.summary).toMatch(/\p{Script=Han}/u);
    }
  });

  // The last two move the county's clock: nothing after them can count on its date.
  it('moves the drill clock of every open case forward, never back', async () => {
    const { pupil, caseNo } = await report();
    const put = (by: typeof HERE.principal, body: object) =>
      world.api.ask<{ today: string }>(by, 'PUT', '/api/drill/clock', { body });
    expect((await world.api.ask(HERE.class_teacher, 'GET', '/api/drill/clock')).body).toMatchObject({
      today: TODAY,
      secondsPerDay: 3_600,
      paused: false,
    });
    expect(await put(HERE.principal, { pause: true })).toMatchObject({ status: 403 });
    expect(await put(HERE.bureau_officer, { jumpTo: '2025-09-14' })).toMatchObject({
      status: 422,
      body: { code: 'clock_goes_back', field: 'jumpTo', value: '2025-09-14' },
    });
    expect(await put(HERE.bureau_officer, {})).toMatchObject({ status: 422 });
    expect(await put(HERE.bureau_officer, { secondsPerDay: 86_400 })).toMatchObject({
      status: 422,
      body: { field: 'secondsPerDay', value: '86400' },
    });
    expect((await put(HERE.bureau_officer, { jumpTo: '2025-10-20' })).body).toMatchObject({
      today: '2025-10-20',
      cases: { waiting: 0 },
    });
    await eventually(async () =>
      expect(
        (await world.database.query(`SELECT rung FROM case_ledger WHERE case_no = $1`, [caseNo]))[0].rung,
      ).toBe('school_persuasion'),
    );
    expect((await world.cases.state(pupil)).seq).toBeGreaterThan(3);
    expect((await put(HERE.bureau_officer, { pause: true })).body).toMatchObject({
      today: '2025-10-20',
      paused: true,
    });
  });

  it('lists what is stuck without a child in it, to the inspector too and to each office its own', async () => {
    const { caseNo } = await report();
    await world.database.query(
      `UPDATE case_ledger SET stuck_since = '2025-10-10', view = jsonb_set(view, '{stuckSince}', '"2025-10-10"') WHERE case_no = $1`,
      [caseNo],
    );
    type Stuck = { items: { caseNo: string; stuckDays: number }[] };
    const stuck = (by: typeof HERE.principal, query = '') =>
      world.api.ask<Stuck>(by, 'GET', `/api/oversight/stuck${query}`);
    const { body } = await stuck(HERE.supervisor);
    expect(body.items).toMatchObject([{ caseNo, stuckDays: 10, school: { name: '柳河中学' } }]);
    expect(JSON.stringify(body)).not.toMatch(/王小明|p-\d|child/);
    expect((await stuck(HERE.supervisor, '?minDays=11')).body.items).toEqual([]);
    expect((await stuck(THERE.principal)).body.items).toEqual([]);
  });
});
