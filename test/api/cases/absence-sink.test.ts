import { ABSENCE_SINK, type AbsenceSink } from '../../../src/api/attendance/absence-sink.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { eventually } from '../../support/case-world.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE } from '../support/sample-county.js';

const SINCE = plainDate('2025-09-08');

describe('what the attendance register finds out', () => {
  let world: ApiWorld;
  let sink: AbsenceSink;
  beforeAll(async () => {
    world = await ApiWorld.start();
    sink = world.api.app.get<AbsenceSink>(ABSENCE_SINK, { strict: false });
  }, 120_000);
  afterAll(() => world?.stop());

  const casesOf = (pupil: string) =>
    world.database.query<{ case_no: string; rung: string; standing: string }[]>(
      `SELECT case_no, rung, standing FROM case_ledger WHERE pupil = $1`,
      [pupil],
    );

  it('raises one alert for one absence, however often and at once it is told', async () => {
    const pupil = await enrol(world.database);
    await Promise.all([1, 2, 3].map(() => sink.thresholdReached(pupil, SINCE, 3)));
    await eventually(async () => expect(await casesOf(pupil)).toMatchObject([{ rung: 'alert' }]));
    await sink.thresholdReached(pupil, SINCE, 4);
    expect(await casesOf(pupil)).toHaveLength(1);
  });

  it('does not raise again the alert that a person has dismissed, but one of a later absence', async () => {
    const pupil = await enrol(world.database);
    await sink.thresholdReached(pupil, SINCE, 3);
    await eventually(async () => expect(await casesOf(pupil)).toHaveLength(1));
    const caseNo = (await casesOf(pupil))[0]?.case_no ?? '';
    const input = { reason: 'on_leave', evidence: 'L-1' };
    expect((await world.api.act(HERE.principal, caseNo, 'dismissAlert', { input })).status).toBe(200);
    await sink.thresholdReached(pupil, SINCE, 5);
    expect(await casesOf(pupil)).toHaveLength(1);
    await sink.thresholdReached(pupil, plainDate('2025-09-12'), 3);
    await eventually(async () => expect(await casesOf(pupil)).toHaveLength(2));
  });

  it('tells an open case what was seen, and nobody where there is none', async () => {
    const pupil = await enrol(world.database);
    const seen = { unexcusedDays: 4, since: SINCE, lastPresentOn: null, through: plainDate('2025-09-12') };
    await sink.observed(pupil, seen);
    await world.api.report(HERE.class_teacher, pupil);
    await sink.observed(pupil, seen);
    await eventually(async () =>
      expect((await world.cases.state(pupil)).attendance).toMatchObject({ unexcusedDays: 4 }),
    );
  });
});
