import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { SupervisedProcess, type Supervision } from './processes.js';
import type { SearchAttributes } from './search-attributes.js';

export interface TemporalServerOptions {
  readonly cli: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
  readonly searchAttributes: SearchAttributes;
  /** SQLite file below this folder; without it everything is kept in memory and gone at the end. */
  readonly directory?: string | undefined;
  /** Where the UI asks to have encrypted payloads decoded. */
  readonly codecEndpoint?: string | undefined;
  readonly supervision: Supervision;
}

export interface RunningTemporal {
  readonly address: string;
  readonly uiUrl: string;
  readonly process: SupervisedProcess;
}

export async function startTemporal(options: TemporalServerOptions): Promise<RunningTemporal> {
  const { cli, port, uiPort, namespace, supervision } = options;
  const address = `127.0.0.1:${port}`;
  const process = await SupervisedProcess.start(
    {
      name: 'temporal',
      command: cli,
      args: serverArguments(options),
      // A TEMPORAL_ADDRESS or a profile of the user's own must not reach this server.
      env: { PATH: '/usr/bin:/bin', HOME: options.directory ?? '/nonexistent', LC_ALL: 'C' },
      startTimeoutMs: 90_000,
      // Kept in memory, there is nothing to write down and nothing to come back to.
      ...(options.directory === undefined && { stopSignal: 'SIGKILL', diesWithLauncher: true }),
      ready: (signal) => temporalAnswers(address, namespace, signal),
    },
    supervision,
  );
  return { address, uiUrl: `http://127.0.0.1:${uiPort}`, process };
}

function serverArguments(options: TemporalServerOptions): string[] {
  const settings: Record<string, string | undefined> = {
    ip: '127.0.0.1',
    port: String(options.port),
    'ui-port': String(options.uiPort),
    namespace: options.namespace,
    'db-filename': options.directory && join(options.directory, 'temporal.sqlite'),
    'ui-codec-endpoint': options.codecEndpoint,
    'log-level': 'error',
    'log-format': 'json',
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  const attributes = Object.entries(options.searchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    'server',
    'start-dev',
    ...pairs,
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}

/** The port opens well before the namespace can be used, so this asks for the namespace. */
export async function temporalAnswers(
  address: string,
  namespace: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({ address, connectTimeout: 2_000 });
      await connection.withDeadline(Date.now() + 2_000, () =>
        (connection as Connection).workflowService.describeNamespace({ namespace }),
      );
      return;
    } catch {
      await sleep(200);
    } finally {
      await connection?.close();
    }
  }
}
