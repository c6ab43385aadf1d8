import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchStack } from './bench-stack.js';
import type { BenchFlags } from './bench-flags.js';
import { projectRoot } from '../project-root.js';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  /** Processes that wanted a core in the last minute before the bench; much above 0 means a shared machine. */
  readonly loadBefore: number;
  readonly node: string;
  readonly temporalSdk: string;
  readonly temporalServer: string;
  readonly temporalPersistence: string;
  readonly postgres: string;
  readonly postgresSyncs: string;
}

/** What the absolute numbers depend on. */
export async function machineFacts(
  { client, database, stack }: BenchStack,
  { volatile, againstEnvironment }: BenchFlags,
  loadBefore: number,
): Promise<Machine> {
  const { serverVersion = 'unknown' } = await client.workflowService.getSystemInfo({});
  const [postgres] = await database.query<{ server_version: string }[]>('SHOW server_version');
  const [fsync] = await database.query<{ fsync: string }[]>('SHOW fsync');
  const own = volatile ? 'in memory' : 'SQLite file';
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    loadBefore,
    node: process.version,
    temporalSdk: sdkVersion(),
    temporalServer: serverVersion,
    temporalPersistence:
      againstEnvironment && stack.pid('temporal') === undefined ? 'of the given server' : own,
    postgres: postgres?.server_version ?? 'unknown',
    postgresSyncs: fsync?.fsync ?? 'unknown',
  };
}

export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

function sdkVersion(): string {
  const file = join(projectRoot, 'node_modules', '@temporalio', 'worker', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
