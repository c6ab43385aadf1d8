import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchError } from './launch-error.js';
import { canReach, type SystemUser } from './postgres-user.js';

export interface PostgresLocation {
  readonly directory: string;
  /** Where the server programs are copied when the checkout itself is out of the postgres user's reach. */
  readonly programs: string;
  /** Called once the cluster exists. */
  readonly remember: () => void;
}

interface LocationQuestion {
  readonly dataRoot: string;
  readonly user: SystemUser | undefined;
  readonly password: string;
  readonly onEvent: (message: string) => void;
  /** Nobody comes back to it, so what stays behind should be where things are cleared away. */
  readonly volatile?: boolean;
}

/**
 * Usually `.data/postgres`. When root works in a folder the postgres user cannot enter (a 0700 home),
 * the cluster lives in a system folder derived from the data folder's path, noted in `.data/postgres-location`.
 */
export function locatePostgres(question: LocationQuestion): PostgresLocation {
  const { dataRoot, user, password, onEvent, volatile = false } = question;
  const note = join(dataRoot, 'postgres-location');
  const programs = join(dataRoot, 'postgres-programs');
  if (existsSync(note)) {
    const outside = readFileSync(note, 'utf8').trim();
    requireCluster(outside, note);
    return {
      directory: join(outside, 'data'),
      programs: join(outside, 'programs'),
      remember: () => undefined,
    };
  }
  const inside = join(dataRoot, 'postgres');
  if (existsSync(inside) || canReach(user, dataRoot)) {
    return { directory: inside, programs, remember: () => undefined };
  }
  const outside = outsideFolder(dataRoot, volatile);
  claim(outside, password, onEvent);
  return {
    directory: join(outside, 'data'),
    programs: join(outside, 'programs'),
    remember: () => writeFileSync(note, `${outside}\n`),
  };
}

function outsideFolder(dataRoot: string, volatile: boolean): string {
  const mark = createHash('sha256').update(realpathSync(dataRoot)).digest('hex').slice(0, 12);
  // The temporary folder may be emptied at boot, so it is only the second choice.
  return join(existsSync('/var/lib') && !volatile ? '/var/lib' : tmpdir(), `not-one-less-${mark}`);
}

/** A folder left by a deleted `.data` has another password: it is set aside, never overwritten. */
function claim(outside: string, password: string, onEvent: (message: string) => void): void {
  const owner = join(outside, 'owner');
  const fingerprint = createHash('sha256').update(password).digest('hex');
  if (existsSync(outside) && !(existsSync(owner) && readFileSync(owner, 'utf8') === fingerprint)) {
    const aside = `${outside}.aside-${Date.now()}`;
    renameSync(outside, aside);
    onEvent(`a database of a deleted data folder was set aside in ${aside}; delete it when it is not needed`);
  }
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  writeFileSync(owner, fingerprint, { mode: 0o600 });
}

function requireCluster(outside: string, note: string): void {
  if (existsSync(join(outside, 'data', 'PG_VERSION'))) return;
  throw new LaunchError(
    `The database should be in ${outside} (noted in ${note}) but is gone. ` +
      `Restore that folder, or delete the data folder to begin anew.`,
  );
}
