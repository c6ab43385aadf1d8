import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, identify, isStillThere, type ProcessIdentity } from './process-identity.js';

/**
 * One small file per running child in `.data/run`. After `kill -9` of the launcher these files are
 * all the next start has to find what was left running.
 */
export function recordProcess(runDirectory: string, name: string, pid: number): ProcessIdentity | undefined {
  const identity = identify(pid);
  if (identity === undefined) return undefined;
  const file = join(runDirectory, `${name}.json`);
  writeFileSync(`${file}.draft`, JSON.stringify(identity));
  renameSync(`${file}.draft`, file);
  return identity;
}

/** Records this very process, unless somebody else got there first. */
export function claimRecord(runDirectory: string, name: string): boolean {
  const draft = join(runDirectory, `${name}.${process.pid}.draft`);
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    // Unlike a rename, a link never replaces what is there.
    linkSync(draft, join(runDirectory, `${name}.json`));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

export function forgetProcess(runDirectory: string, name: string): void {
  rmSync(join(runDirectory, `${name}.json`), { force: true });
}

export function recordedProcess(runDirectory: string, name: string): ProcessIdentity | undefined {
  try {
    const identity = JSON.parse(readFileSync(join(runDirectory, `${name}.json`), 'utf8')) as ProcessIdentity;
    return isStillThere(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}

/** Ends what an earlier, crashed launcher left running. @returns the names of those it found. */
export async function endLeftovers(runDirectory: string, except: readonly string[]): Promise<string[]> {
  const recorded = readdirSync(runDirectory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => !except.includes(name));
  const found: string[] = [];
  for (const name of recorded) {
    const identity = recordedProcess(runDirectory, name);
    if (identity !== undefined) {
      await endProcess(identity);
      found.push(name);
    }
    forgetProcess(runDirectory, name);
  }
  return found;
}
