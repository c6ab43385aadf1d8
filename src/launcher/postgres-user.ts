import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LaunchError } from './launch-error.js';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; an ordinary user simply runs it as himself (`undefined`). */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = look('postgres');
  if (known !== undefined) return known;
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'pipe' });
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
      stdio: 'pipe',
    });
  } catch {
    // Minimal images have no useradd; the user every system has serves as well.
  }
  const user = look('postgres') ?? look('nobody');
  if (user === undefined) {
    throw new LaunchError(
      'PostgreSQL does not run as root, and no user "postgres" could be created. ' +
        'Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return user;
}

function look(name: string): SystemUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: 'pipe', encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether that user may pass through every folder above `path`; a home of mode 0700 is the usual obstacle. */
export function canReach(user: SystemUser | undefined, path: string): boolean {
  if (user === undefined) return true;
  let folder = realpathSync(nearestExisting(path));
  for (;;) {
    const { mode, uid, gid } = statSync(folder);
    const passable = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & passable) === 0) return false;
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
