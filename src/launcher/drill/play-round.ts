import type { CountyCalendar } from '../../domain/calendar/county-calendar.js';
import { daysBetween, earliest, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { DataSource } from 'typeorm';
import { lockSetting, writeSetting } from '../../persistence/readers/cases-settings.js';
import { progress, say } from '../terminal.js';
import type { ChosenPlay } from './choose-plays.js';
import { clockFrom, timeOf } from './drill-clock.js';
import type { DrillTime } from './drill-driver.js';
import { nameOf, storyText } from './drill-report.js';
import type { HttpDriver } from './http-driver.js';
import { Play } from './play.js';
import type { StoryLine } from './story.js';

const PROGRESS_EVERY_DAYS = 30;

export interface RoundSettings {
  readonly driver: HttpDriver;
  readonly database: DataSource;
  readonly calendar: CountyCalendar;
  readonly msPerDay: number;
  readonly signal: AbortSignal;
  /** Few enough to be told as they happen. */
  readonly live: boolean;
  readonly onEnd: (play: Play, lines: readonly StoryLine[]) => void;
}

/** Plays side by side on one county clock, which begins on the day the earliest of them opens. */
export async function playRound(chosen: readonly ChosenPlay[], settings: RoundSettings): Promise<void> {
  const { driver, database, calendar, msPerDay, signal, live, onEnd } = settings;
  const [first, ...others] = chosen.map(({ scenario }) => scenario.opens);
  if (first === undefined) return;
  const startsOn = earliest(first, ...others);
  const clock = clockFrom(startsOn, msPerDay);
  await database.transaction(async (manager) => {
    await lockSetting(manager, 'clock');
    await writeSetting(manager, 'clock', clock, new Date());
  });
  progress(`the county's clock begins on ${startsOn}; a day lasts ${msPerDay} ms`);

  const time = timeOf(clock, calendar, signal);
  let ended = 0;
  const watch = watchDays(time, startsOn, () => `${ended} of ${chosen.length} plays have ended`);
  try {
    await Promise.all(
      chosen.map(async ({ scenario, policy }) => {
        const tell = live ? teller(`${scenario.name}/${policy.id}`) : undefined;
        const play = new Play(scenario, policy, driver, time, tell);
        await play.run();
        const lines = await play.lines();
        ended += 1;
        if (live) say(`${play.ok ? '✓' : '✗'} ${nameOf(play)}`);
        onEnd(play, lines);
      }),
    );
  } finally {
    clearInterval(watch);
  }
}

function watchDays(time: DrillTime, startsOn: PlainDate, state: () => string): NodeJS.Timeout {
  let reported = startsOn;
  return setInterval(() => {
    const today = time.today();
    if (daysBetween(reported, today) < PROGRESS_EVERY_DAYS) return;
    reported = today;
    progress(`${today}: ${state()}`);
  }, 250);
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
