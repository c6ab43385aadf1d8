import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { readLauncherEnvironment } from '../../config/environment.js';
import { SEARCH_ATTRIBUTES } from '../../contracts/identifiers.js';
import { createDataSource, runMigrations } from '../../persistence/data-source.js';
import { OWNER, system } from '../../persistence/principal.js';
import { LaunchError } from '../launch-error.js';
import { stackOptionsFrom } from '../launch-options.js';
import { freePorts } from '../ports.js';
import { startStack } from '../stack.js';
import type { Stack } from '../stack-options.js';
import { BarePath } from './bare/bare-path.js';
import { createBareNotes } from './bare/bare-notes.js';
import { startBareWorker } from './bare/start-bare-worker.js';
import { settleCounty } from './bench-county.js';
import type { BenchFlags } from './bench-flags.js';
import { CpuMeter } from './cpu-meter.js';
import { MailArrivals } from './mail-arrivals.js';
import { OurPath } from './our-path.js';
import { Profiler } from './profiler.js';

export interface BenchStack {
  readonly stack: Stack;
  readonly database: DataSource;
  /** The bare path's own table, which is none of the schema's. */
  readonly notes: DataSource;
  readonly client: Client;
  readonly ours: OurPath;
  readonly bare: BarePath;
  readonly cpu: CpuMeter;
  readonly mails: MailArrivals;
  readonly profiler: Profiler;
  /** Children nobody has reported yet, each handed out once. */
  children(count: number): string[];
  stop(): Promise<void>;
}

/** Everything both paths need, on one set of servers in a folder that vanishes with it. */
export async function startBenchStack(
  flags: BenchFlags,
  onProgress: (message: string) => void,
  signal: AbortSignal,
): Promise<BenchStack> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(folder, 0o711);
  const common = stackOptionsFrom(
    readLauncherEnvironment(),
    { live: false, portOffset: 0 },
    { onProgress, signal },
  );
  const mails = new MailArrivals();
  const profiler = new Profiler(flags.profiles);
  const ending: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ending.splice(0).toReversed()) await Promise.resolve(end()).catch(() => undefined);
  };
  try {
    let database: DataSource | undefined;
    let notes: DataSource | undefined;
    let free: string[] = [];
    const stack = await startStack({
      ...common,
      inherited: { ...common.inherited, ...profiler.nodeOptions() },
      existing: flags.againstEnvironment ? (common.existing ?? {}) : {},
      dataDirectory: join(folder, 'data'),
      ports: await freePorts(),
      mode: 'trial',
      secondsPerDay: 86_400,
      searchAttributes: SEARCH_ATTRIBUTES,
      volatile: flags.volatile,
      onMail: ({ raw }) => {
        mails.note(raw);
        return { type: 'accept' };
      },
      prepare: async ({ databaseUrl }) => {
        await runMigrations(databaseUrl);
        database = await createDataSource(databaseUrl, 3, system('bench')).initialize();
        ending.push(() => database?.destroy());
        await mustBeEmpty(database);
        free = await settleCounty(databaseUrl, database, childrenNeeded(flags));
        await createBareNotes(databaseUrl);
        notes = await createDataSource(databaseUrl, 1, OWNER).initialize();
        ending.push(() => notes?.destroy());
      },
      services: ['worker', 'api'],
    });
    ending.push(() => stack.stop());
    const bareWorker = await startBareWorker(stack, join(folder, 'data'), { onEvent: onProgress, signal });
    ending.push(() => bareWorker.stop());
    const connection = await Connection.connect({ address: stack.temporalAddress });
    ending.push(() => connection.close());
    const client = new Client({ connection, namespace: stack.namespace });
    const source = database as unknown as DataSource;
    return {
      stack,
      database: source,
      notes: notes as unknown as DataSource,
      client,
      ours: await OurPath.signedIn(stack.apiUrl, signal),
      bare: new BarePath(client),
      cpu: new CpuMeter({
        api: () => stack.pid('api'),
        worker: () => stack.pid('worker'),
        'bare worker': () => bareWorker.pid,
        temporal: () => stack.pid('temporal'),
        postgres: () => stack.pid('postgres'),
      }),
      mails,
      profiler,
      children: (count) => free.splice(0, count),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** For every phase its own, and a few to warm up with. */
function childrenNeeded({ cases, deadlines }: BenchFlags): number {
  return cases + deadlines + 50;
}

/** Thousands of invented cases do not belong beside real ones. */
async function mustBeEmpty(database: DataSource): Promise<void> {
  const [found] = await database.query<{ used: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM pupil) OR EXISTS (SELECT 1 FROM case_ledger) AS used`,
  );
  if (found?.used)
    throw new LaunchError('This database holds children or cases. Give the bench an empty one.');
}
