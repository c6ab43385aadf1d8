import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { LaunchError } from './launch-error.js';
import { locatePostgres } from './postgres-location.js';
import { requireFreePorts } from './ports.js';
import { createCluster, findPrograms } from './postgres-programs.js';
import { postgresUser } from './postgres-user.js';
import { endProcess, identify, type ProcessIdentity } from './process-identity.js';
import { SupervisedProcess, type Supervision } from './processes.js';

export interface PostgresOptions {
  /** The data folder (`.data`); the cluster lives below it, or where `.data/postgres-location` says. */
  readonly dataRoot: string;
  readonly port: number;
  readonly password: string;
  readonly supervision: Supervision;
  /** No fsync, and no life after the launcher: for tests. What is committed survives a kill, but not a power cut. */
  readonly volatile?: boolean;
}

export interface RunningPostgres {
  readonly url: string;
  readonly process: SupervisedProcess;
}

const role = 'not_one_less';
const database = 'not_one_less';

/** The name of its log and of its record below `.data/run`. */
export const postgresName = 'postgres';

export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataRoot, port, password, supervision } = options;
  const onEvent = supervision.onEvent ?? (() => undefined);
  const user = postgresUser();
  const location = locatePostgres({ dataRoot, user, password, onEvent, volatile: options.volatile ?? false });
  const { directory } = location;
  const programs = await findPrograms(user, location.programs);
  if (await endLeftoverPostgres(directory))
    onEvent('ended a PostgreSQL server an earlier crash had left running');
  await requireFreePorts({ postgres: port });
  if (!existsSync(join(directory, 'PG_VERSION')))
    await createCluster({ programs, user, directory, role, password });
  location.remember();

  const url = (name: string) =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.volatile ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  const process = await patiently(() =>
    SupervisedProcess.start(
      {
        name: postgresName,
        command: programs.postgres,
        args: [
          '-D',
          directory,
          '-p',
          String(port),
          ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
        ],
        cwd: directory,
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
        user,
        // Its "fast" shutdown: open sessions are ended, everything committed is kept.
        stopSignal: 'SIGINT',
        stopGraceMs: 30_000,
        diesWithLauncher: options.volatile,
        ready: (signal) => answers(url('postgres'), signal),
      },
      supervision,
    ),
  );
  try {
    await ensureDatabase(url('postgres'));
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { url: url(database), process };
}

/** The server of this very data folder, when one is still running. */
export function findPostgres(directory: string): ProcessIdentity | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const identity = identify(Number(readFileSync(file, 'utf8').split('\n')[0]));
  if (identity === undefined) return undefined;
  const [program, flag, ...rest] = identity.command.split(' ');
  const ours =
    basename(program ?? '') === 'postgres' && flag === '-D' && rest.join(' ').startsWith(directory);
  if (ours) return identity;
  // The pid has been given to somebody else since; PostgreSQL would refuse to start because of it.
  rmSync(file);
  return undefined;
}

async function endLeftoverPostgres(directory: string): Promise<boolean> {
  const leftover = findPostgres(directory);
  if (leftover === undefined) return false;
  await endProcess(leftover, { signal: 'SIGINT', graceMs: 30_000 });
  return true;
}

/** Backends of a killed server need a moment to notice, and until then hold its shared memory. */
async function patiently<Result>(start: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 10 || !(error as Error).message.includes('pre-existing shared memory block'))
        throw error;
      await sleep(1_000);
    }
  }
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new LaunchError(
          'PostgreSQL does not accept the password in secrets.json: that file and the database belong to ' +
            'different runs. Restore the right one, or delete the data folder to begin anew.',
        );
      }
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
