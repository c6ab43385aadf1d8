import { randomBytes } from 'node:crypto';
import type { AuditEntry } from '../../src/contracts/audit-answers.js';
import { RostersModule } from '../../src/api/rosters/rosters.module.js';
import { PrivacyModule } from '../../src/api/security/privacy.module.js';
import { blindIndex, seal, unseal, useDataKeys } from '../../src/persistence/data-keys.js';
import { pupilByCode } from '../../src/persistence/readers/pupils.js';
import { sealRegister } from '../../src/persistence/readers/pupils-sealing.js';
import { startApi, type TestApi } from '../api/accounts/start-api.js';
import {
  addCounty,
  COUNTY,
  idNumber,
  JUNIOR,
  PRIMARY,
  upload,
  workbookOf,
} from '../api/rosters/register-fixture.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const ID = idNumber('20130402', 1);
const PHONE = '13912345678';
const HOME = '松溪镇清溪村三组十二号';
const HEADER = ['姓名', '性别', '出生日期', '身份证号', '学籍号', '年级', '班级', '电话', '户籍地', '现住地'];
const row = (phone = PHONE) => ['纪晓舟', '男', '2013-04-02', ID, `G${ID}`, 7, 2, phone, HOME, HOME];

describe('the sealed register', () => {
  let database: TestDatabase;
  let api: TestApi;
  let registrar: string;
  let child: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [RostersModule, PrivacyModule]);
    registrar = await api.signIn('registrar', JUNIOR);
    expect((await load(row())).body).toMatchObject({ counts: { new: 1 } });
    [{ code: child }] = await database.source.query<[{ code: string }]>(`SELECT code FROM pupil`);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const load = async (...rows: (string | number)[][]) =>
    upload(`${api.url}/rosters/import`, registrar, await workbookOf([HEADER, ...rows]));
  const stored = async () =>
    JSON.stringify(await database.source.query(`SELECT p.*, p.ctid::text FROM pupil p`));
  const ask = async (token: string, path: string, body?: object) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('keeps no number, telephone or address in the clear', async () => {
    const rows = await stored();
    expect(rows).toContain('纪晓舟');
    for (const secret of [ID, ID.slice(6, 14), PHONE, HOME, '清溪村']) expect(rows).not.toContain(secret);
  });

  it('recognises the child again by its sealed numbers, and changes nothing for nothing', async () => {
    expect((await load(row())).body).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 1 } });
    expect((await load(row('13900000000'))).body).toMatchObject({ counts: { changed: 1 } });
    expect((await load(row())).body).toMatchObject({ counts: { changed: 1 } });
    const found = await ask(registrar, '/pupils/search', { q: ID });
    expect(found.body['pupils']).toHaveLength(1);
    expect((await ask(registrar, '/pupils/search', { q: `G${ID}` })).body['pupils']).toHaveLength(1);
    expect((await ask(registrar, '/pupils/search', { q: ID.slice(0, 17) })).body['pupils']).toHaveLength(0);
  });

  it('lets no second child have the same number, whatever program writes it', async () => {
    await expect(
      database.source.query(
        `INSERT INTO pupil (code, name, sex, birth_date, id_number, id_number_index, school_code, grade, class_no,
                            school_class, status, changed_at)
         SELECT 'p-another', name, sex, birth_date, $1, id_number_index, school_code, grade, class_no,
                school_class, status, changed_at FROM pupil`,
        [seal('id_number', ID)],
      ),
    ).rejects.toThrow('pupil_id_number_index_key');
  });

  it('masks what it opens, and shows it on a request that says why', async () => {
    const { body } = await ask(registrar, `/pupils/${child}`);
    expect(body).toMatchObject({
      phone: '139****5678',
      hukouAddress: '松溪镇****',
      homeAddress: '松溪镇****',
    });
    expect(JSON.stringify(body)).not.toContain(ID);
    const asked = { fields: ['phone', 'homeAddress'], reason: 'contact_family' };
    expect(await ask(registrar, `/pupils/${child}/unmask`, asked)).toEqual({
      status: 200,
      body: { phone: PHONE, homeAddress: HOME },
    });
    const auditor = await api.signIn('audit_admin', COUNTY);
    const audit = await ask(auditor, '/audit?action=child.unmask');
    expect((audit.body['items'] as AuditEntry[])[0]).toMatchObject({
      actorRole: 'registrar',
      object: child,
      subjects: [child],
      detail: 'contact_family: homeAddress phone',
      result: 'allowed',
    });
    expect(JSON.stringify(audit.body)).not.toContain(PHONE);
  });

  it('unmasks nothing without a reason, for another school, or for who needs no numbers', async () => {
    const fields = ['idNumber'];
    expect((await ask(registrar, `/pupils/${child}/unmask`, { fields })).status).toBe(422);
    const words = { fields, reason: '因为纪晓舟' };
    expect((await ask(registrar, `/pupils/${child}/unmask`, words)).status).toBe(422);
    const reason = 'verify_identity';
    const other = await api.signIn('principal', PRIMARY);
    expect((await ask(other, `/pupils/${child}/unmask`, { fields, reason })).status).toBe(404);
    const leader = await api.signIn('county_leader', COUNTY);
    expect((await ask(leader, `/pupils/${child}/unmask`, { fields, reason })).status).toBe(403);
  });

  it('tells a family who has seen what of its child, and when', async () => {
    const head = await api.signIn('bureau_head', COUNTY);
    const { body } = await ask(head, `/pupils/${child}/accesses`);
    expect(body['accesses']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: '测试人员',
          role: '学籍管理员',
          action: 'child.read',
          result: 'allowed',
        }),
        expect.objectContaining({ action: 'child.unmask', detail: 'contact_family: homeAddress phone' }),
        expect.objectContaining({ role: '校长', action: 'child.unmask', result: 'refused' }),
      ]),
    );
    const elsewhere = await api.signIn('bureau_head', '370888');
    expect((await ask(elsewhere, `/pupils/${child}/accesses`)).status).toBe(404);
  });

  it('seals everything anew when the key is replaced, also what was once written in the clear', async () => {
    await database.source.query(`UPDATE pupil SET phone = '13900001111', id_number_index = NULL`);
    useDataKeys([{ id: 'next', key: randomBytes(32) }]);
    // Before it is rewritten the child is still found, by the former key's index.
    expect((await ask(registrar, '/pupils/search', { q: `G${ID}` })).body['pupils']).toHaveLength(1);
    expect(await sealRegister(database.source.manager)).toBe(1);
    expect(await sealRegister(database.source.manager)).toBe(0);
    const rows = await stored();
    expect(rows).not.toMatch(/v[12]:test:/);
    expect(rows).not.toContain('13900001111');
    expect((await pupilByCode(database.source.manager, child))?.phone).toBe('13900001111');
    expect((await load(row())).body).toMatchObject({ counts: { new: 0, changed: 1 } });
  });

  it('opens nothing that was moved to another child', async () => {
    const second = await load(row(), ['沈听雨', '女', '2013-05-02', '', '', 7, 3, '13911112222', HOME, HOME]);
    expect(second.body).toMatchObject({ imported: true });
    const rows = await database.source.query<{ code: string; phone: string }[]>(
      'SELECT code, phone FROM pupil',
    );
    const [one, other] = rows as [{ code: string; phone: string }, { code: string; phone: string }];
    expect(rows).toHaveLength(2);
    const give = (code: string, phone: string) =>
      database.source.query('UPDATE pupil SET phone = $2 WHERE code = $1', [code, phone]);
    await give(one.code, other.phone);
    await give(other.code, one.phone);
    await expect(pupilByCode(database.source.manager, one.code)).rejects.toThrow();
    await expect(pupilByCode(database.source.manager, other.code)).rejects.toThrow();
    expect((await ask(registrar, `/pupils/${one.code}`)).status).toBe(500);
    await give(one.code, one.phone);
    await give(other.code, other.phone);
    expect((await ask(registrar, `/pupils/${one.code}`)).status).toBe(200);
  });

  it('binds to its row what was once bound to its column alone', async () => {
    const bound = async () =>
      (await database.source.query<{ phone: string }[]>('SELECT phone FROM pupil')).map(({ phone }) =>
        phone.slice(0, 3),
      );
    await database.source.query('UPDATE pupil SET phone = $1 WHERE code = $2', [seal('phone', PHONE), child]);
    expect((await bound()).sort()).toEqual(['v1:', 'v2:']);
    expect((await pupilByCode(database.source.manager, child))?.phone).toBe(PHONE);
    expect(await sealRegister(database.source.manager)).toBe(1);
    expect(await bound()).toEqual(['v2:', 'v2:']);
    expect((await pupilByCode(database.source.manager, child))?.phone).toBe(PHONE);
  });

  it('opens nothing that was changed, moved to another column or sealed with an unknown key', () => {
    const text = seal('phone', PHONE);
    expect(unseal('phone', text)).toBe(PHONE);
    expect(() => unseal('home_address', text)).toThrow();
    const bound = seal('phone', PHONE, 'p-one');
    expect(unseal('phone', bound, 'p-one')).toBe(PHONE);
    expect(() => unseal('phone', bound, 'p-other')).toThrow();
    expect(() => unseal('phone', bound)).toThrow();
    expect(() => unseal('phone', bound.replace('v2:', 'v1:'))).toThrow();
    expect(() => unseal('phone', `${text.slice(0, -4)}AAAA`)).toThrow();
    expect(() => unseal('phone', text.replace(':next:', ':lost:'))).toThrow('DATA_KEYS');
    expect(seal('phone', PHONE)).not.toBe(text);
    expect(blindIndex('id_number', ID)).not.toBe(blindIndex('student_number', ID));
  });
});
