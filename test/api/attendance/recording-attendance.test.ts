import { Module } from '@nestjs/common';
import type { AttendanceObserved } from '../../../src/contracts/case-messages.js';
import { AbsenceWatch } from '../../../src/api/attendance/absence-watch.js';
import { ABSENCE_SINK, type AbsenceSink } from '../../../src/api/attendance/absence-sink.js';
import { AttendanceBook } from '../../../src/api/attendance/attendance-book.js';
import { AttendanceIntake } from '../../../src/api/attendance/attendance-intake.js';
import { AttendanceController } from '../../../src/api/attendance/attendance.controller.js';
import { CountySettings } from '../../../src/api/cases/county-settings.js';
import { ProblemException } from '../../../src/api/problem.js';
import type { Policy } from '../../../src/domain/ladder/policy.js';
import { refusal } from '../../../src/domain/refusal.js';
import type { PupilRecord } from '../../../src/persistence/readers/pupil-record.js';
import { writePupils } from '../../../src/persistence/readers/pupils-writing.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startApi, type TestApi } from '../accounts/start-api.js';
import {
  addCounty,
  COUNTY,
  idNumber,
  JUNIOR,
  PRIMARY,
  upload,
  workbookOf,
  type Rows,
} from '../rosters/register-fixture.js';

/** Stands in for the cases: hears what the book has found out, and fails on command. */
class Ear implements AbsenceSink {
  heard: unknown[][] = [];
  fault: Error | undefined;

  async thresholdReached(...what: Parameters<AbsenceSink['thresholdReached']>): Promise<void> {
    this.heard.push(['reached', ...what]);
  }

  async observed(pupil: string, summary: AttendanceObserved): Promise<void> {
    if (this.fault) throw this.fault;
    this.heard.push(['observed', pupil, summary]);
  }
}

const ear = new Ear();
const threeInARow: Policy['absence'] = {
  threshold: { count: 3, unit: 'school-day' },
  consecutive: true,
  clause: '',
};
const county = {
  date: '2026-09-11',
  absence: threeInARow,
  today: async () => county.date,
  calendar: async () => testCalendar,
  policy: async () => ({ absence: county.absence }),
};

@Module({
  controllers: [AttendanceController],
  providers: [
    AttendanceIntake,
    AttendanceBook,
    AbsenceWatch,
    { provide: CountySettings, useValue: county },
    { provide: ABSENCE_SINK, useValue: ear },
  ],
})
class AttendanceAlone {}

describe('recording attendance', () => {
  let database: TestDatabase;
  let api: TestApi;
  let teacher: string;
  let bureau: string;
  const id = idNumber('20130402', 1);
  const HEADER = ['日期', '姓名', '身份证号', '学籍号', '考勤情况'];

  beforeAll(async () => {
    database = await startTestDatabase();
    await addCounty(database.source);
    api = await startApi(database.source, [AttendanceAlone]);
    teacher = await api.signIn('class_teacher', `${JUNIOR}-7-2`);
    bureau = await api.signIn('bureau_officer', COUNTY);
    const pupil = (letter: string, studentNumber: string, at: Partial<PupilRecord> = {}): PupilRecord => ({
      code: `p-${letter.repeat(10)}`,
      name: '测',
      sex: 'male',
      birthDate: '2013-04-02',
      idNumber: null,
      studentNumber,
      schoolCode: JUNIOR,
      grade: 7,
      classNo: 2,
      schoolClass: `${JUNIOR}-7-2`,
      guardianName: null,
      guardianRelation: null,
      phone: null,
      hukouAddress: null,
      homeAddress: null,
      specialGroups: [],
      status: 'enrolled',
      ...at,
    });
    const elsewhere = { schoolCode: PRIMARY, grade: 6, classNo: 1, schoolClass: `${PRIMARY}-6-1` };
    await writePupils(
      database.source.manager,
      [
        pupil('a', `G${id}`, { idNumber: id }),
        pupil('b', 'L370999201304020001'),
        pupil('c', 'L370999201304020002', elsewhere),
        pupil('d', 'L370999201304020003', { status: 'suspended' }),
      ],
      new Date(),
    );
  }, 60_000);
  beforeEach(async () => {
    await database.source.query('TRUNCATE attendance_day, import_batch');
    Object.assign(ear, { heard: [], fault: undefined });
    Object.assign(county, { date: '2026-09-11', absence: threeInARow });
  });
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const send = async (rows: Rows, options = '', token = teacher) =>
    upload(`${api.url}/attendance/import?${options}`, token, await workbookOf(rows));
  const feed = async (marks: readonly object[], options = '', token = teacher) => {
    const answer = await fetch(`${api.url}/attendance?${options}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ marks }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const truant = (pupil: string, ...days: readonly number[]) =>
    days.map((day) => ({ pupil, date: `2026-09-${String(day).padStart(2, '0')}`, kind: 'truant' }));
  const book = () =>
    database.source.query<object[]>(
      `SELECT pupil, date::text, kind FROM attendance_day ORDER BY pupil, date`,
    );
  const counts = (rows: number, fresh: number, changed: number, unchanged: number, bad: number) => ({
    rows,
    new: fresh,
    changed,
    unchanged,
    bad,
  });

  it('reads a school’s file, tells leave from truancy, and raises the third school day in a row', async () => {
    const { status, body } = await send([
      ['七（2）班考勤表'],
      HEADER,
      [new Date(Date.UTC(2026, 8, 9)), '甲', id, '', '旷课'],
      ['2026/9/10', '甲', '', `G${id}`, '旷课'],
      ['2026年9月11日', '甲', id, `G${id}`, '旷课'],
      ['2026-09-09', '乙', '', 'L370999201304020001', '旷课'],
      ['2026-09-10', '乙', '', 'L370999201304020001', '病假'],
      ['2026-09-11', '乙', '', 'L370999201304020001', '到校'],
    ]);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        dryRun: false,
        imported: true,
        counts: counts(6, 6, 0, 0, 0),
        errors: [],
        thresholdReached: ['p-aaaaaaaaaa'],
        notCounted: null,
      },
    });
    expect(ear.heard).toEqual(
      expect.arrayContaining([
        [
          'observed',
          'p-aaaaaaaaaa',
          { unexcusedDays: 3, since: '2026-09-09', lastPresentOn: null, through: '2026-09-11' },
        ],
        ['reached', 'p-aaaaaaaaaa', '2026-09-09', 3],
        [
          'observed',
          'p-bbbbbbbbbb',
          { unexcusedDays: 0, since: null, lastPresentOn: '2026-09-11', through: '2026-09-11' },
        ],
      ]),
    );
    expect(ear.heard).toHaveLength(3);
    expect(await book()).toHaveLength(6);
  });

  it('changes nothing when the same marks come again, but still tells the cases', async () => {
    const marks = truant('p-aaaaaaaaaa', 9, 10, 11);
    await feed(marks);
    const before = await book();
    const told = ear.heard;
    ear.heard = [];
    expect((await feed(marks)).body).toMatchObject({ imported: false, counts: counts(3, 0, 0, 3, 0) });
    expect(await book()).toEqual(before);
    expect(ear.heard).toEqual(told);
  });

  it('lets a later word about a day replace the earlier one', async () => {
    await feed(truant('p-aaaaaaaaaa', 9, 10, 11));
    const corrected = { pupil: 'p-aaaaaaaaaa', date: '2026-09-10', kind: 'present' };
    expect((await feed([corrected])).body).toMatchObject({
      counts: counts(1, 0, 1, 0, 0),
      thresholdReached: [],
    });
    expect(await book()).toMatchObject([{ kind: 'truant' }, { kind: 'present' }, { kind: 'truant' }]);
  });

  it('writes and tells nothing in a dry run, or when one mark of many is bad', async () => {
    const marks = [...truant('p-aaaaaaaaaa', 9, 10, 11), ...truant('p-zzzzzzzzzz', 9)];
    expect((await feed(marks, 'dryRun=true')).body).toMatchObject({
      imported: false,
      counts: counts(4, 3, 0, 0, 1),
    });
    expect(await feed(marks)).toMatchObject({
      status: 422,
      body: {
        code: 'rows_have_errors',
        errors: [{ field: 'pupil', path: 'marks.3.pupil', code: 'unknown_child' }],
        counts: counts(4, 3, 0, 0, 1),
      },
    });
    expect(await book()).toEqual([]);
    expect(ear.heard).toEqual([]);
    expect((await feed(marks, 'keep=good')).body).toMatchObject({
      imported: true,
      thresholdReached: ['p-aaaaaaaaaa'],
    });
  });

  it('names the cell that is wrong', async () => {
    const { status, body } = await send([
      HEADER,
      ['2026-09-31', '', id, '', '旷课'],
      ['2026-09-12', '', id, '', '旷课'],
      ['2026-09-10', '', id, '', '缺勤'],
      ['2026-09-10', '', `${id.slice(0, 17)}Y`, '', '旷课'],
      ['2026-09-10', '', '', '', '旷课'],
      ['2026-09-10', '', id, 'L370999201304020001', '旷课'],
      ['2026-09-09', '', id, '', '旷课'],
      ['2026-09-09', '', id, '', '到校'],
      ['=TODAY()', '', id, '', '旷课'],
    ]);
    expect(status).toBe(422);
    expect(body.errors?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '日期', 'date_invalid'],
      [3, '日期', 'date_in_future'],
      [4, '考勤情况', 'kind_unknown'],
      [5, '身份证号', 'id_number_characters'],
      [6, '学籍号', 'child_missing'],
      [7, '学籍号', 'numbers_of_two_pupils'],
      [8, '日期', 'row_twice'],
      [9, '日期', 'row_twice'],
      [10, '日期', 'formula'],
    ]);
    expect(JSON.stringify(body)).toContain('第 9 行');
    expect(JSON.stringify(body)).not.toContain(id);
  });

  it('keeps everybody to the own class, school or county', async () => {
    const elsewhere = truant('p-cccccccccc', 9);
    expect((await feed(elsewhere)).body).toMatchObject({ errors: [{ code: 'unknown_child' }] });
    expect((await feed(elsewhere, '', bureau)).status).toBe(200);
    const stranger = await api.signIn('bureau_officer', '370888');
    expect((await feed(elsewhere, '', stranger)).body).toMatchObject({ errors: [{ code: 'unknown_child' }] });
    const cadre = await api.signIn('township_cadre', '370999102');
    expect(await feed(elsewhere, '', cadre)).toMatchObject({ status: 403, body: { code: 'not_your_role' } });
  });

  it('raises no alert for a child on approved leave of absence', async () => {
    expect((await feed(truant('p-dddddddddd', 9, 10, 11))).body).toMatchObject({ thresholdReached: [] });
    expect(ear.heard.map(([what]) => what)).toEqual(['observed']);
  });

  it('counts as the regime in force says: days in total, or a month on the calendar', async () => {
    const marks = [
      ...truant('p-aaaaaaaaaa', 7, 9, 11),
      { pupil: 'p-aaaaaaaaaa', date: '2026-09-08', kind: 'present' },
      { pupil: 'p-aaaaaaaaaa', date: '2026-09-10', kind: 'present' },
    ];
    expect((await feed(marks)).body).toMatchObject({ thresholdReached: [] });
    county.absence = { ...threeInARow, consecutive: false };
    expect((await feed(marks)).body).toMatchObject({ thresholdReached: ['p-aaaaaaaaaa'] });
    county.absence = { ...threeInARow, threshold: { count: 1, unit: 'month' } };
    county.date = '2026-10-10';
    expect((await feed(marks)).body).toMatchObject({ thresholdReached: [] });
    county.date = '2026-10-11';
    expect((await feed(marks)).body).toMatchObject({ thresholdReached: ['p-aaaaaaaaaa'] });
  });

  it('keeps the marks and says so when the cases cannot be told, and tells them when the marks come again', async () => {
    ear.fault = new Error('no engine');
    const marks = truant('p-aaaaaaaaaa', 9, 10, 11);
    expect(await feed(marks)).toMatchObject({
      status: 503,
      body: { code: 'cases_not_told', imported: true },
    });
    expect(await book()).toHaveLength(3);
    ear.fault = undefined;
    expect((await feed(marks)).status).toBe(200);
    expect(ear.heard).toHaveLength(2);
  });

  it('does not take a refusal of the cases for a failure', async () => {
    ear.fault = new ProblemException(409, refusal('case_closed', '本案已销号。'));
    expect((await feed(truant('p-aaaaaaaaaa', 9))).status).toBe(200);
  });

  it('keeps the marks and says what is missing when the calendar lacks the year', async () => {
    county.date = '2027-03-01';
    expect((await feed(truant('p-aaaaaaaaaa', 9))).body).toMatchObject({
      imported: true,
      notCounted: expect.stringContaining('2027 年的校历尚未录入'),
    });
    expect(ear.heard).toEqual([]);
  });

  it('says which field of which mark a machine has got wrong', async () => {
    const answer = await feed([{ pupil: 'p-aaaaaaaaaa', date: '2026-09-31', kind: 'away' }]);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'marks.0.date', value: '2026-09-31' },
          { path: 'marks.0.kind', value: 'away' },
        ],
      },
    });
  });
});
