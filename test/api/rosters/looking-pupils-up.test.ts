import { RostersModule } from '../../../src/api/rosters/rosters.module.js';
import type { Role } from '../../../src/domain/access/role.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import {
  addCounty,
  COUNTY,
  idNumber,
  JUNIOR,
  OTHER_TOWN,
  PRIMARY,
  TOWN,
  upload,
  workbookOf,
} from './register-fixture.js';

describe('looking children up', () => {
  let database: TestDatabase;
  let api: TestApi;
  let tokens: ReadonlyMap<string, string>;
  const id = idNumber('20130402', 1);

  const offices: readonly (readonly [Role, string])[] = [
    ['class_teacher', `${JUNIOR}-7-2`],
    ['principal', PRIMARY],
    ['township_cadre', TOWN],
    ['village_cadre', OTHER_TOWN],
    ['bureau_officer', COUNTY],
    ['supervisor', COUNTY],
    ['bureau_head', '370888'],
    ['court_liaison', COUNTY],
    ['department_officer', `${COUNTY}-police`],
  ];

  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [RostersModule]);
    const signedIn: [string, string][] = [];
    for (const [role, office] of offices) signedIn.push([role, await api.signIn(role, office)]);
    tokens = new Map(signedIn);
    const header = [
      '姓名',
      '性别',
      '出生日期',
      '身份证号',
      '年级',
      '班级',
      '学校',
      '监护人',
      '电话',
      '特殊群体',
    ];
    const child = (name: string, number: string, grade: number, classNo: number, school: string) => [
      name,
      '男',
      '2013-04-02',
      number,
      grade,
      classNo,
      school,
      '家长',
      '13800001234',
      '留守',
    ];
    const file = await workbookOf([
      header,
      child('林一', id, 7, 2, JUNIOR),
      child('林二', '', 7, 3, JUNIOR),
      child('林三', '', 6, 1, PRIMARY),
    ]);
    const { status } = await upload(`${api.url}/rosters/import`, tokens.get('bureau_officer') ?? '', file);
    expect(status).toBe(200);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const get = async (role: Role, path: string, body?: object) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${tokens.get(role)}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const lookUp = (role: Role, q: string) => get(role, '/pupils/search', { q });
  const search = async (role: Role, text: string) => {
    const { body } = await lookUp(role, text);
    return (body['pupils'] as { name: string }[]).map(({ name }) => name);
  };

  it('shows each office its own children and nobody else’s', async () => {
    expect(await search('class_teacher', '林')).toEqual(['林一']);
    expect(await search('principal', '林')).toEqual(['林三']);
    expect(await search('township_cadre', '林')).toEqual(['林一', '林二']);
    expect(await search('village_cadre', '林')).toEqual(['林三']);
    expect(await search('bureau_officer', '林')).toEqual(['林三', '林一', '林二']);
    expect(await search('bureau_head', '林')).toEqual([]);
  });

  it.each(['supervisor', 'court_liaison', 'department_officer'] as const)(
    'keeps the register closed to a %s',
    async (role) => {
      expect(await lookUp(role, 'x')).toMatchObject({ status: 403, body: { code: 'not_your_role' } });
    },
  );

  it('finds by part of a name or by the whole number, and takes % and _ for what they are', async () => {
    expect(await search('bureau_officer', id.toLowerCase())).toEqual(['林一']);
    expect(await search('bureau_officer', id.slice(0, 17))).toEqual([]);
    expect(await search('bureau_officer', '%')).toEqual([]);
    expect(await search('bureau_officer', '_')).toEqual([]);
  });

  it('masks the numbers, in the list and on the child’s own page', async () => {
    const list = await lookUp('class_teacher', '林一');
    const [found] = list.body['pupils'] as { code: string }[];
    const page = await get('class_teacher', `/pupils/${found?.code}`);
    expect(page).toEqual({
      status: 200,
      body: {
        code: expect.stringMatching(/^p-[a-z2-7]{10}$/),
        name: '林一',
        sex: 'male',
        birthDate: '2013-04-02',
        schoolCode: JUNIOR,
        schoolName: '松溪中学',
        grade: 7,
        gradeName: '七年级',
        classNo: 2,
        schoolClass: `${JUNIOR}-7-2`,
        idNumber: `3709**********${id.slice(-4)}`,
        studentNumber: null,
        status: 'enrolled',
        guardianName: '家长',
        guardianRelation: null,
        phone: '138****1234',
        hukouAddress: null,
        homeAddress: null,
        specialGroups: [{ code: 'left_behind', label: '留守儿童' }],
      },
    });
    expect(JSON.stringify(list.body)).not.toContain(id);
  });

  it('does not tell a child out of reach from one that does not exist', async () => {
    const { body } = await lookUp('bureau_officer', '林三');
    const [elsewhere] = body['pupils'] as { code: string }[];
    const stranger = await get('class_teacher', `/pupils/${elsewhere?.code}`);
    const nobody = await get('class_teacher', '/pupils/p-aaaaaaaaaa');
    expect(stranger.status).toBe(404);
    expect({ ...stranger.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
  });

  it('refuses what cannot be a code or a search, instead of failing on it', async () => {
    expect((await get('bureau_officer', '/pupils/p-1')).status).toBe(422);
    expect((await lookUp('bureau_officer', '\0')).status).toBe(422);
    expect((await lookUp('bureau_officer', 'x'.repeat(41))).status).toBe(422);
  });
});
