import type { AccountView } from '../../../src/contracts/sign-in-answers.js';
import { RostersModule } from '../../../src/api/rosters/rosters.module.js';
import { dayOfAccess } from '../../../src/domain/access/post.js';
import { ROLES } from '../../../src/domain/access/role.js';
import { checkRegionCode } from '../../../src/domain/identity/region-code.js';
import { checkSchoolCode } from '../../../src/domain/identity/school-code.js';
import { DrillCounty } from '../../../src/launcher/drill/drill-county.js';
import { AREAS, COUNTY, SCHOOLS, SHOWN_SCHOOL } from '../../../src/launcher/sample/places.js';
import { DELIBERATE_GAPS } from '../../../src/launcher/sample/sample-chains.js';
import { sampleLogins, shownLogins } from '../../../src/launcher/sample/sample-logins.js';
import { brokenRosterWorkbook, sampleRosterWorkbook } from '../../../src/launcher/sample/sample-rosters.js';
import { seedSampleCounty } from '../../../src/launcher/sample/seed-sample-county.js';
import { gapsOf } from '../../../src/domain/organisation/chain.js';
import { childPlaces, holdersOn } from '../../../src/persistence/readers/chains.js';
import { chainsOf } from '../../../src/policies/load-chains.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import { upload, openedRows } from './register-fixture.js';

describe('the sample county', () => {
  let database: TestDatabase;
  let api: TestApi;

  beforeAll(async () => {
    database = await startTestDatabase();
    expect(await seedSampleCounty(database.url)).toEqual({
      seeded: true,
      pupils: 300,
      logins: sampleLogins().length,
    });
    api = await startApi(database.source, [RostersModule]);
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const signIn = async (login: string) => {
    const sample = sampleLogins().find((each) => each.login === login);
    const answer = await fetch(`${api.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: sample?.password }),
    });
    return (await answer.json()) as { token: string; user: AccountView };
  };
  const everything = async () => ({
    pupils: await database.source.query<object[]>('SELECT * FROM pupil ORDER BY code'),
    accounts: await database.source.query<object[]>(
      'SELECT code, login, password_hash FROM account ORDER BY code',
    ),
    posts: await database.source.query<object[]>('SELECT * FROM post ORDER BY id'),
    links: await database.source.query<object[]>('SELECT * FROM chain_link ORDER BY id'),
    areas: await database.source.query<object[]>('SELECT * FROM area ORDER BY code'),
    settings: await database.source.query<object[]>('SELECT * FROM setting ORDER BY key'),
  });

  it('is found again, unchanged, when it is seeded again', async () => {
    const before = await everything();
    expect(await seedSampleCounty(database.url)).toMatchObject({ seeded: false, pupils: 300 });
    expect(await everything()).toEqual(before);
  }, 60_000);

  it('has codes that our own checks accept, and every kind of child a register meets', async () => {
    expect(AREAS.filter(({ code }) => !checkRegionCode(code).ok)).toEqual([]);
    expect(SCHOOLS.filter(({ code, kind }) => !matches(checkSchoolCode(code), kind))).toEqual([]);
    const rows = await openedRows(database.source);
    const numbered = (letter: string) =>
      rows.filter((row) => String(row['student_number'] ?? '').startsWith(letter)).length;
    const without = rows.filter((row) => row['id_number'] === null).length;
    const kinds = {
      formal: numbered('G') > 200,
      temporary: numbered('L') > 3,
      without_id: numbered('J') > 3,
      no_id: without >= 4 && without <= 30,
      groups: rows.filter((row) => (row['special_groups'] as string[]).length > 0).length > 40,
      schools: new Set(rows.map((row) => row['school_code'])).size,
      phones: new Set(rows.map((row) => row['phone'])).size,
    };
    expect(kinds).toEqual({
      formal: true,
      temporary: true,
      without_id: true,
      no_id: true,
      groups: true,
      schools: 6,
      phones: 300,
    });
  });

  it('has somebody in every role, a teacher for every class, and no login twice', async () => {
    const logins = sampleLogins();
    expect(new Set(logins.map(({ role }) => role))).toEqual(new Set(ROLES));
    expect(new Set(logins.map(({ login }) => login)).size).toBe(logins.length);
    expect(
      shownLogins()
        .map(({ role }) => role)
        .sort(),
    ).toEqual([...ROLES].sort());
    const lonely = await database.source.query<object[]>(`
      SELECT DISTINCT school_class FROM pupil WHERE school_class NOT IN
        (SELECT office FROM post WHERE role = 'class_teacher')`);
    expect(lonely).toEqual([]);
    expect((await signIn('junior1.7-2')).user.officeName).toBe('云岭县第一初级中学七年级2班');
    expect((await signIn('police')).user.officeName).toBe('云岭县公安');
  });

  it('shows the main job with children whom the printed logins answer for', async () => {
    const county = await DrillCounty.read(database.source.manager, SHOWN_SCHOOL);
    const { place } = county.takeChild('township');
    const desks = [
      { role: 'class_teacher', office: place.schoolClass },
      { role: 'principal', office: place.school },
      { role: 'township_head', office: place.township },
    ] as const;
    const printed = new Set(shownLogins().map(({ login }) => login));
    expect(desks.map((desk) => county.holderOf(desk).login).filter((login) => !printed.has(login))).toEqual(
      [],
    );
  });

  it('offers a roster that imports cleanly, and one that shows what an import refuses', async () => {
    const { token } = await signIn('junior2.registrar');
    const url = `${api.url}/rosters/import?dryRun=true`;
    const clean = await upload(url, token, await sampleRosterWorkbook());
    expect(clean).toMatchObject({ status: 200, body: { errors: [], warnings: [], ignoredColumns: [] } });
    expect(clean.body['counts']).toMatchObject({ new: 3, changed: 0, bad: 0 });

    const broken = await upload(url, token, await brokenRosterWorkbook());
    expect(broken.body.errors?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [6, '身份证号', 'id_number_check_digit'],
      [7, '性别', 'sex_differs_from_id'],
      [8, '身份证号', 'number_mangled'],
      [9, '年级', 'grade_invalid'],
      [10, '出生日期', 'birth_date_missing'],
      [11, '监护人', 'formula'],
      [12, '特殊群体', 'group_unknown'],
      [13, '学校标识码', 'not_your_school'],
      [14, '联系电话', 'phone_invalid'],
      [15, '全国学籍号', 'row_twice'],
      [16, '全国学籍号', 'row_twice'],
    ]);
    expect(broken.body['counts']).toEqual({ rows: 14, new: 3, changed: 0, unchanged: 0, bad: 11 });
  });

  it('has somebody with two posts, and a substitute', async () => {
    const me = async (login: string) => (await signIn(login)).user.posts;
    expect(await me('special.principal')).toMatchObject([
      { role: 'principal', active: true, actingFor: null },
      { role: 'registrar', active: false, actingFor: null },
    ]);
    expect(await me('special.registrar')).toMatchObject([
      { role: 'registrar', scope: 'all' },
      { role: 'class_teacher', scope: 'no_decisions', actingFor: { user: expect.stringMatching(/^u-/) } },
    ]);
  });

  it('has both chains of every child, and the gaps it means to have', async () => {
    const find = await holdersOn(database.source.manager, dayOfAccess(new Date()));
    const children = await childPlaces(database.source.manager, { kind: 'county', code: COUNTY });
    const { complete, levels } = gapsOf(children, chainsOf('default'), find);
    const broken = Object.fromEntries(levels.map(({ level, children: count }) => [level.key, count]));
    const { children: few, schoolWithoutLeader, groupWithoutCadre } = DELIBERATE_GAPS;
    const alone = await openedRows(database.source);
    expect(broken).toEqual({
      county_leader: 0,
      township_cadre: few,
      village_cadre: few + children.filter(({ group }) => group === groupWithoutCadre).length,
      household: few * 2,
      bureau_leader: alone.filter((row) => row['school_code'] === schoolWithoutLeader).length,
      school_leader: 0,
      class_teacher: 0,
      subject_teacher: 0,
    });
    expect(broken['village_cadre']).toBeGreaterThan(few);
    expect(complete).toBeGreaterThan(200);
    expect(complete).toBeLessThan(300);
  });

  it('can be larger', async () => {
    const { url } = await database.another();
    expect(await seedSampleCounty(url, { count: 1_200 })).toMatchObject({ seeded: true, pupils: 1_200 });
  }, 90_000);
});

function matches(checked: ReturnType<typeof checkSchoolCode>, kind: string): boolean {
  return checked.ok && checked.kind === kind;
}
