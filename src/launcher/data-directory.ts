import { chmodSync, mkdirSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LaunchError } from './launch-error.js';

/** Everything the embedded stack keeps lives below one ignored folder; deleting it begins anew. */
export interface DataDirectory {
  readonly root: string;
  readonly logs: string;
  readonly run: string;
  readonly mails: string;
  readonly temporal: string;
}

const leastFreeBytes = 1024 ** 3;

export function openDataDirectory(path: string): DataDirectory {
  const root = resolve(path);
  const directory = {
    root,
    logs: join(root, 'logs'),
    run: join(root, 'run'),
    mails: join(root, 'mails'),
    temporal: join(root, 'temporal'),
  };
  try {
    mkdirSync(root, { recursive: true });
    // Passable but not listable: as root, PostgreSQL runs as another user who must reach its folder below.
    if (process.getuid?.() === 0) chmodSync(root, 0o711);
    // Mails, logs and histories speak of children: nobody else on this machine reads them.
    for (const inner of [directory.logs, directory.run, directory.mails, directory.temporal])
      mkdirSync(inner, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new LaunchError(
      `The data folder ${root} cannot be written (${(error as Error).message}). ` +
        `It may belong to another user of an earlier run: change its owner, delete it, or set DATA_DIR.`,
    );
  }
  return directory;
}

export function requireFreeDisk(path: string, least = leastFreeBytes): void {
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  if (free >= least) return;
  const mib = (bytes: number) => `${Math.floor(bytes / 1024 ** 2)} MiB`;
  throw new LaunchError(
    `Only ${mib(free)} are free on the disk of ${path}, and ${mib(least)} are needed. ` +
      `Free some space, or set DATA_DIR to a folder on another disk.`,
  );
}
