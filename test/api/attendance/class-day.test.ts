import { awayOf } from '../../../src/api/attendance/away.js';
import type { ClassDay } from '../../../src/contracts/class-day.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { writeAttendance } from '../../../src/persistence/readers/attendance.js';
import { casesByNumbers } from '../../../src/persistence/readers/cases-ledger.js';
import { officer } from '../../support/people.js';
import { QuietWorld } from '../support/quiet-world.js';
import { enrol, HERE, THERE } from '../support/sample-county.js';

const DAY = plainDate('2025-09-15');

describe('a class on a day', () => {
  let world: QuietWorld;
  let quiet: string;
  let missed: { pupil: string; caseNo: string };
  let ill: { pupil: string; caseNo: string };
  beforeAll(async () => {
    world = await QuietWorld.start();
    quiet = await enrol(world.database.source, { name: '甲' });
    missed = await world.open({ name: '乙' });
    ill = await world.open({
      name: '丙',
      state: {
        standing: {
          status: 'arranged',
          kind: 'suspension',
          since: DAY,
          until: plainDate('2026-02-01'),
        },
      },
    });
  }, 60_000);
  afterAll(() => world?.stop());

  const ask = (by = HERE.class_teacher, date: string = DAY) =>
    world.api.ask<ClassDay>(by, 'GET', `/api/attendance/class-day?date=${date}`);

  it('has no word yet, and says who is in a case or on leave of absence', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.lastWord).toBeNull();
    expect(new Map(body.pupils.map(({ code, kind, away }) => [code, { kind, away }]))).toEqual(
      new Map([
        [quiet, { kind: null, away: null }],
        [missed.pupil, { kind: null, away: { label: '在办案件', caseNo: missed.caseNo } }],
        [ill.pupil, { kind: null, away: { label: '休学', caseNo: ill.caseNo } }],
      ]),
    );
  });

  it('shows what is recorded, by whom and when, and the day before nothing of it', async () => {
    const { manager } = world.database.source;
    const at = new Date('2025-09-15T00:10:00Z');
    const later = new Date('2025-09-15T02:00:00Z');
    await writeAttendance(manager, [{ pupil: quiet, date: DAY, kind: 'present' }], 'u-nobody', at);
    const truant = { pupil: missed.pupil, date: DAY, kind: 'truant' as const };
    await writeAttendance(manager, [truant], HERE.registrar.user, later);
    const { body } = await ask();
    expect(body.pupils.find(({ code }) => code === quiet)?.kind).toBe('present');
    expect(body.pupils.find(({ code }) => code === missed.pupil)?.kind).toBe('truant');
    expect(body.lastWord).toEqual({ by: `姓名 ${HERE.registrar.user}`, at: later.toISOString() });
    const before = await ask(HERE.class_teacher, '2025-09-14');
    expect(before.body.lastWord).toBeNull();
  });

  it('is the teacher’s of that class alone, and in the audit', async () => {
    expect((await ask(THERE.class_teacher)).body.pupils).toEqual([]);
    expect((await ask(HERE.registrar)).status).toBe(403);
    const [entry] = await world.database.source.query<{ subjects: string[] }[]>(
      `SELECT subjects FROM audit_entry WHERE action = 'attendance.read_day' AND actor_user = $1`,
      [HERE.class_teacher.user],
    );
    expect(entry?.subjects).toEqual(expect.arrayContaining([quiet, missed.pupil, ill.caseNo]));
  });

  it('tells whoever is not shown a child’s health that it is placed, and not how', async () => {
    const [view] = await casesByNumbers(world.database.source.manager, [ill.caseNo]);
    expect(awayOf('enrolled', view, officer('police'))?.label).toBe('已另作安排');
    expect(awayOf('suspended', undefined, HERE.class_teacher)).toEqual({ label: '休学', caseNo: null });
  });
});
