import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { buildTemporal, downloadTemporal } from './install-temporal.js';
import { LaunchError } from './launch-error.js';
import { temporalVersion, type TemporalInstaller } from './temporal-release.js';

/** Update-with-start and the rest we rely on are complete from this server on. */
const oldestServer = [1, 28] as const;

export interface ProvisionOptions {
  /** TEMPORAL_CLI_PATH */
  readonly explicitPath?: string | undefined;
  /** PATH */
  readonly searchPath: string;
  /** XDG_CACHE_HOME */
  readonly cacheHome?: string | undefined;
  /** Inherited by the slow ways, which need proxies, module mirrors and the like as the user has set them. */
  readonly inherited?: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** The slow ways, in order; each returns false when it cannot be gone on this machine. */
  readonly installers?: readonly TemporalInstaller[];
}

/** @returns the path of a Temporal CLI that has been seen to run. */
export async function provisionTemporal(options: ProvisionOptions): Promise<string> {
  const onProgress = options.onProgress ?? (() => undefined);
  if (options.explicitPath !== undefined) {
    const problem = await whyUnusable(options.explicitPath);
    if (problem === undefined) return options.explicitPath;
    throw new LaunchError(`TEMPORAL_CLI_PATH=${options.explicitPath} ${problem}. Correct it or remove it.`);
  }
  const cached = join(cacheFolder(options.cacheHome), 'temporal');
  const onPath = options.searchPath.split(delimiter).filter(Boolean);
  for (const candidate of [...onPath.map((folder) => join(folder, 'temporal')), cached]) {
    if (!existsSync(candidate)) continue;
    const problem = await whyUnusable(candidate);
    if (problem === undefined) return candidate;
    onProgress(`${candidate} ${problem}, looking further`);
  }
  for (const install of options.installers ?? [downloadTemporal, buildTemporal]) {
    const { searchPath, signal, inherited = {} } = options;
    signal?.throwIfAborted();
    const context = { searchPath, inherited, onProgress, signal };
    if (await install(cached, context)) {
      const problem = await whyUnusable(cached);
      if (problem === undefined) return cached;
      onProgress(`${cached} ${problem}`);
    }
  }
  throw new LaunchError(
    [
      'No Temporal server could be found, downloaded or built. Do one of these and start again:',
      '  - install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on PATH',
      '  - set TEMPORAL_CLI_PATH to a Temporal CLI',
      '  - set TEMPORAL_ADDRESS to a running Temporal server',
      `  - install Go 1.24 or newer; the CLI ${temporalVersion} is then built automatically (about 5 minutes)`,
    ].join('\n'),
  );
}

export function cacheFolder(cacheHome: string | undefined): string {
  return join(cacheHome ?? join(homedir(), '.cache'), 'not-one-less', `temporal-${temporalVersion}`);
}

async function whyUnusable(path: string): Promise<string | undefined> {
  let version: string;
  try {
    version = (await promisify(execFile)(path, ['--version'], { timeout: 20_000 })).stdout;
  } catch (error) {
    return `cannot be run (${(error as NodeJS.ErrnoException).code ?? 'it failed'})`;
  }
  const server = /Server (\d+)\.(\d+)/.exec(version);
  if (server === null) return `is not a Temporal CLI with a server (it says: ${version.trim()})`;
  const [major, minor] = [Number(server[1]), Number(server[2])];
  const enough = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
  return enough
    ? undefined
    : `holds server ${major}.${minor}, but ${oldestServer.join('.')} or newer is needed`;
}
