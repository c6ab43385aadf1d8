import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { lastLines } from '../child-log.js';
import { LaunchError } from '../launch-error.js';
import { cacheFolder } from '../provision-temporal.js';
import { serverVersion } from './release.js';

export interface ServerPrograms {
  readonly server: string;
  /** `temporal-sql-tool`, which carries the database schemas of its own version. */
  readonly sqlTool: string;
}

export interface ServerProvision {
  /** TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH */
  readonly explicit: { readonly server?: string | undefined; readonly sqlTool?: string | undefined };
  /** XDG_CACHE_HOME */
  readonly cacheHome?: string | undefined;
  /** PATH, and what Go needs beside it: proxies, module mirrors. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Go names a program after its folder in the module. */
const packages = { server: 'cmd/server', sqlTool: 'cmd/tools/sql' } as const;
const buildLimitMs = 40 * 60_000;

/** What is here already, without building anything. */
export function findServerPrograms({ explicit, cacheHome }: ServerProvision): ServerPrograms | undefined {
  if (explicit.server !== undefined || explicit.sqlTool !== undefined) {
    const { server = '', sqlTool = '' } = explicit;
    for (const [name, path] of [
      ['TEMPORAL_SERVER_PATH', server],
      ['TEMPORAL_SQL_TOOL_PATH', sqlTool],
    ])
      if (!existsSync(path ?? ''))
        throw new LaunchError(`${name}=${path} is not there; set both, or neither.`);
    return { server, sqlTool };
  }
  const cached = cachedPrograms(cacheHome);
  return existsSync(cached.server) && existsSync(cached.sqlTool) ? cached : undefined;
}

export function hasGo(inherited: ServerProvision['inherited']): boolean {
  return (inherited['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, 'go')));
}

/** Found, or built once with Go: nobody publishes these two for a machine without containers. */
export async function provisionServer(options: ServerProvision): Promise<ServerPrograms> {
  const found = findServerPrograms(options);
  if (found !== undefined) return found;
  if (!hasGo(options.inherited))
    throw new LaunchError(
      `There is no Temporal server ${serverVersion} here. Install Go 1.24 or newer, with which it is built once ` +
        '(about 4 minutes), or set TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH.',
    );
  await build(options);
  return cachedPrograms(options.cacheHome);
}

function cachedPrograms(cacheHome: string | undefined): ServerPrograms {
  const folder = join(dirname(cacheFolder(cacheHome)), `temporal-server-${serverVersion}`);
  return { server: join(folder, 'server'), sqlTool: join(folder, 'sql') };
}

/** Built beside its final place and renamed, so that an interrupted build leaves no half program. */
async function build({ cacheHome, inherited, onProgress, signal }: ServerProvision): Promise<void> {
  const target = dirname(cachedPrograms(cacheHome).server);
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(`${target}.partial-`);
  onProgress?.(`building the Temporal server ${serverVersion} with Go, once; this takes about 4 minutes`);
  const began = Date.now();
  const report = setInterval(
    () => onProgress?.(`building the Temporal server: ${Math.round((Date.now() - began) / 1000)} s`),
    15_000,
  );
  try {
    await goInstall(draft, inherited, signal);
    rmSync(join(draft, 'build.log'));
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    clearInterval(report);
    rmSync(draft, { recursive: true, force: true });
  }
}

function goInstall(
  folder: string,
  inherited: ServerProvision['inherited'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const logFile = join(folder, 'build.log');
  const log = openSync(logFile, 'w');
  const modules = Object.values(packages).map((path) => `go.temporal.io/server/${path}@v${serverVersion}`);
  const child = spawn('go', ['install', '-ldflags', '-s -w', ...modules], {
    env: { HOME: homedir(), ...inherited, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', log, log],
    timeout: buildLimitMs,
    signal,
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new LaunchError(`The Temporal server could not be built:\n${lastLines(logFile)}`)),
    );
  });
}
