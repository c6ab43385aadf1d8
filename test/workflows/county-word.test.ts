import { SIGNALS } from '../../src/contracts/case-messages.js';
import { publishSetting } from '../../src/persistence/readers/cases-settings.js';
import { countyWord, hearing } from '../../src/persistence/readers/county-word.js';
import { tellingCases } from '../../src/worker/county/tell-case.js';
import { CountyCrier, type TellCase } from '../../src/worker/county/county-crier.js';
import { drillClock } from '../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';
import { testCalendar } from '../support/test-calendar.js';

const SLOW = 3_600_000;
const CASES = 12;

describe('a word to all open cases', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  let versions = 0;
  /** A calendar that differs from every earlier one. */
  const calendar = () => ({ ...testCalendar, version: `2025-2026.word-${(versions += 1)}` });
  const open = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const opening = world.opening('2025-09-08', {}, SLOW);
        await world.open(opening, person('class_teacher'));
        return opening;
      }),
    );
  const waiting = async () =>
    (await hearing(world.database.manager, await countyWord(world.database.manager))).waiting;
  const adoptions = (version: string): Promise<{ case_no: string; times: number }[]> =>
    world.database.query(
      `SELECT case_no, count(*)::int AS times FROM case_event
        WHERE type = 'CalendarPublished' AND event #>> '{calendar,version}' = $1 GROUP BY case_no`,
      [version],
    );
  const everyCaseWritten = async (openings: readonly { readonly caseNo: string }[]) =>
    eventually(async () => {
      const [row] = await world.database.query(
        'SELECT count(*)::int AS n FROM case_ledger WHERE case_no = ANY($1)',
        [openings.map(({ caseNo }) => caseNo)],
      );
      expect(row.n).toBe(openings.length);
    });

  it('reaches each of them once, also one that was being opened by the earlier calendar', async () => {
    const openings = await open(CASES);
    await everyCaseWritten(openings);
    const published = calendar();
    await publishSetting(world.database.manager, 'calendar', published, new Date());
    // It had read the county's calendar before that was replaced.
    openings.push(...(await open(1)));
    await everyCaseWritten(openings);
    await eventually(async () => expect(await waiting()).toBe(0));
    const told = await adoptions(published.version);
    expect(told.map(({ case_no }) => case_no).sort()).toEqual(openings.map(({ caseNo }) => caseNo).sort());
    expect(told.every(({ times }) => times === 1)).toBe(true);
  });

  it('is taken up by whoever comes next, where a worker died half way, and happens to no case twice', async () => {
    const openings = await open(CASES);
    await everyCaseWritten(openings);
    await eventually(async () => expect(await waiting()).toBe(0));
    const published = calendar();
    const cases = tellingCases(world.client);
    // The first dies after some signals, one of which had arrived though nobody was told so any more.
    let told = 0;
    const dying: TellCase = async (...given) => {
      told += 1;
      if (told > 5) throw new Error('killed');
      return cases(...given);
    };
    await world.endServices();
    await publishSetting(world.database.manager, 'calendar', published, new Date());
    await new CountyCrier(world.database, dying, () => undefined).goRound();
    // No worker runs, so no case has heard yet: whoever comes next tells those five again.
    expect(await waiting()).toBeGreaterThanOrEqual(CASES);
    await world.restartWith({
      PAYLOAD_KEY: world.stack.payloadKey,
      PAYLOAD_KEY_ID: world.stack.payloadKeyId,
    });
    await eventually(async () => expect(await waiting()).toBe(0));
    const adopted = await adoptions(published.version);
    expect(adopted.length).toBeGreaterThanOrEqual(CASES);
    expect(adopted.every(({ times }) => times === 1)).toBe(true);
  }, 60_000);

  it('keeps two workers from telling at once, and pesters nobody who has not had time to hear', async () => {
    await open(1);
    await eventually(async () => expect(await waiting()).toBe(0));
    await world.endServices();
    await publishSetting(world.database.manager, 'calendar', calendar(), new Date());
    const heard: string[] = [];
    const slow: TellCase = async (pupil) => {
      heard.push(pupil);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return true;
    };
    const [one, other] = [1, 2].map(() => new CountyCrier(world.database, slow, () => undefined));
    await Promise.all([one?.goRound(), other?.goRound()]);
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard.length).toBe(await waiting());
    await Promise.all([one?.goRound(), one?.goRound()]);
    expect(heard.length).toBeLessThanOrEqual(2 * (await waiting()));
    await world.restartWith({
      PAYLOAD_KEY: world.stack.payloadKey,
      PAYLOAD_KEY_ID: world.stack.payloadKeyId,
    });
    await eventually(async () => expect(await waiting()).toBe(0));
  }, 60_000);

  it('moves the clock of a drill, once, and never that of the sun', async () => {
    const [drill] = await open(1);
    const clock = drillClock({ startsAtMs: Date.now(), startsOn: plainDate('2025-09-10'), msPerDay: SLOW });
    await publishSetting(world.database.manager, 'clock', clock, new Date());
    await eventually(async () => expect(await waiting()).toBe(0));
    expect((await world.state(drill?.pupil ?? '')).clock).toEqual(clock);
    const seq = (await world.state(drill?.pupil ?? '')).seq;
    const again = { clock, unlessKnown: true };
    await world.handle(drill?.pupil ?? '').signal(SIGNALS.clockSet, again);
    await world.handle(drill?.pupil ?? '').signal(SIGNALS.calendarPublished, {
      calendar: (await world.state(drill?.pupil ?? '')).calendar,
      unlessKnown: true,
    });
    expect((await world.state(drill?.pupil ?? '')).seq).toBe(seq);
  });
});
