import { LaunchError } from './launch-error.js';
import { EnvironmentError } from '../config/environment.js';
import type { Stack } from './stack-options.js';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// A terminal that has gone away is no reason to skip the orderly stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

export function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

export function progress(message: string): void {
  say(`· ${message}`);
}

/** What the person can put right is shown as text; anything else is a bug and keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof LaunchError || error instanceof EnvironmentError) return `\n✗ ${error.message}`;
  return error instanceof Error ? `\n✗ ${error.stack ?? error.message}` : `\n✗ ${String(error)}`;
}

/**
 * Aborted by Ctrl-C, `kill`, a closed terminal, or the end of the program that started us.
 * npm, the shell and `bootstrap.mjs` each pass the signal on, so a repeated one is no impatience.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const abort = (why: string) => () => controller.abort(new LaunchError(`interrupted by ${why}`));
  for (const signal of endSignals) process.on(signal, abort(signal));
  if (process.connected) {
    process.once('disconnect', abort('the end of its parent'));
    // Only listening would keep an otherwise finished program alive.
    process.channel?.unref();
  }
  return controller.signal;
}

export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // Servers and services are other processes: without this nothing would keep the launcher waiting.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(alive);
}

/** Whatever goes wrong in the launcher, its children must not outlive it. */
export function stopOnTrouble(stack: Stack): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      process.stderr.write(`${explain(error)}\n`);
      void stack.stop().finally(() => process.exit(1));
    });
  }
  process.on('exit', () => stack.killNow());
}
