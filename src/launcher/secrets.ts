import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LaunchError } from './launch-error.js';

const secrets = z.object({
  databasePassword: z.string().min(16),
  /** 32 bytes in base64: encrypts what Temporal stores. Losing it makes every history unreadable. */
  payloadKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});

export type Secrets = Readonly<z.infer<typeof secrets>>;

/** Made once per data folder, never printed, never committed: there are no default passwords. */
export function openSecrets(dataRoot: string): Secrets {
  const file = join(dataRoot, 'secrets.json');
  if (!existsSync(file)) writeNew(file);
  chmodSync(file, 0o600);
  try {
    return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new LaunchError(
      `${file} is damaged. Without it neither the database nor the case histories can be read: ` +
        `restore it from a backup, or delete ${dataRoot} to begin anew.`,
    );
  }
}

function writeNew(file: string): void {
  const fresh: Secrets = {
    databasePassword: randomBytes(24).toString('base64url'),
    payloadKey: randomBytes(32).toString('base64'),
  };
  // Renamed into place so that a crash never leaves half a key behind.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
