import { ApiWorld } from '../support/api-world.js';
import { ELSEWHERE, enrol, HERE, POLICE, THERE } from '../support/sample-county.js';

interface List {
  readonly items: readonly { caseNo: string; child: { name: string } }[];
  readonly nextCursor: string | null;
}

describe('whose cases a person sees', () => {
  let world: ApiWorld;
  let here: string;
  let there: string;
  beforeAll(async () => {
    world = await ApiWorld.start();
    const report = async (by: typeof HERE.principal, pupil: string) =>
      (await world.api.report(by, pupil)).body.caseNo;
    here = await report(HERE.class_teacher, await enrol(world.database, { name: '赵小川' }));
    there = await report(
      THERE.class_teacher,
      await enrol(world.database, { name: '钱小河', place: ELSEWHERE }),
    );
  }, 120_000);
  afterAll(() => world?.stop());

  const list = async (by: typeof HERE.principal, query = '') =>
    (await world.api.ask<List>(by, 'GET', `/api/cases${query}`)).body;
  const numbers = async (by: typeof HERE.principal, query = '') =>
    (await list(by, query)).items.map(({ caseNo }) => caseNo);
  const found = async (by: typeof HERE.principal, q: string) =>
    (await world.api.ask<List>(by, 'POST', '/api/cases/search', { body: { q } })).body.items.map(
      ({ caseNo }) => caseNo,
    );

  it('lists only the office’s own cases, for every level', async () => {
    expect(await numbers(HERE.class_teacher)).toEqual([here]);
    expect(await numbers(HERE.principal)).toEqual([here]);
    expect(await numbers(THERE.township_cadre)).toEqual([there]);
    expect((await numbers(HERE.bureau_officer)).sort()).toEqual([here, there].sort());
  });

  it('counts only the office’s own cases', async () => {
    const total = async (by: typeof HERE.principal) =>
      (await world.api.ask<{ total: { cases: number } }>(by, 'GET', '/api/cases/counts')).body.total.cases;
    expect(await total(HERE.principal)).toBe(1);
    expect(await total(HERE.bureau_head)).toBe(2);
    expect(await total(HERE.supervisor)).toBe(2);
  });

  it('finds no child of another office by name, number or case number', async () => {
    expect(await found(HERE.principal, '赵小')).toEqual([here]);
    expect(await found(HERE.principal, '钱小河')).toEqual([]);
    expect(await found(HERE.principal, there)).toEqual([]);
    expect(await found(HERE.bureau_officer, there.toLowerCase())).toEqual([there]);
    expect(await found(HERE.bureau_officer, '%')).toEqual([]);
  });

  it('takes no name in an address, where logs and histories would keep it', async () => {
    const asked = await world.api.ask(HERE.principal, 'GET', `/api/cases?q=${encodeURIComponent('赵小川')}`);
    expect(asked.status).toBe(422);
  });

  it('hides a case of another office as if it did not exist, and refuses an act on it', async () => {
    for (const path of ['', '/timeline', '/actions']) {
      const direct = await world.api.ask(HERE.principal, 'GET', `/api/cases/${there}${path}`);
      const unknown = await world.api.ask(HERE.principal, 'GET', `/api/cases/NOL-2025-999999${path}`);
      expect(direct).toMatchObject({ status: 404, body: { code: 'unknown_case' } });
      expect({ ...direct.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    }
    expect(
      await world.api.act(HERE.principal, there, 'namePersuader', { input: { persuader: 'u-1' } }),
    ).toMatchObject({ status: 403, body: { code: 'not_your_jurisdiction' } });
  });

  it('shows the county leader no name, and the inspector no case at all', async () => {
    const [item] = (await list(HERE.county_leader, '?school=3137000001')).items;
    expect(item?.child.name).toBe('赵某某');
    expect(await found(HERE.county_leader, '赵小川')).toEqual([]);
    expect(await world.api.ask(HERE.supervisor, 'GET', '/api/cases')).toMatchObject({ status: 403 });
    expect(await world.api.ask(HERE.supervisor, 'GET', `/api/cases/${here}`)).toMatchObject({ status: 403 });
  });

  it('shows a department the case it was asked to help with, once it was asked', async () => {
    expect(await numbers(POLICE)).toEqual([]);
    await world.api.act(HERE.principal, here, 'refer', { input: { department: 'police' } });
    expect(await numbers(POLICE)).toEqual([here]);
  });

  it('shows a transfer to the school that must confirm it', async () => {
    expect(await numbers(THERE.registrar)).toEqual([there]);
    const input = { kind: 'transfer', toSchool: ELSEWHERE.school, evidence: 'E-2' };
    expect((await world.api.act(HERE.principal, here, 'claimExit', { input })).status).toBe(200);
    expect((await numbers(THERE.registrar)).sort()).toEqual([here, there].sort());
    expect(await numbers(THERE.registrar, '?awaitingMe=true')).toEqual([here]);
    expect(await numbers(THERE.class_teacher)).toEqual([there]);
  });

  it('needs a signed-in person for everything but health and its own description', async () => {
    expect(await world.api.ask(null, 'GET', '/api/cases')).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    });
    expect((await world.api.ask(null, 'GET', '/api/health')).body).toEqual({
      status: 'up',
      database: 'up',
      temporal: 'up',
    });
    expect((await world.api.ask(null, 'GET', '/api/openapi.json')).status).toBe(200);
  });

  it('pages through a list in a stable order and refuses a cursor it has not written', async () => {
    const all = await numbers(HERE.bureau_officer);
    const first = await list(HERE.bureau_officer, '?limit=1');
    const second = await list(HERE.bureau_officer, `?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ caseNo }) => caseNo)).toEqual(all);
    expect(second.nextCursor).toBeNull();
    expect(await world.api.ask(HERE.bureau_officer, 'GET', '/api/cases?cursor=abc')).toMatchObject({
      status: 422,
      body: { field: 'cursor' },
    });
    expect(await world.api.ask(HERE.bureau_officer, 'GET', '/api/cases?standing=asleep')).toMatchObject({
      status: 422,
      body: { field: 'standing', value: 'asleep' },
    });
  });
});
