import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openDataDirectory } from '../../src/launcher/data-directory.js';
import { startPostgres } from '../../src/launcher/embedded-postgres.js';
import { freePorts } from '../../src/launcher/ports.js';
import { useDataKeys } from '../../src/persistence/data-keys.js';
import { createDataSource, runMigrations } from '../../src/persistence/data-source.js';
import { OWNER } from '../../src/persistence/principal.js';

export interface TestDatabase {
  readonly url: string;
  readonly source: DataSource;
  /** A further, equally fresh database on the same server; ended with the rest. */
  another(): Promise<{ readonly url: string; readonly source: DataSource }>;
  stop(): Promise<void>;
}

/**
 * A real, migrated PostgreSQL of its own for one test file. The schema is built once, in a template; every database
 * is a copy of it, which takes a few dozen milliseconds.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  useDataKeys([{ id: 'test', key: randomBytes(32) }]);
  const folder = mkdtempSync(join(tmpdir(), 'test-database-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  const data = openDataDirectory(join(folder, 'data'));
  const postgres = await startPostgres({
    dataRoot: data.root,
    port: (await freePorts()).postgres,
    password: createHash('sha256').update(randomBytes(16)).digest('hex'),
    supervision: { runDirectory: data.run, logDirectory: data.logs },
    volatile: true,
  });
  const template = new URL(postgres.url);
  const sources: DataSource[] = [];
  try {
    await runMigrations(postgres.url);
  } catch (error) {
    await postgres.process.stop();
    throw error;
  }

  const another = async () => {
    const name = `copy_${sources.length}`;
    await administer(postgres.url, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
    const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    const source = await createDataSource(url, 4, OWNER).initialize();
    sources.push(source);
    return { url, source };
  };
  return {
    ...(await another()),
    another,
    stop: async () => {
      for (const source of sources) if (source.isInitialized) await source.destroy();
      await postgres.process.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** From the maintenance database: nobody may be connected to a template while it is copied. */
async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href,
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
