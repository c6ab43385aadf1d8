import { readLauncherEnvironment } from '../config/environment.js';
import { readLaunchFlags, stackOptionsFrom } from './launch-options.js';
import { startStack } from './stack.js';
import type { Stack } from './stack-options.js';
import { aborted, explain, interruption, progress, say, stopOnTrouble } from './terminal.js';

/** `npm start [-- --live] [--port-offset N]` */
async function main(): Promise<void> {
  const flags = readLaunchFlags(process.argv.slice(2));
  const signal = interruption();
  const options = stackOptionsFrom(readLauncherEnvironment(), flags, { onProgress: progress, signal });

  const stack = await startStack({
    ...options,
    services: ['worker', 'api'],
  });
  stopOnTrouble(stack);
  try {
    printAddresses(stack, flags.live);
    await aborted(signal);
  } finally {
    say('\n· stopping everything');
    await stack.stop();
    say('· stopped');
  }
}

function printAddresses(stack: Stack, live: boolean): void {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['API', `${stack.apiUrl}/api`],
    ['OpenAPI', `${stack.apiUrl}/api/openapi.json`],
    ['Temporal UI', stack.temporalUiUrl],
    ['Temporal', `${stack.temporalAddress} (namespace ${stack.namespace})`],
    ['Mails', stack.mailPageUrl],
    ['SMTP', withoutPassword(stack.smtpUrl)],
    ['PostgreSQL', withoutPassword(stack.databaseUrl)],
    ['Data', stack.environment['DATA_DIR']],
  ];
  say(`\nNot One Less · 一个都不能少 is running${live ? '' : ' as a trial, under the drill clock'}.\n`);
  for (const [name, value] of lines) if (value !== undefined) say(`  ${name.padEnd(12)} ${value}`);
  say('\nCtrl-C ends everything; the data is found again at the next start.');
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
