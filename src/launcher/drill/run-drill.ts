import { plainDate } from '../../domain/calendar/plain-date.js';
import { LaunchError } from '../launch-error.js';
import { progress, say } from '../terminal.js';
import { ApiClient } from './api-client.js';
import type { ChosenPlay } from './choose-plays.js';
import { deskOf } from './desks.js';
import { DrillCounty } from './drill-county.js';
import type { DrillDriver } from './drill-driver.js';
import { nameOf, storyBlock, type DrillRecord, type PlayedPlay } from './drill-report.js';
import type { DrillStack } from './drill-stack.js';
import { httpDriver } from './http-driver.js';
import { playRound } from './play-round.js';

/** Up to so many plays are told as they happen; more of them could not be followed and are told one by one. */
const MOST_LIVE = 6;
/** A play that fell behind is played again, slower, at most so often; the last time counts whatever happens. */
const MOST_ROUNDS = 4;
const SLOWER = 1.5;

/**
 * Plays everything. A difference found while the machine could not keep pace says nothing about the system: that
 * play is played again with another child and longer days, and the report says so. A difference found in time stands.
 */
export async function runDrill(
  chosen: readonly ChosenPlay[],
  { stack, database, calendar, inbox, firstSchool }: DrillStack,
  msPerDay: number,
  signal: AbortSignal,
): Promise<DrillRecord> {
  const began = Date.now();
  const county = await DrillCounty.read(database.manager, firstSchool);
  const driver = httpDriver({ api: new ApiClient(stack.apiUrl, signal), county, inbox });
  if (!inbox) progress('mails go to SMTP_URL, which the drill cannot read: 邮件预期一律不核对');
  progress('signing everybody in');
  await driver.signInAll();
  await warmUp(driver);

  const live = chosen.length <= MOST_LIVE;
  const played = new Map<string, PlayedPlay>();
  let waiting = chosen;
  let pace = msPerDay;
  for (let round = 1; waiting.length > 0; round += 1) {
    const again: ChosenPlay[] = [];
    driver.beginRound();
    await playRound(waiting, {
      driver,
      database,
      calendar,
      msPerDay: pace,
      signal,
      live,
      onEnd: (play, lines) => {
        const earlier = played.get(nameOf(play));
        const behind = play.story.late > 0 || driver.slowestAnswer() > pace;
        const replayed = !play.ok && behind && round < MOST_ROUNDS;
        if (replayed) {
          again.push(play);
          progress(`${nameOf(play)} fell behind and is played again: ${play.story.failures[0]}`);
        } else if (!live) say(storyBlock(play, lines));
        const tries = [...(earlier?.tries ?? []), { msPerDay: pace, failures: play.story.failures }];
        played.set(nameOf(play), { play, lines, tries });
      },
    });
    waiting = again;
    pace = Math.round(pace * SLOWER);
    if (again.length > 0) progress(`the machine fell behind; ${again.map(nameOf).join(', ')} again, slower`);
  }
  return {
    startedAt: new Date(began).toISOString(),
    durationMs: Date.now() - began,
    plays: [...played.values()],
  };
}

/**
 * The first case a fresh system meets takes longer than a short day: an alert, raised and dismissed before the clock
 * begins.
 */
async function warmUp(driver: DrillDriver): Promise<void> {
  const child = driver.child('township');
  const registrar = deskOf(child.place, 'registrar');
  const report = { origin: 'census', absentSince: plainDate('2025-01-01'), policy: 'default' } as const;
  const { view } = await driver.open(child, report, registrar);
  if (!view) throw new LaunchError('The system refuses the first case it is given.');
  await driver.act(view, 'dismissAlert', { reason: 'data_error', evidence: 'warm-up' }, registrar);
}
