import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, rotate } from './child-log.js';
import { guard } from './guard.js';
import { LaunchError } from './launch-error.js';
import { forgetProcess, recordProcess } from './process-record.js';

export interface ChildSpecification {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Run as another user, which PostgreSQL insists on when we are root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly stopSignal?: NodeJS.Signals;
  readonly stopGraceMs?: number;
  readonly startTimeoutMs?: number;
  /** Instead of being found again after a crash of the launcher. */
  readonly diesWithLauncher?: boolean | undefined;
  /**
   * Resolves once the child really answers. Without it the child says so itself with
   * `process.send?.('ready')`.
   */
  readonly ready?: (signal: AbortSignal) => Promise<void>;
}

export interface Supervision {
  readonly runDirectory: string;
  readonly logDirectory: string;
  readonly onEvent?: (message: string) => void;
  /** Gives up on whatever is just being started. */
  readonly signal?: AbortSignal | undefined;
}

const steadyAfterMs = 60_000;
const longestBackoffMs = 15_000;

/** A child that is started again, with growing pauses, until somebody stops it on purpose. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private failures = 0;
  private retry: NodeJS.Timeout | undefined;

  private constructor(
    private readonly what: ChildSpecification,
    private readonly supervision: Supervision,
  ) {}

  /** Resolves when the child answers; a child that ends before that is an error, not a reason to retry. */
  static async start(what: ChildSpecification, supervision: Supervision): Promise<SupervisedProcess> {
    const supervised = new SupervisedProcess(what, supervision);
    rotate(supervised.logFile);
    try {
      await supervised.firstStart();
    } catch (error) {
      await supervised.stop();
      throw error;
    }
    return supervised;
  }

  get name(): string {
    return this.what.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get logFile(): string {
    return join(this.supervision.logDirectory, `${this.what.name}.log`);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    const { child } = this;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill(this.what.stopSignal ?? 'SIGTERM');
      const force = setTimeout(() => this.killGroup(), this.what.stopGraceMs ?? 15_000);
      await ended;
      clearTimeout(force);
    }
    forgetProcess(this.supervision.runDirectory, this.what.name);
  }

  /** The last resort while the launcher itself is going down and nothing can be awaited any more. */
  killGroup(): void {
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  }

  private async firstStart(): Promise<void> {
    const child = this.launch();
    const giveUp = new AbortController();
    const ready = this.what.ready?.(giveUp.signal) ?? saysReady(child);
    const limit = this.what.startTimeoutMs ?? 60_000;
    const { signal: abort } = this.supervision;
    let timer: NodeJS.Timeout | undefined;
    let onAbort: () => void = () => undefined;
    const failed = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(this.failure(`could not be started (${error.message})`)));
      child.once('exit', (code, signal) =>
        reject(this.failure(`ended at once (${signal ?? `code ${code}`})`)),
      );
      onAbort = () => reject(abort?.reason);
      abort?.addEventListener('abort', onAbort);
      timer = setTimeout(() => reject(this.failure(`did not answer within ${limit / 1000} s`)), limit);
    });
    try {
      await Promise.race([ready, failed]);
    } finally {
      clearTimeout(timer);
      abort?.removeEventListener('abort', onAbort);
      giveUp.abort();
      ready.catch(() => undefined);
      failed.catch(() => undefined);
    }
    child.once('exit', (code, signal) => this.ended(code, signal));
    if (child.exitCode !== null || child.signalCode !== null) this.ended(child.exitCode, child.signalCode);
  }

  private launch(): ChildProcess {
    const { what, supervision } = this;
    // The child writes to the file itself: a pipe would break it when the launcher is killed.
    const log = openSync(this.logFile, 'a', 0o600);
    const child = spawn(what.command, what.args, {
      cwd: what.cwd,
      env: what.env as NodeJS.ProcessEnv,
      stdio: what.ready === undefined ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      // Its own group: Ctrl-C reaches the launcher alone, which then stops everything in order.
      detached: true,
      ...what.user,
    });
    closeSync(log);
    child.on('error', () => undefined);
    this.child = child;
    this.startedAt = Date.now();
    if (child.pid !== undefined) {
      recordProcess(supervision.runDirectory, what.name, child.pid);
      if (what.diesWithLauncher) child.once('exit', guard(child.pid));
    }
    return child;
  }

  private startedAt = 0;

  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.stopping) return;
    this.failures = Date.now() - this.startedAt > steadyAfterMs ? 0 : this.failures + 1;
    const pause = Math.min(longestBackoffMs, 250 * 2 ** this.failures);
    this.supervision.onEvent?.(
      `${this.what.name} ended unexpectedly (${signal ?? `code ${code}`}); starting it again in ${pause / 1000} s, see ${this.logFile}`,
    );
    this.retry = setTimeout(() => {
      const child = this.launch();
      child.once('exit', (nextCode, nextSignal) => this.ended(nextCode, nextSignal));
      // A spawn that fails altogether (say, the binary vanished) has no exit to wait for.
      child.once('error', () => child.pid === undefined && this.ended(null, null));
    }, pause);
  }

  private failure(what: string): LaunchError {
    return new LaunchError(
      `${this.what.name} ${what}. The end of ${this.logFile}:\n${lastLines(this.logFile)}`,
    );
  }
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => message === 'ready' && resolve());
  });
}
