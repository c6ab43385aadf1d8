import ExcelJS from 'exceljs';
import type { ChainView, GapsView } from '../../../src/contracts/chain-answers.js';
import type { AccountView } from '../../../src/contracts/sign-in-answers.js';
import { OrganisationModule } from '../../../src/api/organisation/organisation.module.js';
import type { AccountRole } from '../../../src/domain/access/admin-role.js';
import { dayOfAccess } from '../../../src/domain/access/post.js';
import { addDays } from '../../../src/domain/calendar/plain-date.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import { ELSEWHERE, enrol, settlePlaces } from '../support/sample-county.js';
import { PLACE } from '../../support/people.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';

const TODAY = dayOfAccess(new Date());
const VILLAGE = `${PLACE.township}201`;
const GROUP = `${VILLAGE}-01`;
const SECRET = '欧阳不应入志';

describe('双线四包 over HTTP', () => {
  let database: TestDatabase;
  let api: TestApi;
  let child: string;
  let sibling: string;
  let elsewhere: string;
  const tokens = new Map<string, string>();
  const users = new Map<string, string>();

  beforeAll(async () => {
    database = await startTestDatabase();
    await settlePlaces(database.source);
    child = await enrol(database.source);
    sibling = await enrol(database.source);
    elsewhere = await enrol(database.source, { place: ELSEWHERE });
    api = await startApi(database.source, [OrganisationModule]);
    const seats: [string, AccountRole, string][] = [
      ['admin', 'system_admin', PLACE.county],
      ['bureau', 'bureau_officer', PLACE.county],
      ['leader', 'county_leader', PLACE.county],
      ['supervisor', 'supervisor', PLACE.county],
      ['cadre', 'township_cadre', PLACE.township],
      ['village', 'village_cadre', PLACE.township],
      ['principal', 'principal', PLACE.school],
      ['teacher', 'class_teacher', PLACE.schoolClass],
      ['there', 'principal', ELSEWHERE.school],
    ];
    for (const [name, role, office] of seats) {
      const token = await api.signIn(role, office);
      tokens.set(name, token);
      users.set(name, (await ask<AccountView>(name, '/me')).body.user);
    }
    const units = [
      { kind: 'village', code: VILLAGE, name: '柳树村' },
      { kind: 'group', code: GROUP, name: '一组' },
    ];
    expect((await ask('admin', '/units', { units })).status).toBe(200);
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  interface Said {
    readonly code?: string;
    readonly counts?: object;
    readonly errors?: readonly { readonly row: number; readonly code: string; readonly field: string }[];
  }
  const ask = async <Body = Said>(who: string, path: string, body?: object | FormData) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens.get(who)}`,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: (text ? JSON.parse(text) : {}) as Body };
  };
  const assign = (who: string, rows: readonly object[], dryRun = false) =>
    ask(who, '/chains/links', { rows, dryRun });
  const gov = (level: string, where: object, holder: object) => ({
    line: 'government',
    level,
    ...where,
    ...holder,
  });
  const edu = (level: string, where: object, holder: object) => ({
    line: '教育线',
    level,
    ...where,
    ...holder,
  });
  const by = (name: string) => ({ account: users.get(name) });
  const gapsOf = async (who: string, pupil: string, query = '') =>
    (await ask<ChainView>(who, `/pupils/${pupil}/chain${query}`)).body.links.flatMap(({ level, gap }) =>
      gap === null ? [] : [`${level}: ${gap}`],
    );

  it('says of a child nobody has been named for where the chains end; its class teacher answers already', async () => {
    expect(await gapsOf('teacher', child)).toEqual([
      'county_leader: nobody',
      'township_cadre: unit_unknown',
      'village_cadre: unit_unknown',
      'household: nobody',
      'bureau_leader: nobody',
      'school_leader: nobody',
      'subject_teacher: nobody',
    ]);
    expect((await ask('there', `/pupils/${child}/chain`)).status).toBe(404);
    expect((await ask('supervisor', `/pupils/${child}/chain`)).status).toBe(403);
  });

  it('is completed by each office for its own part, and by nobody for another’s', async () => {
    const home = { rows: [{ pupil: child, village: VILLAGE, group: GROUP }] };
    expect((await ask('village', '/chains/homes', home)).status).toBe(200);
    const rows: [string, object][] = [
      ['bureau', gov('county_leader', { unit: PLACE.township }, by('leader'))],
      ['cadre', gov('乡镇干部包村', { unit: VILLAGE }, by('cadre'))],
      ['cadre', gov('village_cadre', { unit: GROUP }, by('village'))],
      ['cadre', gov('household', { pupil: child }, { person: SECRET })],
      ['bureau', edu('教育局领导包学校', { unit: PLACE.school }, by('bureau'))],
      ['principal', edu('school_leader', { unit: `${PLACE.school}-7` }, by('principal'))],
      ['principal', edu('subject_teacher', { pupil: child }, { person: '科任甲' })],
    ];
    for (const [who, row] of rows) {
      expect(await assign(who, [row])).toMatchObject({ status: 200, body: { counts: { new: 1 } } });
    }
    expect(await gapsOf('teacher', child)).toEqual([]);
    expect(await gapsOf('teacher', sibling)).toContain('village_cadre: unit_unknown');
    const refusals: [string, object, string][] = [
      ['principal', gov('village_cadre', { unit: GROUP }, by('principal')), 'not_yours_to_assign'],
      ['cadre', edu('school_leader', { unit: `${PLACE.school}-7` }, by('cadre')), 'not_yours_to_assign'],
      ['cadre', gov('county_leader', { unit: PLACE.township }, by('cadre')), 'not_yours_to_assign'],
      ['there', edu('school_leader', { unit: `${PLACE.school}-7` }, by('there')), 'not_yours_to_assign'],
      ['there', edu('subject_teacher', { pupil: child }, by('there')), 'unknown_child'],
      ['principal', edu('subject_teacher', { pupil: elsewhere }, by('principal')), 'unknown_child'],
    ];
    for (const [who, row, code] of refusals) {
      expect((await assign(who, [row])).body).toMatchObject({
        code: 'rows_refused',
        errors: [{ row: 1, code }],
      });
    }
  });

  it('judges each row, writes all or none, and repeats no person’s name', async () => {
    const good = gov('village_cadre', { unit: GROUP }, by('village'));
    const refused = await assign('bureau', [
      good,
      { ...good, line: '第三线' },
      { ...good, level: 'emperor' },
      gov('village_cadre', { unit: '371599199201-01' }, by('village')),
      gov('village_cadre', { unit: GROUP }, { account: 'u-nobody' }),
      gov('village_cadre', { unit: GROUP }, {}),
      gov('township_cadre', { unit: VILLAGE }, { person: SECRET }),
      { ...good, from: addDays(TODAY, -1) },
      { ...good, to: '明年' },
    ]);
    expect(refused.body.errors?.map(({ row, code, field }) => [row, code, field])).toEqual([
      [2, 'unknown_line', 'line'],
      [3, 'unknown_level', 'level'],
      [4, 'unknown_unit', 'unit'],
      [5, 'unknown_account', 'account'],
      [6, 'one_holder', 'account'],
      [7, 'account_needed', 'person'],
      [8, 'date_in_the_past', 'from'],
      [9, 'invalid_date', 'to'],
    ]);
    expect(refused.text).not.toContain(SECRET);
    expect((await assign('bureau', [good])).body.counts).toEqual({
      rows: 1,
      new: 0,
      replaced: 0,
      unchanged: 1,
    });
  });

  it('replaces whoever answered, from a day, and knows who answered before', async () => {
    const later = addDays(TODAY, 10);
    const holder = async (on: string) =>
      (await ask<ChainView>('bureau', `/pupils/${child}/chain?on=${on}`)).body.links.find(
        ({ level }) => level === 'school_leader',
      )?.holders;
    const row = { ...edu('school_leader', { unit: `${PLACE.school}-7` }, by('teacher')), from: later };
    expect((await assign('principal', [row], true)).body).toMatchObject({
      counts: { replaced: 1 },
      replaces: [{ row: 1, account: users.get('principal') }],
    });
    expect(await holder(later)).toMatchObject([{ account: users.get('principal') }]);
    await assign('principal', [row]);
    expect(await holder(addDays(later, -1))).toMatchObject([{ account: users.get('principal') }]);
    expect(await holder(later)).toMatchObject([{ account: users.get('teacher'), by: 'assignment' }]);
  });

  it('is taken from a workbook, each refusal with its sheet and row', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('责任人');
    sheet.addRow(['双线四包责任人登记表']);
    sheet.addRow(['责任线', '层级', '单位代码', '学生编码', '人员编号', '姓名', '备注']);
    sheet.addRow(['教育线', '科任教师包人', '', sibling, '', '科任乙', '']);
    sheet.addRow(['教育线', '科任教师包人', '', elsewhere, '', '科任丙', '']);
    const upload = async (query: string) => {
      const form = new FormData();
      form.append('file', new Blob([await workbook.xlsx.writeBuffer()]), 'links.xlsx');
      return ask('principal', `/chains/links/import${query}`, form);
    };
    expect((await upload('')).body).toMatchObject({
      code: 'rows_refused',
      errors: [{ sheet: '责任人', row: 4, code: 'unknown_child' }],
    });
    sheet.spliceRows(4, 1);
    expect((await upload('?dryRun=true')).body.counts).toMatchObject({ rows: 1, new: 1 });
    expect((await upload('')).body.counts).toMatchObject({ rows: 1, new: 1 });
    expect((await upload('')).body.counts).toMatchObject({ unchanged: 1 });
  });

  it('reports gaps with counts for everybody who oversees, and codes for whoever keeps the register', async () => {
    const report = async (who: string, query = '') =>
      (await ask<GapsView>(who, `/oversight/chains/gaps${query}`)).body;
    expect(await report('bureau')).toMatchObject({ children: 3, complete: 1 });
    expect(await report('principal')).toMatchObject({ children: 2, complete: 1 });
    expect(await report('there')).toMatchObject({ children: 1, complete: 0 });
    const levels = (await report('supervisor')).levels;
    expect(levels.find(({ level }) => level === 'bureau_leader')).toMatchObject({ children: 1, places: 1 });
    const drill = '?line=education&level=subject_teacher';
    const [schooled] = (await report('bureau', drill)).at ?? [];
    expect(schooled).toMatchObject({ gap: 'nobody', children: 1, pupils: [elsewhere] });
    const counted = await ask<GapsView>('supervisor', `/oversight/chains/gaps${drill}`);
    expect(counted.body.at).toMatchObject([{ unit: null, gapLabel: '无责任人', children: 1 }]);
    expect(counted.text).not.toMatch(/p-\w/);
    // Nor who helps whose family.
    expect(counted.body).toMatchObject({ held: [], heldPlaces: 2 });
    expect(counted.text).not.toContain('科任甲');
    expect(schooled).toMatchObject({
      child: { name: '王小明', schoolName: '东湖中学', grade: 8, classNo: 1 },
    });
    const groups = await report('bureau', '?line=government&level=village_cadre');
    expect(groups.held).toMatchObject([
      { unit: GROUP, unitName: '柳树村 一组', children: 1, holders: [{ account: users.get('village') }] },
    ]);
    expect((await ask('supervisor', '/oversight/chains/gaps?level=emperor')).status).toBe(422);
    expect((await ask('teacher', '/oversight/chains/gaps')).status).toBe(403);
  });

  it('goes over to the successor when an office is handed over, and is a gap when nobody follows', async () => {
    const next = await api.signIn('village_cadre', `${PLACE.county}102`);
    tokens.set('next', next);
    users.set('next', (await ask<AccountView>('next', '/me')).body.user);
    const { posts } = (await ask<AccountView>('village', '/me')).body;
    const end = (body: object) => ask('admin', `/posts/${posts[0]?.id}/end`, body);
    const holder = async () =>
      (await ask<ChainView>('bureau', `/pupils/${child}/chain`)).body.links.find(
        ({ level }) => level === 'village_cadre',
      );
    expect((await end({ handTo: users.get('next') })).status).toBe(204);
    expect(await holder()).toMatchObject({ gap: null, holders: [{ account: users.get('next') }] });
    await ask('admin', `/accounts/${users.get('next')}/close`, {});
    expect(await holder()).toMatchObject({ gap: 'holder_gone', gapLabel: '责任人已离任' });
  });

  it('keeps named persons out of the audit', async () => {
    const entries = await database.source.query<object[]>('SELECT * FROM audit_entry');
    expect(JSON.stringify(entries)).not.toContain(SECRET);
    expect(JSON.stringify(entries)).toContain('chain.assign');
  });
});
