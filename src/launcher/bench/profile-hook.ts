import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { basename, dirname, join } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';
import { inheritedEnvironment } from '../../config/environment.js';

/**
 * Loaded before a program by `--import`: SIGWINCH begins a CPU profile of every thread, the next one writes them down.
 * It is a signal nobody else uses: SIGUSR1 is Node's own, and Nest and Temporal shut down on SIGUSR2.
 * Workflows run in threads of their own, which hear no signals; the main thread tells them.
 */
const folder = inheritedEnvironment()['BENCH_PROFILES'];
const program = basename(dirname(process.argv[1] ?? 'node'));
let session: Session | undefined;
let written = 0;

async function toggle(into: string): Promise<void> {
  if (session === undefined) {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    return;
  }
  const ending = session;
  session = undefined;
  const { profile } = await ending.post('Profiler.stop');
  ending.disconnect();
  written += 1;
  writeFileSync(join(into, `${program}-${written}-thread-${threadId}.cpuprofile`), JSON.stringify(profile));
}

if (folder !== undefined) {
  const channel = new BroadcastChannel('bench-profile');
  channel.unref();
  if (isMainThread) {
    process.on('SIGWINCH', () => {
      channel.postMessage('toggle');
      void toggle(folder);
    });
  } else {
    channel.onmessage = () => void toggle(folder);
  }
}
