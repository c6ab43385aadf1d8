import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ConsoleFile {
  readonly type: string;
  readonly etag: string;
  /** Its name carries a digest of its contents, so it can never be stale. */
  readonly immutable: boolean;
  readonly bodies: Readonly<Partial<Record<'identity' | 'gzip' | 'br', Buffer>>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where `npm run build` leaves the console, seen from dist/src/api/console and from src/api/console alike. */
export function builtConsole(): string | undefined {
  return ['../../../console', '../../../dist/console']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(join(folder, 'index.html')));
}

/** Every file of the built console by its address. Read once: nothing outside this map can ever be served. */
export function readConsole(folder: string): ReadonlyMap<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (type === undefined || name.startsWith('.')) continue;
    const path = join(folder, name);
    const identity = readFileSync(path);
    const encoded = (suffix: string) => (existsSync(path + suffix) ? readFileSync(path + suffix) : undefined);
    const [gzip, br] = [encoded('.gz'), encoded('.br')];
    files.set(`/${name.split(sep).join('/')}`, {
      type,
      etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      immutable: name.startsWith('assets'),
      bodies: { identity, ...(gzip && { gzip }), ...(br && { br }) },
    });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
