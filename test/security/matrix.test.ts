import { randomUUID } from 'node:crypto';
import { CaseGateway } from '../../src/api/cases/case-gateway.js';
import { ProblemException } from '../../src/api/problem.js';
import { readEnvironment } from '../../src/config/environment.js';
import { ACT_ROLES } from '../../src/domain/access/act-permissions.js';
import { isAdminRole, type AccountRole } from '../../src/domain/access/admin-role.js';
import { OFFICE_OF, type Actor } from '../../src/domain/access/role.js';
import { officeFor } from '../../src/domain/access/jurisdiction.js';
import { ACCOUNT_ROLES, ROUTES } from '../../src/domain/access/route-permissions.js';
import { liveClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { ACT_NAMES } from '../../src/domain/ladder/acts/act-names.js';
import { openFile } from '../../src/domain/ladder/case-file.js';
import type { Place, Referral } from '../../src/domain/ladder/case-state.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../src/persistence/case-journal.js';
import { writeAreas, writeSchools } from '../../src/persistence/readers/schools-writing.js';
import { writeSetting } from '../../src/persistence/readers/cases-settings.js';
import { refusal } from '../../src/domain/refusal.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { PLACE } from '../support/people.js';
import { seat } from '../support/seat.js';
import { testCalendar } from '../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';
import { Api } from '../api/support/api-world.js';
import { enrol, settle } from '../api/support/sample-county.js';

/** In another county, so that whatever a role reaches, it is not this. */
const ELSEWHERE: Place = {
  county: '371598',
  township: '371598101',
  school: '3137000009',
  schoolClass: '3137000009-7-2',
  localGovernment: 'township',
};
const DEPARTMENT = 'police';
const TODAY = plainDate('2025-09-15');

type Person = { readonly user: string; readonly role: AccountRole; readonly office: string };
const person = (role: AccountRole, place: Place): Person => ({
  user: `u-${role}-${place.county}`,
  role,
  office: isAdminRole(role)
    ? place.county
    : OFFICE_OF[role] === 'department'
      ? `${place.county}-${DEPARTMENT}`
      : officeFor(place, role),
});

/** Where jurisdiction is judged after the form; everywhere else a malformed request shows which doors are open. */
const WELL_FORMED: Readonly<Record<string, object>> = {
  'POST /pupils/:code/unmask': { fields: ['phone'], reason: 'contact_family' },
  'POST /cases/:caseNo/documents/:kind': {},
  'POST /cases/:caseNo/seen': { seq: 1 },
  'POST /cases/search': { q: 'NOL' },
  'POST /pupils/search': { q: '司徒' },
  'POST /cases/:caseNo/attachments': { kind: 'visit_photo' },
  'POST /cases/:caseNo/attachments/:id/remove': { reason: 'wrong_child' },
  'POST /cases/:caseNo/bundles/court': {},
  'POST /cases/:caseNo/file': {},
  'POST /cases/:caseNo/documents/:id/void': { reason: 'form' },
};

interface Door {
  readonly route: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly roles: readonly AccountRole[];
}

describe('the matrix of route, role and jurisdiction', () => {
  let database: TestDatabase;
  let api: Api;
  let child: string;
  const caseNo = 'NOL-2025-000001';
  const NAME = '司徒望舒';

  beforeAll(async () => {
    database = await startTestDatabase();
    const { source } = database;
    await settle(source);
    await writeAreas(source.manager, [
      { code: ELSEWHERE.county, name: '邻县', level: 'county', localGovernment: null },
      { code: ELSEWHERE.township, name: '邻镇', level: 'township', localGovernment: 'township' },
    ]);
    const { school: code, township: townshipCode, county: countyCode } = ELSEWHERE;
    await writeSchools(source.manager, [
      { code, name: '邻县中学', kind: 'junior', townshipCode, countyCode },
    ]);
    for (const each of [PLACE, ELSEWHERE].flatMap((place) =>
      ACCOUNT_ROLES.map((role) => person(role, place)),
    )) {
      await seat(source, each);
    }
    child = await enrol(source, { name: NAME, code: 'p-matrixaaaa' });
    await writeJournal(source, { events: [], view: openCase(), mails: [] }, new Date());
    await writeSetting(source.manager, 'calendar', testCalendar, new Date());
    api = await Api.start(
      readEnvironment({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1',
        PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
        MODE: 'live',
      }),
    );
    // An act that gets as far as the engine has passed every door before it; nobody need answer there.
    const away = () => Promise.reject(new ProblemException(503, refusal('engine_unavailable', '')));
    Object.assign(api.app.get(CaseGateway, { strict: false }), {
      report: away,
      act: away,
      state: away,
      tell: away,
      ping: away,
    });
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  /** Far up the ladder and with referrals, so that it is on everybody's desk who can ever have it. */
  function openCase() {
    const referral = (department: Referral['department']): Referral => ({
      id: `referral-${department}`,
      department,
      sentOn: TODAY,
      mandatory: false,
      answeredOn: null,
      overdueTold: false,
    });
    const { state } = openFile(
      {
        caseNo,
        pupil: child,
        previousCaseNo: null,
        place: PLACE,
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'tip',
        confirmed: true,
      },
      { actor: null, act: null, via: 'machine' },
      Date.UTC(2025, 8, 9),
    );
    return viewOf({
      ...state,
      rung: 'court_request',
      stuckSince: TODAY,
      referrals: [referral(DEPARTMENT), referral('justice')],
    });
  }

  function doors(): readonly Door[] {
    return Object.entries(ROUTES).flatMap(([route, rule]) => {
      const [method, pattern] = route.split(' ') as [Door['method'], string];
      const path = `/api${pattern}`
        .replace(':caseNo', caseNo)
        .replace(':code', child)
        .replace(':key', 'no-such-key')
        .replace(':user', 'u-nobody')
        .replace(':session', randomUUID())
        .replace(':post', 'post-999999')
        .replace(':unit', '999999')
        .replace(':token', 'm-999999');
      if (rule.roles === 'act') {
        return ACT_NAMES.map((act) => ({
          route: `${route} ${act}`,
          method,
          path: path.replace(':act', act),
          roles: ACT_ROLES[act],
        }));
      }
      const roles = rule.roles === 'public' || rule.roles === 'person' ? ACCOUNT_ROLES : rule.roles;
      return [{ route, method, path, roles }];
    });
  }

  const ask = async (who: Person | null, { route, method, path }: Door) => {
    const response = await fetch(`${api.url}${path}`, {
      method,
      headers: {
        ...(who === null ? {} : { authorization: `Bearer ${await api.tokenOf(who as Actor)}` }),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(WELL_FORMED[route] ?? { nonsense: true }) }),
    });
    // A stream of changes has no end; that it has begun says enough.
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel();
      return { status: response.status, text: '' };
    }
    return { status: response.status, text: await response.text() };
  };

  it('knows every route of the application, and no other', () => {
    const { router } = api.app.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const served = router.stack.flatMap(({ route }) =>
      route === undefined
        ? []
        : Object.keys(route.methods).map(
            (method) => `${method.toUpperCase()} ${route.path.replace('/api', '')}`,
          ),
    );
    // The description of the API is no controller's: it opens no door, and anybody may read it. Patterns with a star
    // are middleware, which only stands before the routes.
    const described = served.filter((route) => !/^GET \/(openapi\.json|docs)|\*/.test(route));
    expect(described.length).toBeGreaterThan(20);
    expect([...new Set(described)].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('lets nobody in who is not signed in, but through the public doors', async () => {
    const wrong: string[] = [];
    await throughEach(doors(), async (door) => {
      const { status, text } = await ask(null, door);
      const isPublic = ROUTES[door.route]?.roles === 'public';
      if (text.includes('not_signed_in') === isPublic) wrong.push(`${door.route}: ${status}`);
    });
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(ACCOUNT_ROLES)(
    'opens to a %s of this place what the table says, and nothing else',
    async (role) => {
      const wrong: string[] = [];
      await throughEach(doors(), async (door) => {
        if (door.route === 'POST /logout') return;
        const { status, text } = await ask(person(role, PLACE), door);
        const shut = status === 401 || status === 403;
        // What the table opens is there: a case or a child of one's own is not "unknown".
        const hidden = status === 404 && /unknown_(case|child)/.test(text);
        if (door.roles.includes(role) ? shut || hidden : !shut) wrong.push(`${door.route}: ${status}`);
        if (status >= 500 && status !== 503) wrong.push(`${door.route}: ${status}`);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(ACCOUNT_ROLES)(
    'shows a %s of another place nothing of this one, through any door',
    async (role) => {
      const wrong: string[] = [];
      await throughEach(doors(), async (door) => {
        if (door.route === 'POST /logout' || door.route.startsWith('GET /audit')) return;
        const { status, text } = await ask(person(role, ELSEWHERE), door);
        const named = door.path.includes(caseNo) || door.path.includes(child);
        if (named && status !== 403 && status !== 404) wrong.push(`${door.route}: ${status}`);
        if (text.includes(NAME)) wrong.push(`${door.route}: names the child`);
        if (!named && (text.includes(child) || text.includes(caseNo)))
          wrong.push(`${door.route}: shows its code`);
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

/** Eight at a time: there are more than two thousand ways. */
async function throughEach(doors: readonly Door[], go: (door: Door) => Promise<void>): Promise<void> {
  const left = [...doors];
  const walk = async () => {
    for (let door = left.pop(); door !== undefined; door = left.pop()) await go(door);
  };
  await Promise.all(Array.from({ length: 8 }, walk));
}
