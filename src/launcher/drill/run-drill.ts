import { daysBetween, earliest, plainDate } from '../../domain/calendar/plain-date.js';
import type { CaseClock } from '../../domain/calendar/case-clock.js';
import { lockSetting, writeSetting } from '../../persistence/readers/cases-settings.js';
import { LaunchError } from '../launch-error.js';
import { progress, say } from '../terminal.js';
import { ApiClient } from './api-client.js';
import type { ChosenPlay } from './choose-plays.js';
import { deskOf } from './desks.js';
import { clockFrom, timeOf } from './drill-clock.js';
import { DrillCounty } from './drill-county.js';
import type { DrillDriver } from './drill-driver.js';
import type { DrillRecord } from './drill-report.js';
import { nameOf, storyBlock, storyText } from './drill-report.js';
import type { DrillStack } from './drill-stack.js';
import { httpDriver } from './http-driver.js';
import { Play } from './play.js';
import type { StoryLine } from './story.js';

/** Up to so many plays are told as they happen; more of them could not be followed and are told one by one. */
const MOST_LIVE = 6;
const PROGRESS_EVERY_DAYS = 30;

/** All plays on one county clock, side by side. */
export async function runDrill(
  chosen: readonly ChosenPlay[],
  { stack, database, inbox }: DrillStack,
  msPerDay: number,
  signal: AbortSignal,
): Promise<DrillRecord> {
  const began = Date.now();
  const api = new ApiClient(stack.apiUrl, signal);
  const county = await DrillCounty.read(database.manager);
  const driver = httpDriver({ api, county, inbox });
  if (!inbox) progress('mails go to SMTP_URL, which the drill cannot read: 邮件预期一律不核对');
  progress('signing everybody in');
  await driver.signInAll();
  await warmUp(driver);

  const [first, ...others] = chosen.map(({ scenario }) => scenario.opens);
  if (first === undefined) throw new Error('nothing to play');
  const startsOn = earliest(first, ...others);
  const clock = clockFrom(startsOn, msPerDay);
  await writeClock(database, clock);
  progress(`the county's clock begins on ${startsOn}; a day lasts ${msPerDay} ms`);

  const time = timeOf(clock, signal);
  const live = chosen.length <= MOST_LIVE;
  const stories = new Map<Play, readonly StoryLine[]>();
  const plays = chosen.map(
    ({ scenario, policy }) =>
      new Play(scenario, policy, driver, time, live ? teller(`${scenario.name}/${policy.id}`) : undefined),
  );
  let ended = 0;
  let reported = startsOn;
  const watch = setInterval(() => {
    const today = time.today();
    if (daysBetween(reported, today) < PROGRESS_EVERY_DAYS) return;
    reported = today;
    progress(`${today}：${ended} of ${plays.length} plays have ended`);
  }, 250);
  try {
    await Promise.all(
      plays.map(async (play) => {
        await play.run();
        const lines = await play.lines();
        stories.set(play, lines);
        ended += 1;
        say(live ? `${play.ok ? '✓' : '✗'} ${nameOf(play)}` : storyBlock(play, lines));
      }),
    );
  } finally {
    clearInterval(watch);
  }
  return {
    startedAt: new Date(began).toISOString(),
    durationMs: Date.now() - began,
    clock,
    plays,
    stories,
  };
}

/** The first case a fresh system meets takes longer than a short day: an alert, raised and dismissed before the clock begins. */
async function warmUp(driver: DrillDriver): Promise<void> {
  const child = driver.child('township');
  const today = plainDate('2025-01-01');
  const report = { origin: 'census', absentSince: today, policy: 'default' } as const;
  const { view } = await driver.open(child, report, deskOf(child.place, 'registrar'));
  if (!view) throw new LaunchError('The system refuses the first case it is given.');
  const input = { reason: 'data_error', evidence: 'warm-up' };
  await driver.act(view, 'dismissAlert', input, deskOf(child.place, 'registrar'));
}

async function writeClock(database: DrillStack['database'], clock: CaseClock): Promise<void> {
  await database.transaction(async (manager) => {
    await lockSetting(manager, 'clock');
    await writeSetting(manager, 'clock', clock, new Date());
  });
}

/** Tells each line once, as soon as it is known. */
function teller(name: string): (lines: readonly StoryLine[]) => void {
  const told = new Set<string>();
  return (lines) => {
    for (const line of lines) {
      const text = storyText(line);
      const key = `${line.at}${text}`;
      if (told.has(key)) continue;
      told.add(key);
      say(`${text}  〔${name}〕`);
    }
  };
}
