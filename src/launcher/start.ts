import { leaveForOperators, nothingForOperators } from '../config/started-here.js';
import { readLauncherEnvironment } from '../config/environment.js';
import { SEARCH_ATTRIBUTES } from '../contracts/identifiers.js';
import { runMigrations } from '../persistence/data-source.js';
import { announcement } from './announcement.js';
import { Inbox } from './drill/inbox.js';
import { firstAdministrators } from './first-administrator.js';
import { readLaunchFlags, stackOptionsFrom } from './launch-options.js';
import { seedSampleCounty } from './sample/seed-sample-county.js';
import { playShowcase, setPace } from './sample/showcase.js';
import { startStack } from './stack.js';
import type { Stack } from './stack-options.js';
import { aborted, explain, interruption, progress, say, stopOnTrouble } from './terminal.js';

/** `npm start [-- --live] [--port-offset N]` */
async function main(): Promise<void> {
  const flags = readLaunchFlags(process.argv.slice(2));
  const signal = interruption();
  const environment = readLauncherEnvironment();
  const options = stackOptionsFrom(environment, flags, { onProgress: progress, signal });

  const inbox = new Inbox();
  const stack = await startStack({
    ...options,
    searchAttributes: SEARCH_ATTRIBUTES,
    codecEndpoint: `http://127.0.0.1:${options.ports.api}/api/codec`,
    onMail: (mail) => {
      inbox.add(mail);
      return { type: 'accept' };
    },
    prepare: ({ databaseUrl }) => prepareCounty(databaseUrl, flags.live),
    services: ['worker', 'api'],
  });
  stopOnTrouble(stack);
  leaveForOperators(options.dataDirectory, stack.environment);
  try {
    if (!flags.live) await startTrial(stack, inbox, environment.SECONDS_PER_DAY, signal);
    printAddresses(stack, flags.live);
    await aborted(signal);
  } finally {
    say('\n· stopping everything');
    nothingForOperators(options.dataDirectory);
    if (!flags.live) await stopClock(stack);
    await stack.stop();
    say('· stopped');
  }
}

/** The first time the main job is shown; then the clock goes on at a pace at which people can act. */
async function startTrial(
  stack: Stack,
  inbox: Inbox,
  secondsPerDay: number,
  signal: AbortSignal,
): Promise<void> {
  await playShowcase(stack, inbox, signal);
  await setPace(stack, { secondsPerDay }, signal);
}

/** Days must not go by in a system that is switched off; its deadlines would all be missed. */
async function stopClock(stack: Stack): Promise<void> {
  await setPace(stack, { pause: true }, AbortSignal.timeout(5_000)).catch(() => undefined);
}

/** The schema always; an invented county only in a trial. Both are found as they were left. */
async function prepareCounty(databaseUrl: string, live: boolean): Promise<void> {
  progress('preparing the database');
  await runMigrations(databaseUrl);
  if (live) return printFirstAdministrators(databaseUrl);
  const county = await seedSampleCounty(databaseUrl);
  progress(
    `sample county: ${county.pupils} pupils, ${county.logins} logins${county.seeded ? ', imported now' : ''}`,
  );
}

/** Shown once: nobody, this program included, can read them again. */
async function printFirstAdministrators(databaseUrl: string): Promise<void> {
  const admins = await firstAdministrators(databaseUrl);
  if (admins.length === 0) return;
  say(
    '\n  First administrators, each with a password for one use (write them down, they are shown only now):',
  );
  for (const { login, password } of admins) say(`    ${login.padEnd(20)} ${password}`);
}

function printAddresses(stack: Stack, live: boolean): void {
  const addresses = [
    ['Console', stack.apiUrl],
    ['API', `${stack.apiUrl}/api`],
    ['OpenAPI', `${stack.apiUrl}/api/openapi.json`],
    ['Temporal UI', stack.temporalUiUrl],
    ['Temporal', `${stack.temporalAddress} (namespace ${stack.namespace})`],
    ['Mails', stack.mailPageUrl],
    ['SMTP', withoutPassword(stack.smtpUrl)],
    ['PostgreSQL', withoutPassword(stack.databaseUrl)],
    ['Data', stack.environment['DATA_DIR']],
  ] as const;
  for (const line of announcement({ live, addresses })) say(line);
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = '…';
  return decodeURIComponent(url.href);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
// Nothing may keep a stopped launcher alive.
process.exit();
