import { RostersModule } from '../../../src/api/rosters/rosters.module.js';
import { lockRegister } from '../../../src/persistence/readers/pupils-writing.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import {
  addCounty,
  COUNTY,
  idNumber,
  JUNIOR,
  openedRows,
  PRIMARY,
  upload,
  workbookOf,
  type Rows,
} from './register-fixture.js';

const HEADER = [
  '姓名',
  '性别',
  '出生日期',
  '身份证号',
  '学籍号',
  '年级',
  '班级',
  '监护人',
  '电话',
  '特殊群体',
];
const ids = [1, 2, 3, 4].map((sequence) => idNumber('20130402', sequence));
const row = (name: string, id: string, more: readonly string[] = ['七年级', '2']) => [
  name,
  '',
  '',
  id,
  id && `G${id}`,
  ...more,
];

describe('importing a roster', () => {
  let database: TestDatabase;
  let api: TestApi;
  let registrar: string;
  let bureau: string;

  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [RostersModule]);
    registrar = await api.signIn('registrar', JUNIOR);
    bureau = await api.signIn('bureau_officer', COUNTY);
  }, 60_000);
  beforeEach(() => database.source.query('TRUNCATE pupil, import_batch CASCADE'));
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const send = async (rows: Rows, options = '', token = registrar) =>
    upload(`${api.url}/rosters/import?${options}`, token, await workbookOf(rows));
  const pupils = async () => openedRows(database.source);
  const counts = (rows: number, fresh: number, changed: number, unchanged: number, bad: number) => ({
    rows,
    new: fresh,
    changed,
    unchanged,
    bad,
  });

  it('finds the header below a title, in any order, by common names, and reads the words schools use', async () => {
    const answer = await send([
      ['松溪中学 2026 年学籍册'],
      [
        '备注',
        '班级名称',
        '就读年级',
        '* 学生姓名',
        '公民身份号码（18位）',
        '全国学籍号',
        '家长姓名',
        '联系电话',
        '户籍地址',
        '现住址',
        '特殊群体',
        '学校标识码',
      ],
      [
        '',
        '七（2）班',
        '初一',
        '阿依•买买提',
        ids[0] ?? '',
        `l370999201304020001`,
        '古丽',
        13800001234,
        '松溪镇一村',
        '松溪镇二村',
        '留守、低保',
        JUNIOR,
      ],
      [],
      [
        '',
        '十班',
        9,
        '周  宁',
        ids[1]?.toLowerCase() ?? '',
        '',
        '',
        '0531-86000001/13900005678',
        '',
        '',
        '无',
        '',
      ],
    ]);
    expect(answer).toEqual({
      status: 200,
      body: {
        dryRun: false,
        imported: true,
        batch: expect.stringMatching(/^\d+$/),
        counts: counts(2, 2, 0, 0, 0),
        errors: [],
        warnings: [],
        ignoredColumns: ['备注'],
      },
    });
    expect(await pupils()).toMatchObject([
      {
        code: expect.stringMatching(/^p-[a-z2-7]{10}$/),
        name: '周 宁',
        sex: 'female',
        school_class: `${JUNIOR}-9-10`,
        phone: '053186000001、13900005678',
        special_groups: [],
        status: 'enrolled',
      },
      {
        name: '阿依·买买提',
        sex: 'male',
        born: '2013-04-02',
        id_number: ids[0],
        student_number: 'L370999201304020001',
        school_class: `${JUNIOR}-7-2`,
        guardian_name: '古丽',
        phone: '13800001234',
        hukou_address: '松溪镇一村',
        home_address: '松溪镇二村',
        special_groups: ['left_behind', 'subsistence'],
      },
    ]);
  });

  it('changes nothing when the same file comes again, or when only a dry run is asked for', async () => {
    const rows = [HEADER, row('一', ids[0] ?? ''), row('二', ids[1] ?? '')];
    expect((await send(rows, 'dryRun=true')).body).toMatchObject({
      imported: false,
      batch: null,
      counts: counts(2, 2, 0, 0, 0),
    });
    expect(await pupils()).toEqual([]);
    await send(rows);
    const before = await pupils();
    expect((await send(rows)).body).toMatchObject({ imported: false, counts: counts(2, 0, 0, 2, 0) });
    expect(await pupils()).toEqual(before);
    const batches = await database.source.query<object[]>(
      'SELECT kind, imported_by, file_sha256, counts FROM import_batch',
    );
    expect(batches).toHaveLength(2);
    expect(batches[0]).toEqual({
      kind: 'roster',
      imported_by: expect.stringMatching(/^u-\d+$/),
      file_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: counts(2, 2, 0, 0, 0),
    });
  });

  it('waits for an import that is under way, so that one new child does not become two', async () => {
    // Without a number, no unique index stands in for the lock.
    const rows = [HEADER, ['甲', '男', '2013-04-02', '无', '', '七年级', '2']];
    let second: ReturnType<typeof send> | undefined;
    await database.source.transaction(async (manager) => {
      await lockRegister(manager);
      second = send(rows);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await manager.query(
        `INSERT INTO pupil (code, name, sex, birth_date, school_code, grade, class_no, school_class, status, changed_at)
         VALUES ('p-aaaaaaaaaa', '甲', 'male', '2013-04-02', $1, 7, 2, $1 || '-7-2', 'enrolled', now())`,
        [JUNIOR],
      );
    });
    expect((await second)?.body).toMatchObject({ counts: counts(1, 0, 0, 1, 0) });
    expect(await pupils()).toHaveLength(1);
  });

  it('imports nothing when one row is bad, and names row, column and masked value but never a name', async () => {
    const wrongId = `${ids[1]?.slice(0, 17)}${ids[1]?.endsWith('1') ? '2' : '1'}`;
    const answer = await send([
      HEADER,
      row('赵一一', ids[0] ?? ''),
      ['钱二二', '', '', wrongId, '', '七年级', '2'],
    ]);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'rows_have_errors',
        detail: '有 1 行存在错误，整份文件均未导入。',
        imported: false,
        counts: counts(2, 1, 0, 0, 1),
        errors: [
          {
            sheet: '表1',
            row: 3,
            column: '身份证号',
            field: '身份证号',
            value: `3709**********${wrongId.slice(-4)}`,
            code: 'id_number_check_digit',
            message: expect.stringContaining('校验位'),
          },
        ],
      },
    });
    const told = JSON.stringify(answer.body);
    for (const secret of ['赵一一', '钱二二', wrongId, ids[0] ?? '']) expect(told).not.toContain(secret);
    expect(await pupils()).toEqual([]);
  });

  it('imports the good rows and reports the bad ones when the caller says so', async () => {
    const answer = await send([HEADER, row('一', ids[0] ?? ''), row('二', 'x')], 'keep=good');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      imported: true,
      counts: counts(2, 1, 0, 0, 1),
      errors: [{ row: 3 }, { row: 3 }],
    });
    expect(await pupils()).toMatchObject([{ name: '一' }]);
  });

  const cell = (column: string, value: unknown): unknown[] => {
    const good: Record<string, unknown> = Object.fromEntries(HEADER.map((name) => [name, '']));
    Object.assign(good, { 姓名: '测试', 身份证号: ids[0], 年级: '七年级', 班级: '2' }, { [column]: value });
    return HEADER.map((name) => good[name]);
  };
  it.each([
    ['姓名', '', 'name_missing', undefined],
    ['姓名', '张3', 'name_invalid', undefined],
    ['性别', '未知', 'sex_unknown', '未知'],
    ['性别', '女', 'sex_differs_from_id', '女'],
    ['出生日期', '2013-04-03', 'birth_date_differs_from_id', '2013…'],
    ['出生日期', '2013-02-30', 'birth_date_invalid', '2013…'],
    ['身份证号', '37099920130402', 'id_number_length', '370*******0402'],
    ['身份证号', 370999201304020000, 'number_mangled', '3709…'],
    ['身份证号', '3.70999E+17', 'number_mangled', '3.70…'],
    ['身份证号', '张三', 'id_number_length', '**'],
    ['学籍号', 'X370999201304020012', 'student_number_kind', '********'],
    ['年级', '', 'grade_missing', undefined],
    ['年级', '十年级', 'grade_invalid', '十年级'],
    ['年级', '2024级', 'grade_invalid', '2024级'],
    ['班级', '实验班', 'class_invalid', '实验班'],
    ['班级', '八（2）班', 'class_in_other_grade', '八（2）班'],
    ['电话', '1380000123', 'phone_invalid', '********23'],
    ['特殊群体', '留守、低宝', 'group_unknown', '低宝'],
    ['监护人', { formula: '1+1', result: '王五' }, 'formula', undefined],
    ['监护人', '=HYPERLINK("http://x.example")', 'formula', undefined],
    ['监护人', '@SUM(A1)', 'formula', undefined],
    ['电话', "-2+3+cmd|' /C calc'!A0", 'formula', undefined],
    ['年级', { error: '#N/A' }, 'cell_fault', undefined],
  ])('refuses %s 「%s」 as %s', async (column, value, code, shown) => {
    const { status, body } = await send([HEADER, cell(column, value) as Rows[number]]);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        sheet: '表1',
        row: 2,
        column,
        field: column,
        path: '表1!2',
        code,
        message: expect.stringMatching(/\p{Script=Han}.*[。）]$/u),
        ...(shown === undefined ? {} : { value: shown }),
      },
    ]);
    expect(await pupils()).toEqual([]);
  });

  it.each([
    ['出生日期', new Date(Date.UTC(2013, 3, 2))],
    ['出生日期', 41366],
    ['出生日期', '2013年4月2日'],
    ['出生日期', 20130402],
    ['身份证号', { richText: [{ text: ids[0]?.slice(0, 6) ?? '' }, { text: ids[0]?.slice(6) ?? '' }] }],
    ['性别', 1],
    ['电话', '+86 138-0000-1234'],
    ['班级', '—'],
  ])('reads %s written as %p', async (column, value) => {
    const { body } = await send([HEADER, cell(column, value) as Rows[number]]);
    expect(body.counts).toEqual(column === '班级' ? counts(1, 0, 0, 0, 1) : counts(1, 1, 0, 0, 0));
  });

  it('takes in a child without an ID number, if sex and birth date are written', async () => {
    const child = (name: string, sex: string, birth: string) => [name, sex, birth, '无', '', '七年级', '2'];
    expect(
      (await send([HEADER, child('甲', '女', ''), child('乙', '', '2013-04-02')])).body.errors,
    ).toMatchObject([
      { row: 2, column: '出生日期', code: 'birth_date_missing' },
      { row: 3, column: '性别', code: 'sex_missing' },
    ]);
    const good = [HEADER, child('甲', '女', '2013-04-02')];
    expect((await send(good)).body.counts).toEqual(counts(1, 1, 0, 0, 0));
    expect((await send(good)).body.counts).toEqual(counts(1, 0, 0, 1, 0));
    expect(await pupils()).toMatchObject([{ id_number: null, student_number: null, sex: 'female' }]);
  });

  it('refuses rows that mean one child, and says on each where the others are', async () => {
    const nameless = ['甲', '女', '2013-04-02', '', '', '七年级', '2'];
    const { body } = await send([
      HEADER,
      row('一', ids[0] ?? ''),
      row('二', ids[1] ?? ''),
      ['又一', '', '', ids[0] ?? '', '', '八年级', '1'],
      nameless,
      nameless,
    ]);
    expect(body.errors).toMatchObject([
      {
        row: 2,
        column: '身份证号',
        code: 'row_twice',
        message: '身份证号与第 4 行相同，同一学生只能有一行。',
      },
      {
        row: 4,
        column: '身份证号',
        code: 'row_twice',
        message: '身份证号与第 2 行相同，同一学生只能有一行。',
      },
      {
        row: 5,
        column: '姓名',
        code: 'row_twice',
        message: '姓名、学校和出生日期与第 6 行相同，同一学生只能有一行。',
      },
      { row: 6, column: '姓名' },
    ]);
  });

  it('follows a child by its 学籍号 through a corrected ID, and keeps what a later file leaves blank', async () => {
    const student = `G${ids[0]}`;
    await send([HEADER, ['一', '', '', ids[0] ?? '', student, '七年级', '2', '家长', '13800001234', '留守']]);
    const [before] = await pupils();
    const answer = await send([HEADER, ['一', '', '', ids[2] ?? '', student, '七年级', '3', '', '', '无']]);
    expect(answer.body).toMatchObject({
      counts: counts(1, 0, 1, 0, 0),
      warnings: [{ row: 2, column: '学籍号', code: 'student_number_differs' }],
    });
    expect(await pupils()).toMatchObject([
      {
        code: before?.['code'],
        id_number: ids[2],
        student_number: student,
        class_no: 3,
        guardian_name: '家长',
        phone: '13800001234',
        special_groups: [],
      },
    ]);
  });

  it('gives the ID number to a child that was registered without one', async () => {
    await send([HEADER, ['一', '男', '2013-04-02', '', '', '七年级', '2']]);
    expect((await send([HEADER, row('一', ids[0] ?? '')])).body.counts).toEqual(counts(1, 0, 1, 0, 0));
    // A namesake who has another number is another child.
    expect((await send([HEADER, row('一', ids[2] ?? '')])).body.counts).toEqual(counts(1, 1, 0, 0, 0));
    const doubtful = await send([HEADER, ['一', '男', '2013-04-02', '', '', '七年级', '2']]);
    expect(doubtful.body.errors).toMatchObject([{ column: '姓名', code: 'match_ambiguous' }]);
  });

  it('refuses numbers that belong to two different children', async () => {
    await send([HEADER, row('一', ids[0] ?? ''), row('二', ids[2] ?? '')]);
    const mixed = await send([HEADER, ['一', '', '', ids[0] ?? '', `G${ids[2]}`, '七年级', '2']]);
    expect(mixed.body.errors).toMatchObject([{ column: '学籍号', code: 'numbers_of_two_pupils' }]);
    expect(await pupils()).toMatchObject([{ id_number: ids[0] }, { id_number: ids[2] }]);
  });

  it('lets a register keeper import only the own school, and take no child over from another', async () => {
    const header = ['姓名', '身份证号', '年级', '班级', '学校'];
    await send([header, ['小学生', ids[0] ?? '', '六年级', '1', '竹坪小学']], '', bureau);
    const foreign = await send([header, ['二', ids[1] ?? '', '六年级', '1', PRIMARY]]);
    expect(foreign.body.errors).toMatchObject([
      { column: '学校', value: '竹坪小学', code: 'not_your_school' },
    ]);
    const takeover = await send([header, ['小学生', ids[0] ?? '', '七年级', '1', '']]);
    expect(takeover.body.errors).toMatchObject([{ row: 2, code: 'enrolled_elsewhere' }]);
    expect(await pupils()).toMatchObject([{ school_code: PRIMARY }]);
    await database.source.query(`UPDATE pupil SET status = 'transferred'`);
    const moved = await send([header, ['小学生', ids[0] ?? '', '七年级', '1', JUNIOR]], '', bureau);
    expect(moved.body).toMatchObject({
      counts: counts(1, 0, 1, 0, 0),
      warnings: [{ column: '学校', code: 'school_changes' }],
    });
    expect(await pupils()).toMatchObject([{ school_code: JUNIOR, status: 'enrolled' }]);
  });

  it('asks the bureau for the school, and knows which grades a primary school has', async () => {
    const header = ['姓名', '身份证号', '年级', '班级', '学校', '学校标识码'];
    const { body } = await send(
      [
        header,
        ['一', ids[0] ?? '', '七年级', '1', '', ''],
        ['二', ids[1] ?? '', '七年级', '1', '没有的学校', ''],
        ['三', ids[2] ?? '', '七年级', '1', '竹坪小学', ''],
        ['四', ids[3] ?? '', '七年级', '1', '竹坪小学', JUNIOR],
      ],
      '',
      bureau,
    );
    expect(body.errors).toMatchObject([
      { row: 2, code: 'school_missing' },
      { row: 3, code: 'school_unknown', value: '没有的学校' },
      { row: 4, code: 'grade_not_in_school' },
      { row: 5, code: 'school_differs_from_code' },
    ]);
  });

  it('keeps the 学籍 of every child: no 退学, and 流失 becomes a warning', async () => {
    const header = ['姓名', '身份证号', '年级', '班级', '学籍状态'];
    const lost = await send([header, ['一', ids[0] ?? '', '七年级', '1', '流失']]);
    expect(lost.body).toMatchObject({ counts: counts(1, 1, 0, 0, 0), warnings: [{ code: 'status_lost' }] });
    expect(await pupils()).toMatchObject([{ status: 'enrolled' }]);
    const expelled = await send([header, ['一', ids[0] ?? '', '七年级', '1', '退学']]);
    expect(expelled.body.errors).toMatchObject([
      { column: '学籍状态', code: 'status_unlawful', value: '退学' },
    ]);
  });

  it('reads every sheet that has a header and passes over the others', async () => {
    const file = await workbookOf(
      [['填表说明']],
      [HEADER, row('一', ids[0] ?? '')],
      [HEADER, row('二', ids[0] ?? '')],
    );
    const { body } = await upload(`${api.url}/rosters/import`, registrar, file);
    expect(body.errors).toMatchObject([
      { sheet: '表2', row: 2, message: expect.stringContaining('工作表「表3」第 2 行') },
      { sheet: '表3', row: 2, message: expect.stringContaining('工作表「表2」第 2 行') },
    ]);
  });

  it('refuses everybody whose work it is not, and whoever is not signed in', async () => {
    const teacher = await api.signIn('class_teacher', `${JUNIOR}-7-2`);
    expect(await send([HEADER, row('一', ids[0] ?? '')], '', teacher)).toMatchObject({
      status: 403,
      body: {
        code: 'not_your_role',
        detail: '此项由学籍管理员、教育局经办人办理，班主任不能办理。',
      },
    });
    expect((await send([HEADER, row('一', ids[0] ?? '')], '', 'nobody')).status).toBe(401);
    expect(await pupils()).toEqual([]);
  });

  it('names an option it does not know', async () => {
    expect(await send([HEADER], 'keep=some')).toMatchObject({
      status: 422,
      body: { field: 'keep', value: 'some' },
    });
    expect(await send([HEADER], 'dryrun=true')).toMatchObject({
      status: 422,
      body: { field: 'dryrun', detail: '没有「dryrun」这一项。' },
    });
  });
});
