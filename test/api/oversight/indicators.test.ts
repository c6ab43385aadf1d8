import type { IndicatorsAnswer } from '../../../src/contracts/http-schemas-indicators.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { drillClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import type { Actor } from '../../../src/domain/access/role.js';
import type { Place } from '../../../src/domain/ladder/case-state.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../../src/persistence/case-journal.js';
import { writeSetting } from '../../../src/persistence/readers/cases-settings.js';
import { OTHER_SCHOOL, person, PLACE } from '../../support/people.js';
import { Scene } from '../../support/scene.js';
import { testCalendar } from '../../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Api } from '../support/api-world.js';
import { ELSEWHERE, enrol, HERE, settle, THERE } from '../support/sample-county.js';

const TODAY = '2025-12-15';

/**
 * Eight children, and the numbers worked out by hand:
 * A telephoned in time, back, looked in on three times, closed.       B telephoned in time, then left alone.
 * C persuaded in vain, back, kept thirty days, lost again, left alone. D an alert that was a mistake.
 * E an alert nobody looked at, ever.                                   F in another township, telephoned yesterday week.
 * G on sick leave from school by decision.                             H moved to another school, which confirms it.
 */
describe('the numbers of a county', () => {
  let database: TestDatabase;
  let api: Api;
  const children: Record<string, string> = {};

  beforeAll(async () => {
    database = await startTestDatabase();
    const { source } = database;
    await settle(source);
    for (let n = 0; n < 30; n += 1) await enrol(source);
    const story = async (name: string, play: (pupil: string, caseNo: string) => Scene, place = PLACE) => {
      const pupil = await enrol(source, { place });
      children[name] = pupil;
      const scene = play(pupil, `NOL-2025-00000${Object.keys(children).length}`).until(TODAY);
      await writeJournal(source, { events: scene.events, view: viewOf(scene.state), mails: [] }, new Date());
    };
    const named = (pupil: string, caseNo: string, place: Place = PLACE) => ({ pupil, caseNo, place });
    const followUp = (scene: Scene, day: number, on: string) =>
      scene.until(on).does('class_teacher', 'recordFollowUp', { day, attending: true });

    await story('A', (...names) => {
      const scene = Scene.opened('2025-09-08', named(...names)).until('2025-09-09');
      scene.does('class_teacher', 'recordContact', {
        means: 'phone',
        outcome: 'promised',
        reason: 'learning',
      });
      scene.until('2025-09-10').does('class_teacher', 'reportReturn', { returnedOn: '2025-09-10' });
      followUp(scene, 7, '2025-09-17');
      followUp(scene, 30, '2025-10-10');
      return followUp(scene, 90, '2025-12-09').does('bureau_officer', 'closeCase');
    });
    await source.query(`UPDATE pupil SET special_groups = '{left_behind}' WHERE code = $1`, [children['A']]);
    await story('B', (...names) =>
      Scene.opened('2025-09-15', named(...names))
        .until('2025-09-16')
        .does('class_teacher', 'recordContact', { means: 'phone', outcome: 'refused', reason: 'work' }),
    );
    await story('C', (...names) => {
      const scene = Scene.atTownship('2025-10-13', named(...names)).until('2025-10-14');
      scene.does('class_teacher', 'reportReturn', { returnedOn: '2025-10-14' });
      followUp(scene, 7, '2025-10-21');
      followUp(scene, 30, '2025-11-13');
      return scene.until('2025-11-20').does('class_teacher', 'recordRelapse', { absentSince: '2025-11-20' });
    });
    const census = { origin: 'census', confirmed: false } as const;
    await story('D', (...names) =>
      Scene.opened('2025-11-03', { ...named(...names), ...census }, null)
        .until('2025-11-04')
        .does('registrar', 'dismissAlert', { reason: 'present', evidence: 'roll-1' }),
    );
    await story('E', (...names) => Scene.opened('2025-11-10', { ...named(...names), ...census }, null));
    await story(
      'F',
      (pupil, caseNo) =>
        Scene.opened('2025-12-08', named(pupil, caseNo, ELSEWHERE))
          .until('2025-12-09')
          .does(THERE.class_teacher, 'recordContact', { means: 'phone', outcome: 'undecided' }),
      ELSEWHERE,
    );
    await story('G', (...names) =>
      Scene.opened('2025-12-01', named(...names))
        .until('2025-12-02')
        .does('principal', 'requestArrangement', {
          kind: 'suspension',
          until: '2026-06-30',
          evidence: 'h-1',
          application: 'sq-1',
        })
        .until('2025-12-03')
        .does('township_head', 'decideArrangement', { approve: true }),
    );
    await story('H', (...names) =>
      Scene.opened('2025-12-01', named(...names))
        .until('2025-12-02')
        .does('registrar', 'claimExit', { kind: 'transfer', toSchool: OTHER_SCHOOL, evidence: 't-1' })
        .does(person('registrar', 2, { ...PLACE, school: OTHER_SCHOOL }), 'confirmExit', { evidence: 'g-1' }),
    );

    const now = new Date();
    await writeSetting(source.manager, 'calendar', testCalendar, now);
    const startsOn = plainDate(TODAY);
    const clock = drillClock({ startsAtMs: now.getTime(), startsOn, msPerDay: 3_600_000 });
    await writeSetting(source.manager, 'clock', clock, now);
    api = await Api.start(
      readEnvironment({
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1',
        PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
        MODE: 'trial',
      }),
    );
  }, 90_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const numbers = async (by: Actor, query = '') => {
    const answer = await api.ask<IndicatorsAnswer>(by, 'GET', `/api/oversight/indicators${query}`);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const rate = (answer: IndicatorsAnswer, wanted: string) => answer.rates.find(({ id }) => id === wanted);

  it('divides by the register of the first day, which it put down by itself', async () => {
    const county = await numbers(HERE.bureau_head);
    expect(county).toMatchObject({ asOf: TODAY, term: { from: '2025-09-01', until: '2026-03-01' } });
    // A, B, C, E, F and G; not the mistake and not the move. C, B and E went beyond the school.
    expect(rate(county, 'suspected')).toMatchObject({ numerator: 6, denominator: 38, percent: '15.79%' });
    expect(rate(county, 'dropout')).toMatchObject({ numerator: 3, denominator: 38, percent: '7.89%' });
    expect(rate(county, 'dropout')?.note).toContain('2025-12-15 首次留存');
  });

  it('counts as returned who has stayed thirty days, and says who is left out', async () => {
    expect(rate(await numbers(HERE.bureau_head), 'returned')).toMatchObject({
      numerator: 1,
      denominator: 5,
      percent: '20.00%',
      small: true,
      note: '另有 1 名已依法安置、延缓或休学，不计入。',
    });
  });

  it('says what it cannot know instead of guessing', async () => {
    const { rates } = await numbers(HERE.bureau_head);
    for (const id of ['three_year_retention', 'nine_year_retention', 'enrolment']) {
      expect(rates.find((each) => each.id === id)).toMatchObject({ percent: null, numerator: null });
      expect(rates.find((each) => each.id === id)?.missing).toMatch(/不推算/);
    }
  });

  it('counts each duty once: done in time, or missed', async () => {
    const { onTime } = await numbers(HERE.bureau_head);
    const shown = (rows: typeof onTime.byDuty) =>
      Object.fromEntries(rows.map(({ key, onTime: done, due }) => [key, `${done}/${due}`]));
    expect(shown(onTime.byDuty)).toEqual({
      triage: '1/2',
      // B had telephoned in time, although the case then climbed by itself.
      contact: '4/5',
      // C's first persuasion was in time; after the relapse the duty began anew and nobody did it.
      persuasion: '1/4',
      report: '0/3',
      follow_up: '5/5',
    });
    expect(shown(onTime.byUnit)).toEqual({ [PLACE.school]: '10/18', [ELSEWHERE.school]: '1/1' });
  });

  it('says where the open cases stand and for how long', async () => {
    const { stages } = await numbers(HERE.bureau_head);
    expect(stages.filter(({ cases }) => cases > 0)).toEqual([
      expect.objectContaining({
        key: 'teacher_contact',
        cases: 1,
        overdue: 0,
        medianDays: 7,
        longestDays: 7,
      }),
      expect.objectContaining({
        key: 'township_report',
        cases: 3,
        overdue: 3,
        stuck: 3,
        medianDays: 10,
        longestDays: 68,
      }),
      expect.objectContaining({ key: 'arranged', cases: 1, medianDays: 12 }),
    ]);
  });

  it('tells reasons, key groups and terms', async () => {
    const { reasons, groups, trend } = await numbers(HERE.bureau_head);
    expect(reasons.map(({ key, cases }) => [key, cases])).toEqual([
      ['work', 2],
      ['learning', 1],
      ['unknown', 3],
    ]);
    expect(groups).toEqual([{ key: 'left_behind', label: '留守儿童', open: 0, confirmed: 1, pupils: 1 }]);
    expect(
      trend.map(({ from, confirmed, dropped, returned, retained }) => [
        from,
        confirmed,
        dropped,
        returned,
        retained,
      ]),
    ).toEqual([
      ['2025-02-17', 0, 0, 0, 0],
      ['2025-09-01', 6, 3, 2, 1],
    ]);
  });

  it('gives a township its own numbers whole, and of the county no small ones', async () => {
    const own = await numbers(HERE.township_head);
    expect(own).toMatchObject({ beyond: false, unit: { code: PLACE.township } });
    expect(rate(own, 'suspected')).toMatchObject({ numerator: 5, denominator: 37 });
    const county = await numbers(HERE.township_head, `?unit=${PLACE.county}`);
    expect(county).toMatchObject({ beyond: true, stages: [], reasons: [], groups: [], trend: [] });
    expect(rate(county, 'suspected')).toMatchObject({ numerator: 6, percent: '15.79%' });
    expect(rate(county, 'dropout')).toMatchObject({ numerator: null, denominator: null, percent: null });
    expect(county.onTime.byUnit).toEqual([]);
    expect(county.onTime.byDuty.find(({ key }) => key === 'triage')).toMatchObject({
      onTime: null,
      due: null,
    });
    const elsewhere = `/api/oversight/indicators?unit=${ELSEWHERE.township}`;
    expect(await api.ask(HERE.township_head, 'GET', elsewhere)).toMatchObject({
      status: 403,
      body: { code: 'not_your_jurisdiction' },
    });
  });

  it('lists the children behind a number to those who answer for them, and to nobody else', async () => {
    const list = '/api/oversight/indicators/cases?indicator=returned&part=';
    const behind = async (by: Actor, part: string, unit = '') =>
      api.ask<{ items: { child: { code: string } }[] }>(by, 'GET', `${list}${part}${unit}`);
    const codes = ({ body }: Awaited<ReturnType<typeof behind>>) => body.items.map(({ child }) => child.code);
    expect(codes(await behind(HERE.bureau_officer, 'numerator'))).toEqual([children['A']]);
    expect(codes(await behind(HERE.principal, 'denominator'))).toEqual(
      ['A', 'B', 'C', 'E'].map((name) => children[name]),
    );
    expect(await behind(HERE.supervisor, 'numerator')).toMatchObject({ status: 403 });
    expect(await behind(HERE.township_head, 'numerator', `&unit=${PLACE.county}`)).toMatchObject({
      status: 403,
    });
  });

  it('takes the roll again only when the bureau asks for it', async () => {
    await enrol(database.source);
    expect(rate(await numbers(HERE.bureau_head), 'suspected')).toMatchObject({ denominator: 38 });
    expect(await api.ask(HERE.principal, 'POST', '/api/oversight/roll')).toMatchObject({ status: 403 });
    expect(await api.ask(HERE.bureau_officer, 'POST', '/api/oversight/roll')).toMatchObject({
      status: 200,
      body: { pupils: 39, takenOn: TODAY },
    });
    expect(rate(await numbers(HERE.bureau_head), 'suspected')).toMatchObject({ denominator: 39 });
  });
});
