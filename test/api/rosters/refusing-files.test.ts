import { RostersModule } from '../../../src/api/rosters/rosters.module.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import { addCounty, JUNIOR, upload, workbookOf } from './register-fixture.js';

describe('a file that is no roster', () => {
  let database: TestDatabase;
  let api: TestApi;
  let registrar: string;

  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [RostersModule]);
    registrar = await api.signIn('registrar', JUNIOR);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const send = (file: Buffer | undefined, field?: string) =>
    upload(`${api.url}/rosters/import`, registrar, file, field);
  const roster = () => workbookOf([['姓名', '年级', '班级']]);

  /** The table of contents at the end of a zip, edited in place. */
  const renamed = (file: Buffer, from: string, to: string) =>
    Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');

  it.each([
    ['text called .xlsx', async () => Buffer.from('姓名,年级,班级\n'), 'file_not_xlsx'],
    ['nothing', async () => Buffer.alloc(0), 'file_empty'],
    [
      'an old or encrypted workbook',
      async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'file_old_or_encrypted',
    ],
    ['half a file', async () => (await roster()).subarray(0, 2_000), 'file_damaged'],
    [
      'a zip of something else',
      async () => renamed(await roster(), 'xl/workbook.xml', 'xx/workbook.xml'),
      'file_not_xlsx',
    ],
    [
      'a workbook with macros',
      async () => renamed(await roster(), 'docProps/app.xml', 'l/vbaProject.bin'),
      'file_has_macros',
    ],
    ['a workbook whose insides are broken', async () => renamed(await roster(), '<', '!'), 'file_damaged'],
    ['a workbook without a header', () => workbookOf([['填表说明']]), 'header_not_found'],
    [
      'a header with two columns of one kind',
      () => workbookOf([['姓名', '年级', '班级', '学生姓名']]),
      'header_twice',
    ],
  ])('%s is refused with a word on what to do', async (_, file, code) => {
    const answer = await send(await file());
    expect(answer).toMatchObject({
      status: 422,
      body: { code, field: 'file', detail: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  it('is refused before it is unpacked when it would swell beyond measure', async () => {
    const file = await roster();
    const entry = file.lastIndexOf(Buffer.from('504b0102', 'hex'));
    file.writeUInt32LE(0x7fffffff, entry + 24);
    expect(await send(file)).toMatchObject({ status: 422, body: { code: 'file_too_big' } });
  });

  it('is refused above 10 MB, under another field name, or when it is missing', async () => {
    expect(await send(Buffer.alloc(10 * 1024 ** 2 + 1))).toMatchObject({
      status: 413,
      body: { code: 'file_too_big' },
    });
    expect(await send(await roster(), 'roster')).toMatchObject({
      status: 422,
      body: { code: 'upload_malformed' },
    });
    expect(await send(undefined)).toMatchObject({ status: 422, body: { code: 'file_missing' } });
  });
});
