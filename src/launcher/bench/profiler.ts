import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Tells worker and API to keep a CPU profile of a phase; without a folder it does nothing. */
export class Profiler {
  private readonly folder: string | undefined;

  constructor(folder: string | undefined) {
    this.folder = folder === undefined ? undefined : resolve(folder);
    if (this.folder !== undefined) mkdirSync(this.folder, { recursive: true });
  }

  /** For the environment of the processes to be profiled. `--cpu-prof` is not allowed there, and would lose the API's. */
  nodeOptions(): Readonly<Record<string, string>> {
    if (this.folder === undefined) return {};
    const hook = join(dirname(fileURLToPath(import.meta.url)), 'profile-hook.js');
    return { NODE_OPTIONS: `--import=${hook}`, BENCH_PROFILES: this.folder };
  }

  async during<Result>(pids: readonly (number | undefined)[], act: () => Promise<Result>): Promise<Result> {
    if (this.folder === undefined) return act();
    const toggle = () => pids.forEach((pid) => pid !== undefined && process.kill(pid, 'SIGWINCH'));
    toggle();
    try {
      return await act();
    } finally {
      toggle();
      // Writing the profile takes the process a moment it must not spend in the next phase.
      await new Promise((done) => setTimeout(done, 3_000));
    }
  }
}
