import { freePorts } from '../../../src/launcher/ports.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { openFile } from '../../../src/domain/ladder/case-file.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { PLACE } from '../../support/people.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Api } from '../support/api-world.js';
import { enrol, HERE, settle } from '../support/sample-county.js';

describe('while the engine is down', () => {
  let database: TestDatabase;
  let api: Api;
  let pupil: string;
  const caseNo = 'NOL-2025-000001';
  beforeAll(async () => {
    database = await startTestDatabase();
    await settle(database.source);
    pupil = await enrol(database.source);
    const { state } = openFile(
      {
        caseNo,
        pupil,
        previousCaseNo: null,
        place: PLACE,
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'teacher_report',
        confirmed: true,
      },
      { actor: HERE.class_teacher, act: 'a', via: 'person' },
      Date.UTC(2025, 8, 9),
    );
    await writeJournal(database.source, { events: [], view: viewOf(state), mails: [] }, new Date());
    const { temporal } = await freePorts();
    api = await Api.start(
      readEnvironment({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: `127.0.0.1:${temporal}`,
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

  it('answers an act with 503, says that repeating is safe, and keeps the words for the repetition', async () => {
    const body = {
      input: { means: 'phone', outcome: 'refused' },
      narrative: { text: '没有人接电话' },
    };
    const answer = await api.act(HERE.class_teacher, caseNo, 'recordContact', body, 'the-key-of-this-act');
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'engine_unavailable', detail: expect.stringContaining('同一个 Idempotency-Key') },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|grpc|127\.0\.0\.1|\bat /);
    expect(await database.source.query(`SELECT text FROM narrative`)).toEqual([{ text: '没有人接电话' }]);
  }, 30_000);

  it('still shows the ledger, and says it is not healthy', async () => {
    expect((await api.ask(HERE.principal, 'GET', `/api/cases/${caseNo}`)).status).toBe(200);
    expect((await api.ask(HERE.principal, 'GET', `/api/cases`)).status).toBe(200);
    expect(await api.ask(null, 'GET', '/api/health')).toMatchObject({
      status: 503,
      body: { status: 'down', database: 'up', temporal: 'down' },
    });
  }, 30_000);

  it('has no drill clock in live mode', async () => {
    expect(
      await api.ask(HERE.bureau_head, 'PUT', '/api/drill/clock', { body: { pause: true } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'not_a_trial' },
    });
  });

  it('shows nothing of its inside when something breaks', async () => {
    await database.source.query(`ALTER TABLE case_ledger RENAME TO elsewhere`);
    const { status, body } = await api.ask(HERE.principal, 'GET', '/api/cases');
    await database.source.query(`ALTER TABLE elsewhere RENAME TO case_ledger`);
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'fault' } });
    expect(JSON.stringify(body)).not.toMatch(/case_ledger|relation|SELECT/);
    const logged = api.log.find((line) => line.includes('"fault":"QueryFailedError"')) ?? '';
    expect(logged).toContain('"faultCode":"42P01"');
    expect(logged).not.toContain('relation');
  });
});
