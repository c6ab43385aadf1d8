import { join } from 'node:path';
import { openDataDirectory, requireFreeDisk } from './data-directory.js';
import { postgresName, startPostgres } from './embedded-postgres.js';
import { lockDataDirectory, lockName } from './launcher-lock.js';
import { startMailCatcher, type MailCatcher, type MailCatcherOptions } from './mail-catcher.js';
import { requireFreePorts, type Ports } from './ports.js';
import { endLeftovers } from './process-record.js';
import { SupervisedProcess, type Supervision } from './processes.js';
import { projectRoot } from './project-root.js';
import { openSecrets } from './secrets.js';
import { startTemporal, type SearchAttributeType } from './temporal-server.js';

export type ServiceName = 'worker' | 'api';

export interface StackOptions {
  readonly dataDirectory: string;
  readonly ports: Ports;
  /** A Temporal CLI, found by `provisionTemporal`; asked for only when a server is really started. */
  readonly temporalCli: () => Promise<string>;
  readonly mode: 'live' | 'trial';
  readonly secondsPerDay?: number | undefined;
  readonly namespace?: string;
  readonly searchAttributes?: Readonly<Record<string, SearchAttributeType>>;
  readonly codecEndpoint?: string | undefined;
  /** In memory and without fsync: for tests that never restart a server on its data. */
  readonly volatile?: boolean;
  /** Servers of your own; what is given here is not started. */
  readonly existing?: {
    readonly databaseUrl?: string | undefined;
    readonly temporalAddress?: string | undefined;
    readonly temporalUiUrl?: string | undefined;
    readonly smtpUrl?: string | undefined;
    readonly payloadKey?: string | undefined;
    readonly payloadKeyId?: string | undefined;
  };
  /** Fault hook of the mail catcher. */
  readonly onMail?: MailCatcherOptions['onData'];
  /** Between the servers and the services: migrations, sample data. */
  readonly prepare?: (connections: StackConnections) => Promise<void>;
  /** Our own programs, started in this order and stopped in the opposite one. */
  readonly services?: readonly ServiceName[];
  /** What the services inherit besides the settings of the stack: PATH, HOME, TZ. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (message: string) => void;
  /** Ctrl-C while things are still being started. */
  readonly signal?: AbortSignal | undefined;
}

export interface StackConnections {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly smtpUrl: string;
  readonly payloadKey: string;
  readonly payloadKeyId: string;
  readonly apiUrl: string;
  readonly temporalUiUrl: string | undefined;
  readonly mailPageUrl: string | undefined;
}

export interface Stack extends StackConnections {
  readonly ports: Ports;
  /** The complete environment of our services; `readEnvironment(stack.environment)` accepts it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly mails: MailCatcher | undefined;
  /** For the tests that kill: the pid a program has right now. */
  pid(name: ServiceName | 'postgres' | 'temporal'): number | undefined;
  startService(name: ServiceName): Promise<void>;
  stopService(name: ServiceName): Promise<void>;
  /** Everything, in the reverse order of its start; may be called more than once. */
  stop(): Promise<void>;
  /** The last resort of a launcher that is going down at once. */
  killNow(): void;
}

interface Stoppable {
  stop(): Promise<void>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, existing = {}, onProgress = () => undefined, namespace = 'default', signal } = options;
  const data = openDataDirectory(options.dataDirectory);
  requireFreeDisk(data.root);
  const unlock = lockDataDirectory(data.run);
  const supervision: Supervision = {
    runDirectory: data.run,
    logDirectory: data.logs,
    onEvent: onProgress,
    signal,
  };
  const running: Stoppable[] = [{ stop: async () => unlock() }];
  const processes = new Map<string, SupervisedProcess>();
  const keep = (process: SupervisedProcess) => {
    running.push(process);
    processes.set(process.name, process);
  };
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll(running));

  try {
    const secrets = openSecrets(data.root);
    // PostgreSQL's own pid file knows better, so its leftovers are dealt with when it starts.
    for (const name of await endLeftovers(data.run, [lockName, postgresName]))
      onProgress(`ended ${name}, which an earlier crash had left running`);

    let { databaseUrl } = existing;
    if (databaseUrl === undefined) {
      onProgress('starting PostgreSQL');
      const postgres = await startPostgres({
        dataRoot: data.root,
        port: ports.postgres,
        password: secrets.databasePassword,
        supervision,
        volatile: options.volatile ?? false,
      });
      keep(postgres.process);
      databaseUrl = postgres.url;
    }

    signal?.throwIfAborted();
    await requireFreePorts({
      ...(existing.temporalAddress === undefined && {
        temporal: ports.temporal,
        temporalUi: ports.temporalUi,
      }),
      ...(existing.smtpUrl === undefined && { smtp: ports.smtp, mailPage: ports.mailPage }),
      ...(options.services?.includes('api') && { api: ports.api }),
    });

    let { temporalAddress, temporalUiUrl } = existing;
    if (temporalAddress === undefined) {
      const cli = await options.temporalCli();
      onProgress('starting Temporal');
      const temporal = await startTemporal({
        cli,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        namespace,
        searchAttributes: options.searchAttributes ?? {},
        directory: options.volatile ? undefined : data.temporal,
        codecEndpoint: options.codecEndpoint,
        supervision,
      });
      keep(temporal.process);
      temporalAddress = temporal.address;
      temporalUiUrl = temporal.uiUrl;
    }

    let mails: MailCatcher | undefined;
    if (existing.smtpUrl === undefined) {
      mails = await startMailCatcher({
        smtpPort: ports.smtp,
        httpPort: ports.mailPage,
        directory: data.mails,
        ...(options.onMail === undefined ? {} : { onData: options.onMail }),
      });
      running.push(mails);
    }

    const connections: StackConnections = {
      databaseUrl,
      temporalAddress,
      namespace,
      smtpUrl: existing.smtpUrl ?? (mails as MailCatcher).smtpUrl,
      payloadKey: existing.payloadKey ?? secrets.payloadKey,
      payloadKeyId: existing.payloadKeyId ?? 'local-1',
      apiUrl: `http://127.0.0.1:${ports.api}`,
      temporalUiUrl,
      mailPageUrl: mails?.httpUrl,
    };
    const environment = serviceEnvironment(options, connections, data.root);
    signal?.throwIfAborted();
    await options.prepare?.(connections);

    const startService = async (name: ServiceName): Promise<void> => {
      onProgress(`starting the ${name}`);
      keep(
        await SupervisedProcess.start(
          {
            name,
            command: process.execPath,
            args: ['--enable-source-maps', join(projectRoot, 'dist', 'src', name, 'main.js')],
            cwd: projectRoot,
            env: environment,
          },
          supervision,
        ),
      );
    };
    for (const name of options.services ?? []) await startService(name);

    return {
      ...connections,
      ports,
      environment,
      mails,
      pid: (name) => processes.get(name)?.pid,
      startService,
      stopService: async (name) => processes.get(name)?.stop(),
      stop,
      killNow: () => [...processes.values()].reverse().forEach((process) => process.killGroup()),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopAll(running: readonly Stoppable[]): Promise<void> {
  for (const part of running.toReversed()) await part.stop().catch(() => undefined);
}

function serviceEnvironment(
  { mode, secondsPerDay, inherited, ports }: StackOptions,
  connections: StackConnections,
  dataRoot: string,
): Record<string, string | undefined> {
  return {
    ...inherited,
    DATABASE_URL: connections.databaseUrl,
    TEMPORAL_ADDRESS: connections.temporalAddress,
    TEMPORAL_NAMESPACE: connections.namespace,
    TEMPORAL_UI_URL: connections.temporalUiUrl,
    SMTP_URL: connections.smtpUrl,
    PAYLOAD_KEY: connections.payloadKey,
    PAYLOAD_KEY_ID: connections.payloadKeyId,
    PORT: String(ports.api),
    PUBLIC_URL: inherited['PUBLIC_URL'] ?? connections.apiUrl,
    MODE: mode,
    SECONDS_PER_DAY: mode === 'trial' && secondsPerDay !== undefined ? String(secondsPerDay) : undefined,
    DATA_DIR: dataRoot,
  };
}
