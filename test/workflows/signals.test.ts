import { SIGNALS } from '../../src/contracts/case-messages.js';
import { addDays, plainDate } from '../../src/domain/calendar/plain-date.js';
import { withSpeed } from '../../src/domain/calendar/case-clock.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';

const SLOW = 60_000;

describe('signals', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  const malformed: readonly unknown[] = [
    null,
    undefined,
    'text',
    42,
    [],
    {},
    { act: 7 },
    { act: 'recordContact', role: 'nobody', operator: 'ops-1' },
    { act: 'recordContact', role: 'class_teacher' },
    { act: 'noSuchAct', role: 'class_teacher', operator: 'ops-1' },
    {
      act: 'recordContact',
      role: 'class_teacher',
      operator: 'ops-1',
      input: { means: 'pigeon', outcome: 'refused' },
    },
    { act: '__proto__', role: 'class_teacher', operator: 'ops-1' },
    { calendar: { coveredYears: 'all' } },
    { clock: { zeroMs: 'now' } },
    { unexcusedDays: -1, through: 'yesterday' },
  ];

  it('never fail a case, however malformed; each refusal is in the journal', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    for (const name of Object.values(SIGNALS)) {
      for (const payload of malformed) await world.handle(opening.pupil).signal(name, payload);
    }
    await eventually(async () => {
      const refused = (await world.journal(opening.caseNo)).filter((event) => event.type === 'SignalRefused');
      expect(refused).toHaveLength(Object.values(SIGNALS).length * malformed.length);
    });
    expect((await world.handle(opening.pupil).describe()).status.name).toBe('RUNNING');
    expect(await world.view(opening.pupil)).toMatchObject({ contacts: 0, rung: 'teacher_contact' });
  }, 30_000);

  it('let an operator act for somebody, by the same decision, and never approve, serve or close', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    const act = (name: string, role: string, input: object = {}) =>
      world.handle(opening.pupil).signal(SIGNALS.operatorAct, { act: name, role, operator: 'ops-1', input });
    await act('recordContact', 'class_teacher', { means: 'phone', outcome: 'refused' });
    await act('escalate', 'class_teacher');
    await act('closeCase', 'bureau_officer');
    await act('approvePaper', 'township_head', { paper: 'order-1' });
    await eventually(async () => {
      const journal = await world.journal(opening.caseNo);
      expect(journal.filter((event) => event.via === 'operator').map((event) => event.type)).toEqual([
        'ContactRecorded',
        'RungEntered',
      ]);
      expect(journal.filter((event) => event.type === 'SignalRefused')).toHaveLength(2);
    });
    expect(await world.view(opening.pupil)).toMatchObject({ rung: 'school_persuasion' });
  });

  it('reopen a case in observation when the register shows a new absence, and never otherwise', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    const seen = {
      unexcusedDays: 9,
      since: plainDate('2025-09-08'),
      lastPresentOn: null,
      through: plainDate('2025-09-20'),
    };
    await world.handle(opening.pupil).signal(SIGNALS.attendanceObserved, seen);
    await world.act(opening.pupil, 'reportReturn', { returnedOn: '2025-09-08' }, person('class_teacher'));
    await world.handle(opening.pupil).signal(SIGNALS.attendanceObserved, { ...seen, unexcusedDays: 1 });
    expect((await world.view(opening.pupil)).standing.status).toBe('observing');
    await world.handle(opening.pupil).signal(SIGNALS.attendanceObserved, seen);
    expect(await world.view(opening.pupil)).toMatchObject({ relapses: 1, standing: { status: 'climbing' } });
  });

  it('change the pace of a drill, and what is due by the new date happens at once', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    const jumped = { ...opening.clock, zeroDay: opening.clock.zeroDay + 30 };
    await world
      .handle(opening.pupil)
      .signal(SIGNALS.clockSet, { clock: withSpeed(jumped, Date.now(), SLOW) });
    await eventually(async () => expect((await world.view(opening.pupil)).rung).toBe('school_persuasion'));
    expect((await world.view(opening.pupil)).nextEvent?.on).toBeDefined();
    expect(addDays(plainDate('2025-09-08'), 30) <= (await world.state(opening.pupil)).stepSince).toBe(true);
  });
});
