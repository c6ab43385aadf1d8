import { join } from 'node:path';
import { dataKeysOf } from '../config/data-keys.js';
import { useDataKeys } from '../persistence/data-keys.js';
import { openDataDirectory, requireFreeDisk } from './data-directory.js';
import { postgresName, startPostgres } from './embedded-postgres.js';
import { lockDataDirectory, lockName } from './launcher-lock.js';
import { startMailCatcher, type MailCatcher } from './mail-catcher.js';
import { requireFreePorts } from './ports.js';
import { endLeftovers } from './process-record.js';
import { SupervisedProcess, type Supervision } from './processes.js';
import { projectRoot } from './project-root.js';
import { openSecrets } from './secrets.js';
import { serviceEnvironment } from './service-environment.js';
import type { ServiceName, Stack, StackConnections, StackOptions } from './stack-options.js';
import { ensureSearchAttributes } from './search-attributes.js';
import { startTemporal } from './temporal-server.js';

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

    await ensureSearchAttributes(temporalAddress, namespace, options.searchAttributes ?? {}, signal);

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
    // Whoever prepares the county writes children into it.
    useDataKeys(
      dataKeysOf({
        DATA_KEYS: environment['DATA_KEYS'],
        PAYLOAD_KEY: connections.payloadKey,
        PAYLOAD_KEY_ID: connections.payloadKeyId,
      }),
    );
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
