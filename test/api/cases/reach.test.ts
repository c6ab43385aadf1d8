import { covers } from '../../../src/domain/access/jurisdiction.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { openFile } from '../../../src/domain/ladder/case-file.js';
import type { CaseState, Place, Referral } from '../../../src/domain/ladder/case-state.js';
import { viewOf, type CaseView } from '../../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { listCases, countCases } from '../../../src/persistence/readers/cases.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { officer, PLACE } from '../../support/people.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { ELSEWHERE, PEOPLE } from '../support/sample-county.js';

const TODAY = plainDate('2025-09-15');
let opened = 0;

function aCase(place: Place, change: (state: CaseState) => Partial<CaseState> = () => ({})): CaseView {
  opened += 1;
  const { state } = openFile(
    {
      caseNo: `NOL-2025-${String(opened).padStart(6, '0')}`,
      pupil: `p-${opened}`,
      previousCaseNo: null,
      place,
      policy: policyById('default'),
      calendar: testCalendar,
      clock: liveClock,
      absentSince: plainDate('2025-09-08'),
      origin: 'tip',
      confirmed: false,
    },
    { actor: null, act: null, via: 'machine' },
    Date.UTC(2025, 8, 9),
  );
  return viewOf({ ...state, ...change(state) });
}

const referral = (department: Referral['department']): Referral => ({
  id: 'referral-1',
  department,
  sentOn: TODAY,
  mandatory: false,
  answeredOn: null,
  overdueTold: false,
});
const OTHER_COUNTY: Place = {
  ...PLACE,
  county: '371598',
  township: '371598101',
  school: '3137000009',
  schoolClass: '3137000009-7-2',
};

describe('the SQL of jurisdiction', () => {
  let database: TestDatabase;
  const views: CaseView[] = [];
  beforeAll(async () => {
    database = await startTestDatabase();
    views.push(
      aCase(PLACE),
      aCase({ ...PLACE, schoolClass: `${PLACE.school}-8-1` }),
      aCase(ELSEWHERE),
      aCase(OTHER_COUNTY),
      aCase(PLACE, () => ({ referrals: [referral('police')] })),
      aCase(PLACE, () => ({ referrals: [referral('justice')] })),
      aCase(PLACE, () => ({ rung: 'judicial_notice' })),
      aCase(OTHER_COUNTY, () => ({ rung: 'judicial_notice' })),
      aCase(PLACE, () => ({ rung: 'court_request' })),
      aCase(OTHER_COUNTY, () => ({ referrals: [referral('police'), referral('civil_affairs')] })),
      aCase(PLACE, () => ({
        standing: {
          status: 'exit_claimed',
          kind: 'transfer',
          since: TODAY,
          toSchool: ELSEWHERE.school,
          kept: { since: TODAY, credit: 0, extended: 0 },
        },
      })),
      aCase(PLACE, () => ({ standing: { status: 'closed', on: TODAY, outcome: 'retained' } })),
    );
    for (const view of views) {
      await writeJournal(database.source, { events: [], view, mails: [] }, new Date());
    }
  }, 60_000);
  afterAll(() => database?.stop());

  const everybody = [
    ...PEOPLE,
    officer('civil_affairs'),
    { ...officer('police'), office: '371598-police' },
    { ...officer('police'), office: '371598' },
  ];

  it.each(everybody.map((actor) => [`${actor.role} of ${actor.office}`, actor] as const))(
    'shows the %s exactly the cases the domain says',
    async (_, actor) => {
      const listed = await listCases(database.source.manager, actor, {}, TODAY, { limit: 100 });
      const counted = await countCases(database.source.manager, actor, {}, TODAY);
      const expected = views.filter((view) => covers(actor, view)).map(({ caseNo }) => caseNo);
      expect(listed.map(({ caseNo }) => caseNo).sort()).toEqual(expected.sort());
      expect(counted.reduce((sum, row) => sum + row.cases, 0)).toBe(expected.length);
    },
  );

  it('puts what is overdue first, what is due soonest next and what is closed last', async () => {
    const bureau = PEOPLE.find(({ role }) => role === 'bureau_officer')!;
    const due = (caseNo: string, on: string | null) =>
      database.source.query(`UPDATE case_ledger SET due_on = $2 WHERE case_no = $1`, [caseNo, on]);
    const [first, second, third] = views as [CaseView, CaseView, CaseView];
    await due(first.caseNo, '2025-09-20');
    await due(second.caseNo, '2025-09-01');
    await due(third.caseNo, null);
    const order = (await listCases(database.source.manager, bureau, {}, TODAY, { limit: 100 })).map(
      ({ caseNo }) => caseNo,
    );
    expect(order[0]).toBe(second.caseNo);
    expect(order.indexOf(first.caseNo)).toBeLessThan(order.indexOf(third.caseNo));
    expect(order.at(-1)).toBe(views.at(-1)?.caseNo);
    const overdue = await listCases(database.source.manager, bureau, { overdue: true }, TODAY, { limit: 9 });
    const others = await listCases(database.source.manager, bureau, { overdue: false }, TODAY, { limit: 9 });
    expect(overdue.length + others.length).toBe(order.length);
    expect(overdue.map(({ caseNo }) => caseNo)).toContain(second.caseNo);
  });
});
