import type { Unit } from '../../../src/domain/organisation/unit.js';
import { dayOfAccess } from '../../../src/domain/access/post.js';
import type { AccountRole } from '../../../src/domain/access/admin-role.js';
import { addDays } from '../../../src/domain/calendar/plain-date.js';
import { OrganisationModule } from '../../../src/api/organisation/organisation.module.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import { ELSEWHERE, enrol, settlePlaces } from '../support/sample-county.js';
import { PLACE } from '../../support/people.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';

const TODAY = dayOfAccess(new Date());

describe('the units of a county', () => {
  let database: TestDatabase;
  let api: TestApi;
  let admin: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    await settlePlaces(database.source);
    await enrol(database.source);
    await enrol(database.source, { place: ELSEWHERE });
    api = await startApi(database.source, [OrganisationModule]);
    admin = await api.signIn('system_admin', PLACE.county);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  interface Said {
    readonly items?: readonly Unit[];
    readonly code?: string;
    readonly detail?: string;
    readonly errors?: readonly { readonly row: number; readonly code: string; readonly field: string }[];
    readonly counts?: object;
  }
  const ask = async (token: string, path: string, body?: object) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Said };
  };
  const codes = async (role: AccountRole, office: string, query = '') =>
    (await ask(await api.signIn(role, office), `/units${query}`)).body.items?.map(({ code }) => code);
  const write = (units: readonly object[], dryRun = false) => ask(admin, '/units', { units, dryRun });
  const named = async (code: string, on = TODAY) =>
    (await ask(admin, `/units?on=${on}`)).body.items?.find((unit) => unit.code === code)?.name;

  it('are shown as far as one’s office reaches, with classes as the register has them', async () => {
    const here = [PLACE.school, `${PLACE.school}-7`, PLACE.schoolClass];
    const there = [ELSEWHERE.school, `${ELSEWHERE.school}-8`, ELSEWHERE.schoolClass];
    expect(await codes('principal', PLACE.school)).toEqual([...here, PLACE.county, PLACE.township].sort());
    expect(await codes('class_teacher', PLACE.schoolClass)).toEqual(here);
    expect(await codes('township_cadre', ELSEWHERE.township)).toEqual(
      [...there, PLACE.county, ELSEWHERE.township].sort(),
    );
    expect(await codes('bureau_officer', PLACE.county)).toEqual(
      [...here, ...there, PLACE.county, PLACE.township, ELSEWHERE.township].sort(),
    );
    expect(await codes('department_officer', `${PLACE.county}-police`, '?kind=school')).toEqual(
      [PLACE.school, ELSEWHERE.school].sort(),
    );
    expect(await codes('bureau_head', '371598')).toEqual([]);
  });

  it('include on demand every school and township of the county, and of no other', async () => {
    expect(await codes('principal', ELSEWHERE.school, '?kind=school&scope=county')).toEqual(
      [PLACE.school, ELSEWHERE.school].sort(),
    );
    expect(await codes('principal', '3137000099', '?kind=school&scope=county')).toEqual([]);
  });

  it('are written all or none, each row judged, whatever the order', async () => {
    const good = [
      { kind: 'school', code: '2137000077', name: '云台小学', parent: '371599177' },
      { kind: 'group', code: '371599177201-01', name: '一组' },
      { kind: 'village', code: '371599177201', name: '云台村' },
      { kind: 'township', code: '371599177', name: '云台乡', localGovernment: 'township' },
    ];
    const bad = [
      { kind: 'township', code: '371599178', name: '没有注明的乡' },
      { kind: 'village', code: '371599199201', name: '没有乡的村' },
      { kind: 'class', code: '2137000077-1', name: '不是班' },
    ];
    const refused = await write([...good, ...bad]);
    expect(refused).toMatchObject({ status: 422, body: { code: 'units_refused' } });
    expect(refused.body.errors?.map(({ row, code, field }) => [row, code, field])).toEqual([
      [5, 'local_government', 'localGovernment'],
      [6, 'unknown_parent', 'parent'],
      [7, 'unit_code_misfit', 'code'],
    ]);
    expect((await write(good, true)).body.counts).toEqual({ rows: 4, new: 4, changed: 0 });
    expect(await named('371599177')).toBeUndefined();
    expect((await write(good)).status).toBe(200);
    expect(await named('371599177201-01')).toBe('一组');
    expect((await write(good)).body.counts).toEqual({ rows: 4, new: 0, changed: 0 });
  });

  it('keep the names they had', async () => {
    await database.source.query(`UPDATE unit SET valid_from = '2020-01-01' WHERE code = $1`, [
      ELSEWHERE.township,
    ]);
    const renamed = {
      kind: 'township',
      code: ELSEWHERE.township,
      name: '东湖镇',
      localGovernment: 'township',
    };
    expect((await write([renamed])).body.counts).toEqual({ rows: 1, new: 0, changed: 1 });
    expect(await named(ELSEWHERE.township)).toBe('东湖镇');
    expect(await named(ELSEWHERE.township, addDays(TODAY, -1))).toBe('东湖街道');
    expect(await named(ELSEWHERE.township, addDays(TODAY, -9_000))).toBeUndefined();
    const { items } = (await ask(admin, `/units/${ELSEWHERE.township}/versions`)).body;
    expect(items?.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['东湖镇', TODAY, null],
      ['东湖街道', '2020-01-01', addDays(TODAY, -1)],
    ]);
  });

  it('say of a township what it is, so that a new name does not make a subdistrict of it', async () => {
    const { items } = (await ask(admin, '/units?kind=township')).body;
    expect(items?.find(({ code }) => code === PLACE.township)?.localGovernment).toBe('township');
    expect((await ask(admin, `/units/${PLACE.school}/versions`)).body.items).toMatchObject([
      { localGovernment: null },
    ]);
  });

  it('begin on their day and end when nobody belongs to them any more', async () => {
    const later = addDays(TODAY, 30);
    await write([
      { kind: 'township', code: '371599179', name: '明年乡', localGovernment: 'township', from: later },
    ]);
    expect(await named('371599179')).toBeUndefined();
    expect(await named('371599179', later)).toBe('明年乡');
    const school = { kind: 'school', code: '2137000079', name: '明年小学', parent: '371599179' };
    expect((await write([school])).body.errors).toMatchObject([{ row: 1, code: 'unknown_parent' }]);
    expect((await write([{ ...school, from: later }])).status).toBe(200);

    const inUse = await ask(admin, `/units/${PLACE.school}/close`, { on: addDays(TODAY, 1) });
    expect(inUse).toMatchObject({ status: 409, body: { code: 'unit_in_use' } });
    expect(inUse.body.detail).toContain('在籍学生 1 名');
    const rehearsed = await ask(admin, '/units/371599177201-01/close', { on: TODAY, dryRun: true });
    expect(rehearsed.status).toBe(204);
    expect(await named('371599177201-01', addDays(TODAY, 1))).toBe('一组');
    expect((await ask(admin, '/units/371599177201-01/close', { on: addDays(TODAY, -1) })).status).toBe(422);
    expect((await ask(admin, '/units/371599177201-01/close', { on: TODAY })).status).toBe(204);
    expect(await named('371599177201-01')).toBe('一组');
    expect(await named('371599177201-01', addDays(TODAY, 1))).toBeUndefined();
  });

  it('stay where a child lives, and are named to who says where children live', async () => {
    const village = '371599177201';
    const child = await enrol(database.source);
    await database.source.query(
      `INSERT INTO pupil_home (pupil, village, recorded_by, recorded_at) VALUES ($1, $2, 'test', now())`,
      [child, village],
    );
    const inUse = await ask(admin, `/units/${village}/close`, { on: addDays(TODAY, 1) });
    expect(inUse.body.detail).toContain('下级单位 0 个、在籍学生 1 名');
    await database.source.query('DELETE FROM pupil_home');
    expect(await codes('registrar', PLACE.school, '?kind=village&scope=county')).toEqual([village]);
    expect(await codes('class_teacher', PLACE.schoolClass, '?kind=village&scope=county')).toEqual([]);
  });
});
