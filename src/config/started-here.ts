import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

type Variables = Readonly<Record<string, string | undefined>>;

/** What an operator's command needs to reach the servers and to open what they keep. */
const NEEDED = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'SMTP_URL',
  'PAYLOAD_KEY',
  'PAYLOAD_KEY_ID',
  'PAYLOAD_KEYS_OLDER',
  'DATA_KEYS',
] as const;

const fileIn = (dataDirectory: string) => join(dataDirectory, 'services.env');

/** While `npm start` runs: its secrets lie in the same folder, under the same lock. */
export function leaveForOperators(dataDirectory: string, environment: Variables): void {
  const lines = NEEDED.flatMap((name) => (environment[name] ? [`${name}='${environment[name]}'`] : []));
  const file = fileIn(dataDirectory);
  writeFileSync(`${file}.draft`, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}

export function nothingForOperators(dataDirectory: string): void {
  rmSync(fileIn(dataDirectory), { force: true });
}

/**
 * The environment of a command beside a running system: its own where it names a database, as a deployment's does;
 * otherwise that of the `npm start` of this folder. Never a mixture, which could open one county with another's key.
 */
export function environmentHere(env: Variables = process.env): Variables {
  const file = fileIn(env['DATA_DIR'] ?? '.data');
  if (env['DATABASE_URL'] || !existsSync(file)) return env;
  const bare = Object.entries(env).filter(([name]) => !(NEEDED as readonly string[]).includes(name));
  return { ...Object.fromEntries(bare), ...parseEnv(readFileSync(file, 'utf8')) };
}
