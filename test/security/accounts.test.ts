import { liveClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { openFile } from '../../src/domain/ladder/case-file.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../src/persistence/case-journal.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { startApi, type TestApi } from '../api/accounts/start-api.js';
import { settlePlaces } from '../api/support/sample-county.js';
import { PLACE } from '../support/people.js';
import { testCalendar } from '../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('opening and closing accounts', () => {
  let database: TestDatabase;
  let api: TestApi;
  let admin: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    await settlePlaces(database.source);
    api = await startApi(database.source, []);
    admin = await api.signIn('system_admin', PLACE.county);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const ask = async (token: string, path: string, body?: object) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, string> };
  };
  const open = (login: string, role = 'class_teacher', office = PLACE.schoolClass) =>
    ask(admin, '/accounts', { login, name: '接任人员', role, office });
  const signIn = async (login: string, password: string) => ask('', '/login', { login, password });

  it('opens an account with a password for one use', async () => {
    const { status, body } = await open('new.teacher');
    expect(status).toBe(200);
    const { body: signed } = await signIn('new.teacher', body['oneTimePassword'] ?? '');
    expect((await ask(signed['token'] ?? '', '/me')).status).toBe(200);
    expect((await ask(signed['token'] ?? '', '/accounts')).body).toMatchObject({ code: 'password_due' });
    expect((await open('new.teacher')).body).toMatchObject({ code: 'login_taken' });
  });

  it('refuses an office that does not go with the role', async () => {
    expect(await open('wrong.office', 'principal', PLACE.schoolClass)).toMatchObject({
      status: 422,
      body: { field: 'office' },
    });
    expect((await open('wrong.role', 'emperor')).status).toBe(422);
  });

  it('leaves no open case with a desk at which nobody sits', async () => {
    const { body: first } = await open('leaving.teacher', 'class_teacher', `${PLACE.school}-8-1`);
    const { state } = openFile(
      {
        caseNo: 'NOL-2025-000001',
        pupil: 'p-1',
        previousCaseNo: null,
        place: { ...PLACE, schoolClass: `${PLACE.school}-8-1` },
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'teacher_report',
        confirmed: true,
      },
      { actor: null, act: null, via: 'machine' },
      Date.UTC(2025, 8, 9),
    );
    await writeJournal(database.source, { events: [], view: viewOf(state), mails: [] }, new Date());
    await database.source.query(
      `UPDATE case_ledger SET awaiting_role = 'class_teacher', awaiting_office = school_class`,
    );
    const close = () => ask(admin, `/accounts/${first['user']}/close`, {});
    expect(await close()).toMatchObject({ status: 409, body: { code: 'desk_would_be_empty' } });
    await open('next.teacher', 'class_teacher', `${PLACE.school}-8-1`);
    expect((await close()).status).toBe(204);
    expect((await signIn('leaving.teacher', first['oneTimePassword'] ?? '')).status).toBe(401);
    expect((await close()).status).toBe(404);
  });

  it('is the system administrator’s alone, who cannot close their own account', async () => {
    for (const role of ['security_admin', 'audit_admin', 'bureau_head'] as const) {
      const token = await api.signIn(role, PLACE.county);
      expect((await ask(token, '/accounts')).status).toBe(403);
    }
    const { user } = (await ask(admin, '/me')).body;
    expect((await ask(admin, `/accounts/${user}/close`, {})).body).toMatchObject({ code: 'own_account' });
  });
});
