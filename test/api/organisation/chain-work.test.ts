import ExcelJS from 'exceljs';
import type {
  ChainPerson,
  GapsView,
  HomesMissing,
  LinksImportReport,
} from '../../../src/contracts/chain-answers.js';
import { OrganisationModule } from '../../../src/api/organisation/organisation.module.js';
import type { AccountRole } from '../../../src/domain/access/admin-role.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import { ELSEWHERE, enrol, settlePlaces } from '../support/sample-county.js';
import { PLACE } from '../../support/people.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';

const VILLAGE = `${PLACE.township}201`;
const GROUP = `${VILLAGE}-01`;
const NAME = '司徒望舒';

/** What the console asks for while somebody fills the chains. */
describe('the work on 双线四包', () => {
  let database: TestDatabase;
  let api: TestApi;
  let child: string;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    database = await startTestDatabase();
    await settlePlaces(database.source);
    child = await enrol(database.source, { name: NAME });
    await enrol(database.source, { place: ELSEWHERE });
    api = await startApi(database.source, [OrganisationModule]);
    const seats: [string, AccountRole, string][] = [
      ['admin', 'system_admin', PLACE.county],
      ['bureau', 'bureau_officer', PLACE.county],
      ['cadre', 'township_cadre', PLACE.township],
      ['registrar', 'registrar', PLACE.school],
      ['teacher', 'class_teacher', PLACE.schoolClass],
      ['there', 'principal', ELSEWHERE.school],
    ];
    for (const [name, role, office] of seats) tokens.set(name, await api.signIn(role, office));
    await ask('admin', '/units', {
      units: [
        { kind: 'village', code: VILLAGE, name: '柳树村' },
        { kind: 'group', code: GROUP, name: '一组' },
      ],
    });
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const fetched = (who: string, path: string, body?: object | FormData) =>
    fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${tokens.get(who)}`,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  const ask = async <Body>(who: string, path: string, body?: object) =>
    (await (await fetched(who, path, body)).json()) as Body;
  const importing = async (who: string, workbook: ExcelJS.Workbook, dryRun: boolean) => {
    const form = new FormData();
    form.append('file', new Blob([await workbook.xlsx.writeBuffer()]), 'links.xlsx');
    const answer = await fetched(who, `/chains/links/import?dryRun=${dryRun}`, form);
    return { status: answer.status, body: (await answer.json()) as LinksImportReport };
  };
  const people = async (who: string) =>
    (await ask<{ items: readonly ChainPerson[] }>(who, '/chains/people')).items.flatMap(({ posts }) => posts);

  it('offers each office the people of its own part of the county, and never an administrator', async () => {
    expect(await people('registrar')).toEqual(['柳河中学 学籍管理员', '柳河中学 七年级2班 班主任']);
    expect(await people('cadre')).toEqual(['柳河镇 乡镇经办干部', ...(await people('registrar'))]);
    expect(await people('bureau')).toHaveLength(5);
    expect((await fetched('teacher', '/chains/people')).status).toBe(403);
  });

  it('names the children whose home nobody has recorded, until somebody does', async () => {
    const missing = () => ask<HomesMissing>('registrar', '/chains/homes');
    expect(await missing()).toEqual({
      total: 1,
      items: [
        {
          pupil: child,
          name: NAME,
          schoolName: '柳河中学',
          grade: 7,
          classNo: 2,
          township: PLACE.township,
          village: null,
        },
      ],
    });
    await ask('registrar', '/chains/homes', { rows: [{ pupil: child, village: VILLAGE }] });
    expect(await missing()).toMatchObject({ total: 1, items: [{ village: VILLAGE }] });
    await ask('registrar', '/chains/homes', { rows: [{ pupil: child, village: VILLAGE, group: GROUP }] });
    expect(await missing()).toEqual({ total: 0, items: [] });
    expect((await fetched('teacher', '/chains/homes')).status).toBe(403);
  });

  it('gives out a sheet of what an office has yet to name, which is imported again as it is', async () => {
    const sheetOf = async (who: string) => {
      const answer = await fetched(who, '/chains/links/sheet');
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await answer.arrayBuffer());
      return workbook;
    };
    const workbook = await sheetOf('cadre');
    const sheet = workbook.getWorksheet('责任人')!;
    const rows = sheet.getSheetValues().slice(2) as string[][];
    expect(rows.map((row) => [row[2], row[3] || row[4]])).toEqual([
      ['乡镇干部包村', VILLAGE],
      ['村干部包村民小组', GROUP],
      ['村民小组包户', child],
    ]);
    expect(JSON.stringify(rows)).toContain('司某某');
    expect(JSON.stringify(rows)).not.toContain(NAME);
    const [{ account } = { account: '' }] = (
      await ask<{ items: readonly ChainPerson[] }>('cadre', '/chains/people')
    ).items;
    expect(workbook.getWorksheet('人员编号')?.getCell('A2').value).toBe(account);

    sheet.getCell('G2').value = account;
    sheet.getCell('G3').value = 'u-nobody';
    const looked = await importing('cadre', workbook, true);
    expect(looked).toMatchObject({
      status: 200,
      body: {
        imported: false,
        counts: { rows: 2, new: 1, changed: 0, unchanged: 0, bad: 1 },
        unfilled: 1,
        errors: [{ sheet: '责任人', row: 3, column: '人员编号', value: 'u-nobody', code: 'unknown_account' }],
      },
    });
    expect((await importing('cadre', workbook, false)).status).toBe(422);
    sheet.getCell('G3').value = account;
    expect((await importing('cadre', workbook, false)).body).toMatchObject({
      imported: true,
      counts: { new: 2 },
    });
    const left = (await sheetOf('cadre')).getWorksheet('责任人')!;
    expect(left.rowCount).toBe(2);
    // The principal of another school has nothing to do with this child.
    expect(JSON.stringify((await sheetOf('there')).model)).not.toContain(child);
  });

  it('says in a look at a workbook whom its rows replace, and repeats no name in the wrong column', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('更换');
    sheet.addRow(['责任线', '层级', '代码', '人员编号', '姓名']);
    sheet.addRow(['政府线', '村干部包村民小组', GROUP, '', '村干部甲']);
    sheet.addRow(['政府线', '村干部包村民小组', NAME, '', '村干部甲']);
    sheet.addRow(['政府线', { formula: 'A1' }, GROUP, '', '村干部甲']);
    const { body } = await importing('cadre', workbook, true);
    expect(body).toMatchObject({
      counts: { rows: 3, changed: 1, bad: 2 },
      replaces: [{ sheet: '更换', row: 2, account: expect.stringMatching(/^u-/), name: expect.any(String) }],
      errors: [
        { row: 3, column: '代码', code: 'unknown_unit' },
        { row: 4, column: '层级', code: 'formula' },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(NAME);
    const gaps = await ask<GapsView>('cadre', '/oversight/chains/gaps?line=government&level=village_cadre');
    expect(gaps.held).toMatchObject([{ unit: GROUP, holders: [{ by: 'assignment' }] }]);
  });

  it('keeps in the audit whose children were in a sheet', async () => {
    const [entry] = await database.source.query<{ subjects: string[] }[]>(
      `SELECT subjects FROM audit_entry WHERE action = 'chain.sheet' ORDER BY seq LIMIT 1`,
    );
    expect(entry?.subjects).toEqual([child]);
  });
});
