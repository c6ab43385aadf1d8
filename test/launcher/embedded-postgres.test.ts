import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDataDirectory, type DataDirectory } from '../../src/launcher/data-directory.js';
import { findPostgres, startPostgres } from '../../src/launcher/embedded-postgres.js';
import { locatePostgres } from '../../src/launcher/postgres-location.js';
import { canReach } from '../../src/launcher/postgres-user.js';
import { freePorts } from '../../src/launcher/ports.js';
import {
  endProcess,
  identify,
  isStillThere,
  type ProcessIdentity,
} from '../../src/launcher/process-identity.js';
import { projectRoot } from '../../src/launcher/project-root.js';
import { openSecrets } from '../../src/launcher/secrets.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let data: DataDirectory;
  let port: number;

  beforeEach(async () => {
    folder = temporaryFolder('postgres');
    data = openDataDirectory(join(folder, 'data'));
    port = (await freePorts()).postgres;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (password = openSecrets(data.root).databasePassword) =>
    startPostgres({
      dataRoot: data.root,
      port,
      password,
      volatile: true,
      supervision: { runDirectory: data.run, logDirectory: data.logs },
    });

  /** A server whose launcher was killed after it had created a table. */
  async function killedLauncher(volatility: string): Promise<{ url: string; orphan: ProcessIdentity }> {
    const script = join('test', 'launcher', 'postgres-launcher.ts');
    const launcher = spawn(
      process.execPath,
      ['--import', 'tsx', script, data.root, String(port), volatility],
      {
        cwd: projectRoot,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const url = await new Promise<string>((resolve) =>
      launcher.stdout.once('data', (line) => resolve(String(line).trim())),
    );
    await query(url, 'create table fact (id int)');
    const orphan = findPostgres(join(data.root, 'postgres')) as ProcessIdentity;
    launcher.kill('SIGKILL');
    await new Promise((resolve) => launcher.once('exit', resolve));
    return { url, orphan };
  }

  it('keeps text in UTF-8, sorts by code point, and listens on this machine alone', async () => {
    const postgres = await start();
    try {
      const [row] = await query(
        postgres.url,
        `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listen,
                datcollate as collation, current_setting('TimeZone') as zone, '县' as text
           from pg_database where datname = current_database()`,
      );
      expect(row).toEqual({ encoding: 'UTF8', listen: '127.0.0.1', collation: 'C', zone: 'UTC', text: '县' });
      expect(statSync(join(data.root, 'secrets.json')).mode & 0o777).toBe(0o600);
    } finally {
      await postgres.process.stop();
    }
  });

  it('comes back by itself, with everything committed, when it is killed', async () => {
    const postgres = await start();
    try {
      await query(postgres.url, 'create table fact (id int)');
      await query(postgres.url, 'insert into fact values (1)');
      const before = postgres.process.pid as number;
      process.kill(before, 'SIGKILL');
      const rows = await eventually(() => query(postgres.url, 'select id from fact'));
      expect(rows).toEqual([{ id: 1 }]);
      expect(postgres.process.pid).not.toBe(before);
    } finally {
      await postgres.process.stop();
    }
  });

  it('takes over the server a killed launcher has left running', async () => {
    const { url, orphan } = await killedLauncher('lasting');
    expect(isStillThere(orphan)).toBe(true);
    expect(url).toContain(`:${port}/`);

    const postgres = await start();
    try {
      expect(isStillThere(orphan)).toBe(false);
      expect(await query(postgres.url, 'select count(*)::int as count from fact')).toEqual([{ count: 0 }]);
    } finally {
      await postgres.process.stop();
    }
  });

  it('dies with its launcher when it is volatile, so that a killed test run leaves nothing', async () => {
    const { orphan } = await killedLauncher('volatile');
    await eventually(async () => expect(isStillThere(orphan)).toBe(false));
  });

  it('leaves a stranger alone who has been given the pid of a dead server', async () => {
    const first = await start();
    await first.process.stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    const identity = identify(stranger.pid as number);
    writeFileSync(
      join(data.root, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${join(data.root, 'postgres')}\n`,
    );
    const second = await start();
    try {
      expect(identity && isStillThere(identity)).toBe(true);
    } finally {
      await second.process.stop();
      if (identity) await endProcess(identity);
    }
  });

  it('says so when the password and the database belong to different runs', async () => {
    await (await start()).process.stop();
    await expect(start('another-password-altogether')).rejects.toThrow(
      /does not accept the password in secrets.json/,
    );
  });

  it('names the port when somebody else has it', async () => {
    const first = await start();
    const other = openDataDirectory(join(folder, 'other'));
    try {
      const second = startPostgres({
        dataRoot: other.root,
        port,
        password: randomBytes(12).toString('hex'),
        supervision: { runDirectory: other.run, logDirectory: other.logs },
      });
      await expect(second).rejects.toThrow(new RegExp(`Port ${port} for PostgreSQL is already in use`));
    } finally {
      await first.process.stop();
    }
  });

  // Only root runs it as somebody else, who cannot enter a folder of mode 0700.
  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    'lives in a system folder when the data folder is out of reach, and is found there again',
    async () => {
      data = openDataDirectory(join(mkdtempSync(join(folder, 'home-')), '.data'));
      await (await start()).process.stop();
      const outside = readFileSync(join(data.root, 'postgres-location'), 'utf8').trim();
      try {
        expect(existsSync(join(outside, 'data', 'PG_VERSION'))).toBe(true);
        expect(existsSync(join(data.root, 'postgres'))).toBe(false);
        await (await start()).process.stop();
      } finally {
        rmSync(outside, { recursive: true });
      }
      await expect(start()).rejects.toThrow(/is gone. Restore that folder, or delete the data folder/);
    },
  );

  it('sees that another user cannot pass a closed home', () => {
    const home = mkdtempSync(join(folder, 'home-'));
    const nobody = { uid: 65_534, gid: 65_534 };
    expect(canReach(nobody, data.root)).toBe(process.getuid?.() === 0);
    expect(canReach(nobody, join(home, 'project', '.data'))).toBe(false);
    const { root } = openDataDirectory(join(home, '.data'));
    // As an ordinary user there is no other user to care about.
    expect(
      locatePostgres({ dataRoot: root, user: undefined, password: 'x', onEvent: () => undefined }).directory,
    ).toBe(join(root, 'postgres'));
  });
});

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
