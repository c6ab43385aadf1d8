import { randomUUID } from 'node:crypto';
import { EncryptionCodec } from '../../../src/temporal/payload-codec.js';
import { ApiWorld, type Answer } from '../support/api-world.js';
import { enrol, HERE, THERE } from '../support/sample-county.js';

describe('reporting a child and acting on its case', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  const count = async (table: string) =>
    Number((await world.database.query(`SELECT count(*) AS n FROM ${table}`))[0].n);
  const opened = async () => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.class_teacher, pupil);
    return { pupil, caseNo: body.caseNo };
  };
  const contact = { input: { means: 'phone', outcome: 'refused' } };

  it('opens a confirmed case for the teacher’s own report, and the ledger shows it at once', async () => {
    const pupil = await enrol(world.database);
    const { status, body } = await world.api.report(HERE.class_teacher, pupil);
    expect(status).toBe(200);
    expect(body).toMatchObject({ opened: true, ledger: 'current' });
    expect(body.caseNo).toMatch(/^NOL-2025-\d{6}$/);
    const shown = await world.api.ask(HERE.principal, 'GET', `/api/cases/${body.caseNo}`);
    expect(shown.body).toMatchObject({
      rung: 'teacher_contact',
      child: { name: '王小明', masked: false, phone: '139****1234' },
      school: { name: '柳河中学' },
      nextEvent: { words: expect.stringContaining('依据：') },
    });
    expect(JSON.stringify(shown.body)).not.toContain('37159920120504');
  });

  it('leaves a report that is no teacher’s to be confirmed', async () => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.township_cadre, pupil);
    expect(body.view.rung).toBe('alert');
  });

  it('refuses an unknown child and one of another school alike, and changes nothing', async () => {
    const foreign = await enrol(world.database);
    const before = await count('case_ledger');
    for (const pupil of ['p-nobody', foreign]) {
      const { status, body } = (await world.api.report(THERE.class_teacher, pupil)) as Answer<never>;
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 'unknown_child', field: 'pupil', value: pupil, title: '没有找到' });
    }
    expect(await count('case_ledger')).toBe(before);
    await expect(world.cases.view(foreign)).rejects.toThrow();
  });

  it('opens one case however many report the same child at once', async () => {
    const pupil = await enrol(world.database);
    const reports = await Promise.all(
      [HERE.class_teacher, HERE.principal, HERE.class_teacher, HERE.township_cadre].map((by) =>
        world.api.report(by, pupil),
      ),
    );
    expect(new Set(reports.map(({ body }) => body.caseNo)).size).toBe(1);
    expect(reports.filter(({ body }) => body.opened)).toHaveLength(1);
    const rows = await world.database.query(`SELECT 1 FROM case_ledger WHERE pupil = $1`, [pupil]);
    expect(rows).toHaveLength(1);
  });

  it('gives the same report sent twice the same answer', async () => {
    const pupil = await enrol(world.database);
    const key = randomUUID();
    const [one, two] = [
      await world.api.report(HERE.class_teacher, pupil, { key }),
      await world.api.report(HERE.class_teacher, pupil, { key }),
    ];
    expect(two.body).toEqual(one.body);
    expect(one.body.opened).toBe(true);
  });

  it('does an act sent twice with the same key once, one after another and at the same time', async () => {
    const { caseNo } = await opened();
    const key = randomUUID();
    const send = () => world.api.act(HERE.class_teacher, caseNo, 'recordContact', contact, key);
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const rows = await world.database.query(
      `SELECT 1 FROM case_event WHERE case_no = $1 AND type = 'ContactRecorded'`,
      [caseNo],
    );
    expect(rows).toHaveLength(1);
    const other = { input: { means: 'in_person', outcome: 'refused' } };
    expect(await world.api.act(HERE.class_teacher, caseNo, 'recordContact', other, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused', field: 'Idempotency-Key' },
    });
  });

  it('refuses an act that is another role’s, and drops the words that came with it', async () => {
    const { caseNo } = await opened();
    const { status, body } = await world.api.act(HERE.village_cadre, caseNo, 'escalate', {
      narrative: { text: '不该留下的话' },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'not_your_role', detail: expect.stringContaining('班主任') });
    expect(await world.database.query(`SELECT 1 FROM narrative WHERE case_no = $1`, [caseNo])).toEqual([]);
  });

  it('refuses what the situation forbids, with what is possible now', async () => {
    const { caseNo } = await opened();
    expect(await world.api.act(HERE.class_teacher, caseNo, 'escalate', {})).toMatchObject({
      status: 409,
      body: { code: 'no_contact_recorded', possible: [expect.stringContaining('记录联系监护人')] },
    });
  });

  it('names the field and the value of malformed input, every one of them', async () => {
    const { caseNo } = await opened();
    const input = { means: 'pigeon', outcome: 'refused', nextOn: '2025-02-30' };
    const { status, body, headers } = (await world.api.act(HERE.class_teacher, caseNo, 'recordContact', {
      input,
    })) as Answer<never>;
    expect(status).toBe(422);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      field: 'means',
      value: 'pigeon',
      errors: [
        { field: 'means', path: 'input.means', value: 'pigeon' },
        { field: 'nextOn', value: '2025-02-30' },
      ],
    });
  });

  it('names a misspelt field, an unknown act, a broken body and a date to come', async () => {
    const { caseNo, pupil } = await opened();
    const ask = (path: string, body: unknown) => world.api.ask(HERE.class_teacher, 'POST', path, { body });
    expect(
      await ask(`/api/cases/${caseNo}/acts/recordContact`, { input: { ...contact.input, x1: 1 } }),
    ).toMatchObject({ status: 422, body: { field: 'x1' } });
    expect(await ask(`/api/cases/${caseNo}/acts/fly`, {})).toMatchObject({
      status: 404,
      body: { code: 'unknown_act' },
    });
    expect(await ask('/api/cases', '{"pupil":')).toMatchObject({
      status: 400,
      body: { code: 'bad_request' },
    });
    expect(await ask('/api/cases', { pupil, absentSince: '2025-09-16' })).toMatchObject({
      status: 422,
      body: { code: 'date_in_future', field: 'absentSince', value: '2025-09-16' },
    });
  });

  it('answers an act on a closed case with when it was closed, and the closing act itself with its result', async () => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.principal, pupil);
    const dismissal = { input: { reason: 'present', evidence: 'E-1' } };
    const key = randomUUID();
    const dismiss = () => world.api.act(HERE.principal, body.caseNo, 'dismissAlert', dismissal, key);
    expect((await dismiss()).body.view.standing).toMatchObject({ status: 'closed' });
    expect((await dismiss()).body.view.standing).toMatchObject({ status: 'closed' });
    const events = await count('case_event');
    expect(await world.api.act(HERE.class_teacher, body.caseNo, 'recordContact', contact)).toMatchObject({
      status: 409,
      body: { code: 'case_closed', detail: expect.stringContaining('销号') },
    });
    expect(await count('case_event')).toBe(events);
    expect(
      (await world.api.ask(HERE.principal, 'GET', `/api/cases/${body.caseNo}/actions`)).body,
    ).toMatchObject({
      actions: [],
    });

    const again = await world.api.report(HERE.class_teacher, pupil);
    expect(again.body).toMatchObject({ opened: true, view: { previousCaseNo: body.caseNo } });
    expect(await world.api.act(HERE.class_teacher, body.caseNo, 'recordContact', contact)).toMatchObject({
      status: 409,
    });
  });

  it('keeps the words of an act beside its event, out of the history and from those who need not read them', async () => {
    const { caseNo, pupil } = await opened();
    const words = { text: '奶奶说孩子去了县城。', childWords: '我想读书。' };
    await world.api.act(HERE.class_teacher, caseNo, 'recordHomeVisit', {
      input: { visitedOn: '2025-09-12', participants: ['homeroom'], outcome: 'undecided' },
      narrative: words,
    });
    await world.database.query(
      `INSERT INTO narrative VALUES ('never-happened', $1, 'u-x', '孤儿', NULL, now())`,
      [caseNo],
    );
    type Entries = { entries: { type: string; words: string; by: { name: string }; narrative: unknown }[] };
    const timeline = (by: typeof HERE.principal) =>
      world.api.ask<Entries>(by, 'GET', `/api/cases/${caseNo}/timeline`);
    const { body } = await timeline(HERE.principal);
    expect(body.entries.find(({ type }) => type === 'HomeVisitRecorded')).toMatchObject({
      words: '2025-09-12 家访：尚在商量',
      by: { name: '姓名 u-class_teacher-1', roleLabel: '班主任' },
      narrative: words,
    });
    expect(JSON.stringify(body)).not.toContain('孤儿');
    expect(JSON.stringify((await timeline(HERE.court_liaison)).body)).not.toContain('奶奶');
    const history = await world.cases.handle(pupil).fetchHistory();
    const sent = (history.events ?? []).flatMap(
      (event) =>
        event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [],
    );
    const read = await new EncryptionCodec(world.cases.temporal.payloadKeys).decode(sent);
    const inHistory = read.map(({ data }) => Buffer.from(data ?? []).toString()).join('');
    expect(inHistory).toContain('2025-09-12');
    expect(inHistory).not.toContain('奶奶');
    expect(JSON.stringify(await world.cases.state(pupil))).not.toContain('奶奶');
  });

  it('offers each person the acts of the role, with the reason why not', async () => {
    const { caseNo } = await opened();
    type Offered = { actions: { act: string; refusal: { code: string } | null }[] };
    const { body } = await world.api.ask<Offered>(HERE.class_teacher, 'GET', `/api/cases/${caseNo}/actions`);
    const of = (act: string) => body.actions.find((each) => each.act === act);
    expect(of('recordContact')).toMatchObject({ refusal: null, title: '记录联系监护人' });
    expect(of('escalate')).toMatchObject({ refusal: { code: 'no_contact_recorded' } });
    expect(of('closeCase')).toBeUndefined();
  });

  it('brings the pack along when a case is moved to another regime', async () => {
    const { caseNo } = await opened();
    const adopt = (policy: string) =>
      world.api.act(HERE.bureau_head, caseNo, 'adoptPolicy', { input: { policy } });
    expect(await adopt('nowhere')).toMatchObject({
      status: 422,
      body: { code: 'unknown_policy', field: 'policy' },
    });
    expect((await adopt('tunxi')).body.view.policy.id).toBe('tunxi');
  });

  it('writes no name, number or search into its log', async () => {
    await world.api.ask(HERE.principal, 'POST', '/api/cases/search', { body: { q: '王小明' } });
    await world.api.ask(HERE.principal, 'GET', `/api/cases?q=${encodeURIComponent('王小明')}`);
    const log = world.api.log.join('');
    expect(log).toContain('"route":"/api/cases/search"');
    expect(log).not.toMatch(/王小明|%E7%8E%8B|13900001234|Bearer/);
  });
});
