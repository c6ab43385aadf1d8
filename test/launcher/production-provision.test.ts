import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJobEnvironment } from '../../src/launcher/production/production-environment.js';
import { findServerPrograms, provisionServer } from '../../src/launcher/production/provision-server.js';
import { serverVersion } from '../../src/launcher/production/release.js';
import { temporaryFolder } from './temporary-folder.js';

describe('finding the production Temporal server', () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder('production-provision');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function go(script: string): string {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'go'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, 'go'), 0o755);
    return `${bin}:/usr/bin:/bin`;
  }
  const provision = (PATH: string) =>
    provisionServer({ explicit: {}, cacheHome: folder, inherited: { PATH, HOME: folder } });

  it('builds both programs once, of the pinned version, and finds them the next time', async () => {
    const path = go(`echo "$@" >> ${folder}/asked; touch "$GOBIN/server" "$GOBIN/sql"`);
    const built = await provision(path);
    expect(existsSync(built.server) && existsSync(built.sqlTool)).toBe(true);
    expect(built.server).toContain(`temporal-server-${serverVersion}`);
    expect(await provision('/nowhere')).toEqual(built);
    expect(readdirSync(dirname(built.server)).sort()).toEqual(['server', 'sql']);
  });

  it('shows why a build failed and leaves no half of it', async () => {
    const path = go('touch "$GOBIN/server"; echo no space left on device >&2; exit 1');
    await expect(provision(path)).rejects.toThrow(/could not be built:\n.*no space left on device/s);
    expect(readdirSync(join(folder, 'not-one-less'))).toEqual([]);
  });

  it('says what to do where there is neither server nor Go', async () => {
    await expect(provision('/nowhere')).rejects.toThrow(
      /Install Go .* or set TEMPORAL_SERVER_PATH and TEMPORAL_SQL_TOOL_PATH/,
    );
  });

  it('wants both programs when one is named', () => {
    const server = join(folder, 'server');
    writeFileSync(server, '');
    expect(() => findServerPrograms({ explicit: { server }, inherited: {} })).toThrow(
      /TEMPORAL_SQL_TOOL_PATH= is not there; set both, or neither/,
    );
  });
});

describe('the environment of a job', () => {
  it('names what is missing, and what to do', () => {
    expect(() => readJobEnvironment(['ADMIN_DATABASE_URL', 'APP_DATABASE_PASSWORD'], {})).toThrow(
      /ADMIN_DATABASE_URL is missing; set it to something like postgres:.*\n {2}APP_DATABASE_PASSWORD is missing; create one with: openssl/,
    );
  });

  it('refuses a password that would mean something else inside a URL, and does not show it', () => {
    const read = () =>
      readJobEnvironment(['APP_DATABASE_PASSWORD'], { APP_DATABASE_PASSWORD: 'pass@word/with:signs' });
    expect(read).toThrow(/must be 16 or more letters and digits/);
    expect(read).not.toThrow(/pass@word/);
  });

  it('looks only at what the job reads', () => {
    expect(readJobEnvironment(['PORT'], { PORT: '', SMTP_PORT: 'many' })).toEqual({ PORT: 3000 });
  });
});
