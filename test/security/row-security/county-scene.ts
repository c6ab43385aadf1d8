import type { DataSource } from 'typeorm';
import { ROLES, OFFICE_OF, type Actor } from '../../../src/domain/access/role.js';
import { officeFor } from '../../../src/domain/access/jurisdiction.js';
import { liveClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { openFile } from '../../../src/domain/ladder/case-file.js';
import type { CaseState, Place, Referral } from '../../../src/domain/ladder/case-state.js';
import { viewOf, type CaseView } from '../../../src/domain/ladder/case-view.js';
import { RUNGS } from '../../../src/domain/ladder/ladder.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { writeAreas, writeSchools } from '../../../src/persistence/readers/schools-writing.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { testCalendar } from '../../support/test-calendar.js';
import { enrol } from '../../api/support/sample-county.js';

export const TODAY = plainDate('2025-09-15');

/** Two counties; in the first two towns, of which the first has two schools, of which the first has two classes. */
const PLACES: readonly Place[] = [
  ['371599', '371599101', '3137000001', '7-2'],
  ['371599', '371599101', '3137000001', '8-1'],
  ['371599', '371599101', '3137000003', '7-1'],
  ['371599', '371599102', '3137000002', '8-1'],
  ['371598', '371598101', '3137000009', '7-2'],
].map(([county = '', township = '', school = '', schoolClass]) => ({
  county,
  township,
  school,
  schoolClass: `${school}-${schoolClass}`,
  localGovernment: 'township',
}));

export interface Child {
  readonly code: string;
  /** Where it goes to school. */
  readonly place: Place;
  readonly view: CaseView | null;
}

/** Every role at every place of {@link PLACES}, and some offices that do not exist. */
export const EVERYBODY: readonly Actor[] = [
  ...PLACES.flatMap((place) =>
    ROLES.flatMap((role) =>
      OFFICE_OF[role] === 'department'
        ? ['police', 'civil_affairs', 'justice'].map((each) => ({ role, office: `${place.county}-${each}` }))
        : [{ role, office: officeFor(place, role) }],
    ),
  ),
  { role: 'department_officer' as const, office: '371599' },
  { role: 'department_officer' as const, office: '371599-' },
  { role: 'principal' as const, office: '371599' },
  { role: 'bureau_head' as const, office: '' },
]
  .filter((each, at, all) => all.findIndex((o) => o.role === each.role && o.office === each.office) === at)
  .map(({ role, office }) => ({ user: `u-${role}-${office}`, role, office }));

/** In each place a child without a case and one for every situation that jurisdiction tells apart. */
export async function settleCounties(owner: DataSource): Promise<readonly Child[]> {
  const { manager } = owner;
  const township = { level: 'township', localGovernment: 'township' } as const;
  await writeAreas(manager, [
    ...new Map(
      PLACES.flatMap((place) => [
        { code: place.county, name: place.county, level: 'county' as const, localGovernment: null },
        { code: place.township, name: place.township, ...township },
      ]).map((area) => [area.code, area]),
    ).values(),
  ]);
  await writeSchools(manager, [
    ...new Map(
      PLACES.map(({ school, township: townshipCode, county }) => [
        school,
        { code: school, name: school, kind: 'junior' as const, townshipCode, countyCode: county },
      ]),
    ).values(),
  ]);
  const children: Child[] = [];
  for (const place of PLACES) {
    children.push({ code: await enrol(owner, { place }), place, view: null });
    for (const situation of situationsAt(place)) {
      const code = await enrol(owner, { place });
      const view = aCase(children.length, code, place, situation);
      await writeJournal(owner, journalOf(view), new Date());
      await addTraces(owner, view);
      children.push({ code, place, view });
    }
  }
  await destroyThemAll(owner);
  return children;
}

/** As if each case stood in the register of destruction, whose own trigger would let none of these in. */
async function destroyThemAll(owner: DataSource): Promise<void> {
  await owner.query(`ALTER TABLE destroyed_case DISABLE TRIGGER destroyed_case_kept`);
  await owner.query(
    `INSERT INTO destroyed_case (case_no, request, row_counts, register_record, county_code, closed_on, kept_until,
                                 keep_days, rule_from, reason, appraisal, asked_by, asked_at, confirmed_by,
                                 destroyed_at, journal_sha256)
     SELECT case_no, 'two-' || lpad(substr(case_no, 10), 16, '0'), '{}', false, county_code, now(), now(), 1, now(),
            '', '', 'u-author', now(), 'u-other', now(), '' FROM case_ledger`,
  );
  await owner.query(`ALTER TABLE destroyed_case ENABLE TRIGGER destroyed_case_kept`);
}

type Situation = (state: CaseState) => Partial<CaseState>;

/** Rung × referral, and an exit claimed to each school. */
function situationsAt(place: Place): readonly Situation[] {
  const referrals: readonly (readonly Referral['department'][])[] = [
    [],
    ['police'],
    ['justice'],
    ['civil_affairs', 'police'],
  ];
  const other = [...new Set(PLACES.map(({ school }) => school))].filter((school) => school !== place.school);
  return [
    ...RUNGS.flatMap((rung) =>
      referrals.map((departments) => () => ({ rung, referrals: departments.map(referral) })),
    ),
    ...other.map((toSchool) => () => ({
      standing: {
        status: 'exit_claimed' as const,
        kind: 'transfer' as const,
        since: TODAY,
        toSchool,
        kept: { since: TODAY, credit: 0, extended: 0 },
      },
    })),
    () => ({ standing: { status: 'closed' as const, on: TODAY, outcome: 'retained' as const } }),
  ];
}

function referral(department: Referral['department']): Referral {
  return {
    id: `referral-${department}`,
    department,
    sentOn: TODAY,
    mandatory: false,
    answeredOn: null,
    overdueTold: false,
  };
}

function aCase(n: number, pupil: string, place: Place, change: Situation): CaseView {
  const { state } = openFile(
    {
      caseNo: `NOL-2025-${String(n + 1).padStart(6, '0')}`,
      pupil,
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

function journalOf(view: CaseView) {
  const { caseNo } = view;
  const facts = { caseNo };
  return {
    view,
    events: [
      {
        seq: 1,
        type: 'opened',
        on: TODAY,
        at: 0,
        actor: null,
        act: `act-${caseNo}`,
        via: 'machine',
      } as never,
    ],
    mails: [
      {
        key: `${caseNo}:1:0`,
        template: 'task',
        role: 'principal',
        office: view.place.school,
        assignee: null,
        facts,
      } as never,
    ],
  };
}

/** One row of every other table that is about a case. */
async function addTraces(owner: DataSource, { caseNo, pupil, place }: CaseView): Promise<void> {
  await owner.query(
    `INSERT INTO narrative (act_id, case_no, author, text, written_at) VALUES ($1, $2, 'u-author', 'words', now())`,
    [`act-${caseNo}`, caseNo],
  );
  await owner.query(
    `INSERT INTO document (id, case_no, kind, about, agency, year, serial, number, copies, issued_on, issued_by,
                           issued_at, fields, template_sha256, sha256, content)
     VALUES ('d-' || $1::text, $1, 'notice', 'case', 'agency', 2025, substr($1, 10)::integer, 'n', 1, now(), 'u-author',
             now(), '', '', '', '')`,
    [caseNo],
  );
  await owner.query(
    `INSERT INTO attachment (id, case_no, kind, type, bytes, sha256, content_key, content, added_on, added_at, added_by,
                             added_role, added_office, act_id)
     VALUES ('att-' || lpad(substr($1, 10), 16, '0'), $1, 'child_voice', 'audio/mpeg', 1, '', '', '', now(), now(),
             'u-author', '', '', '')`,
    [caseNo],
  );
  await owner.query(
    `INSERT INTO case_bundle (id, case_no, kind, contents_sha256, manifest, pages, pdf_sha256, pdf_key, pdf, zip_sha256,
                              zip_key, zip, made_on, made_at, made_by)
     VALUES ('b-' || $1::text, $1, 'file', '', '{}', 1, '', '', '', '', '', '', now(), now(), 'u-author')`,
    [caseNo],
  );
  await owner.query(
    `INSERT INTO second_person_request (id, kind, subject, case_no, county_code, township_code, school_code, reason,
                                        requested_by, requested_role, requested_office, requested_at, expires_at, state)
     VALUES ('two-' || lpad(substr($1, 10), 16, '0'), 'x', $1, $1, $2, $3, $4, '', 'u-author', '', '', now(), now(),
             'waiting')`,
    [caseNo, place.county, place.township, place.school],
  );
  await owner.query(
    `INSERT INTO export_file (number, kind, spec, masked, county_code, asked_by, asked_role, asked_office, asked_at,
                              available_until)
     VALUES ('DC' || substr($1, 4), 'cases', jsonb_build_object('caseNo', $1::text), true, $2, 'u-author', 'registrar',
             $3, now(), now())`,
    [caseNo, place.county, place.school],
  );
  await owner.query(
    `INSERT INTO pupil_home (pupil, village, recorded_by, recorded_at) VALUES ($1, $2 || '001', 'u-author', now())`,
    [pupil, place.township],
  );
  await owner.query(
    `INSERT INTO chain_link (line, level, pupil, person, from_date, opened_at)
     VALUES ('education', 'teacher', $1, '某人', now(), now())`,
    [pupil],
  );
  await owner.query(
    `INSERT INTO case_seen (reader, case_no, seq, seen_at) VALUES ('u-author', $1, 1, now())`,
    [caseNo],
  );
  await owner.query(
    `INSERT INTO case_opening (case_no, pupil, opening, kept_at) VALUES ($1, $2, '{}', now())`,
    [caseNo, pupil],
  );
  await owner.query(
    `INSERT INTO mail_attempt (mail_key, attempted_at, result, answer) VALUES ($1, now(), 'sent', '')`,
    [`${caseNo}:1:0`],
  );
  await owner.query(
    `INSERT INTO attendance_day (pupil, date, kind, recorded_by, recorded_at)
     VALUES ($1, now(), 'truant', 'u-author', now())`,
    [pupil],
  );
}
