import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from './project-root.js';
import { temporalVersion, type TemporalInstaller } from './temporal-release.js';

const goModule = `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`;
const silenceMs = 20_000;

/**
 * The SDK can download the CLI only by starting it, so that happens in a child that can be ended:
 * without the open internet the attempt may hang instead of failing.
 */
export const downloadTemporal: TemporalInstaller = async (
  target,
  { searchPath, inherited, onProgress, signal },
) => {
  const script = join(projectRoot, 'dist', 'src', 'launcher', 'download-temporal.js');
  if (!existsSync(script)) return false;
  return installInto(target, async (folder) => {
    onProgress(`downloading the Temporal CLI ${temporalVersion}`);
    return run({
      command: process.execPath,
      args: [script, folder, temporalVersion],
      env: { HOME: homedir(), ...inherited, PATH: searchPath },
      folder,
      label: 'downloading the Temporal CLI',
      onProgress,
      signal,
      // Nothing written means no connection; something written means a slow one.
      giveUp: (elapsed) => elapsed > silenceMs && size(folder) === 0,
      limitMs: 10 * 60_000,
    });
  });
};

export const buildTemporal: TemporalInstaller = async (
  target,
  { searchPath, inherited, onProgress, signal },
) => {
  if (!searchPath.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, 'go'))))
    return false;
  return installInto(target, async (folder) => {
    onProgress(`building the Temporal CLI ${temporalVersion} with Go, once; this takes about 5 minutes`);
    return run({
      command: 'go',
      args: ['install', '-ldflags', '-s -w', goModule],
      env: { HOME: homedir(), ...inherited, PATH: searchPath, GOBIN: folder, CGO_ENABLED: '0' },
      folder,
      label: 'building the Temporal CLI',
      onProgress,
      signal,
      giveUp: () => false,
      limitMs: 40 * 60_000,
    });
  });
};

/** The one program a step leaves in a folder of its own is moved into place, complete or not at all. */
async function installInto(target: string, step: (folder: string) => Promise<boolean>): Promise<boolean> {
  let folder: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    folder = mkdtempSync(join(dirname(target), 'partial-'));
    if (!(await step(folder))) return false;
    const [program] = readdirSync(folder).filter(
      (name) => name.startsWith('temporal') && !name.endsWith('.log'),
    );
    if (program === undefined) return false;
    chmodSync(join(folder, program), 0o755);
    renameSync(join(folder, program), target);
    return true;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly label: string;
  readonly onProgress: (message: string) => void;
  readonly signal: AbortSignal | undefined;
  readonly giveUp: (elapsedMs: number) => boolean;
  readonly limitMs: number;
}

function run({
  command,
  args,
  env,
  folder,
  label,
  onProgress,
  signal,
  giveUp,
  limitMs,
}: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const log = openSync(join(folder, 'step.log'), 'w');
    const began = Date.now();
    const child = spawn(command, args, {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', log, log],
      signal,
    });
    closeSync(log);
    const report = setInterval(
      () => onProgress(`${label}: ${Math.round((Date.now() - began) / 1000)} s`),
      15_000,
    );
    const watch = setInterval(() => {
      const elapsed = Date.now() - began;
      if (elapsed > limitMs || giveUp(elapsed)) child.kill('SIGKILL');
    }, 500);
    const finish = (succeeded: boolean) => {
      clearInterval(report);
      clearInterval(watch);
      if (!succeeded) onProgress(`${label} did not succeed`);
      resolve(succeeded);
    };
    child.once('error', () => finish(false));
    child.once('exit', (code) => finish(code === 0));
  });
}

function size(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name !== 'step.log')
    .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
