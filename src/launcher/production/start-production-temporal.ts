import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireFreePorts } from '../ports.js';
import { SupervisedProcess, type Supervision } from '../processes.js';
import { temporalAnswers } from '../temporal-server.js';
import { areFree, freeLocalPorts } from './free-ports.js';
import { engineDatabases, prepareDatabases } from './prepare-databases.js';
import { prepareNamespace } from './prepare-namespace.js';
import type { ServerPrograms } from './provision-server.js';
import { portCount, serverConfiguration } from './server-configuration.js';
import { setUpTemporalSchemas } from './temporal-schemas.js';

export interface ProductionTemporalOptions {
  readonly programs: ServerPrograms;
  /** A role of the PostgreSQL server that may create roles and databases. */
  readonly adminUrl: string;
  /** Of the frontend; without one any free port is taken. */
  readonly port?: number | undefined;
  readonly namespace: string;
  /** For the configuration file, which holds a password. */
  readonly directory: string;
  readonly supervision: Supervision;
}

export interface ProductionTemporal {
  readonly address: string;
  readonly process: SupervisedProcess;
}

/** The name of its log and of its record below `run`. */
export const productionTemporalName = 'temporal-server';

/** The server of docker-compose.yml as an ordinary process: same version, same databases, same settings. */
export async function startProductionTemporal(
  options: ProductionTemporalOptions,
): Promise<ProductionTemporal> {
  const { programs, adminUrl, namespace, supervision } = options;
  const progress = supervision.onEvent ?? (() => undefined);
  if (options.port !== undefined) await requireFreePorts({ temporal: options.port });
  const folder = configurationFolder(options.directory);
  const [anyPort = 0, ...inner] = await keptPorts(folder);
  const frontend = options.port ?? anyPort;
  const { hostname: host, port } = new URL(adminUrl);
  const databasePort = Number(port || 5432);
  // New at each start and known to nobody else: it is set and used by the same hand.
  const password = randomBytes(24).toString('base64url');

  progress("preparing Temporal's databases");
  await prepareDatabases(adminUrl, engineDatabases(password));
  await setUpTemporalSchemas({ sqlTool: programs.sqlTool, host, port: databasePort, password });
  supervision.signal?.throwIfAborted();

  writeConfiguration(
    folder,
    serverConfiguration({ host, databasePort, password, ports: [frontend, ...inner] }),
  );
  progress('starting the production Temporal server');
  const address = `127.0.0.1:${frontend}`;
  const process = await SupervisedProcess.start(
    {
      name: productionTemporalName,
      command: programs.server,
      args: ['--root', folder, '--config', '.', '--env', 'production', '--allow-no-auth', 'start'],
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C' },
      startTimeoutMs: 90_000,
      ready: (signal) => temporalAnswers(address, 'temporal-system', signal),
    },
    supervision,
  );
  try {
    await prepareNamespace({ address, namespace, signal: supervision.signal });
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { address, process };
}

function configurationFolder(directory: string): string {
  const folder = join(directory, 'temporal-server');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * The same ports at every start: the server remembers where its parts were last seen, and after a move waits for the
 * old ones up to a minute.
 */
async function keptPorts(folder: string): Promise<readonly number[]> {
  const file = join(folder, 'ports.json');
  if (existsSync(file)) {
    const ports = JSON.parse(readFileSync(file, 'utf8')) as number[];
    if (ports.length === portCount && (await areFree(ports))) return ports;
  }
  const ports = await freeLocalPorts(portCount);
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

function writeConfiguration(folder: string, text: string): void {
  const file = join(folder, 'production.yaml');
  writeFileSync(file, text, { mode: 0o600 });
  // The mode above counts only when the file is new.
  chmodSync(file, 0o600);
}
