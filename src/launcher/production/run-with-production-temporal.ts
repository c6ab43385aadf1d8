import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment, readLauncherEnvironment } from '../../config/environment.js';
import { openDataDirectory, requireFreeDisk } from '../data-directory.js';
import { postgresName, startPostgres } from '../embedded-postgres.js';
import { LaunchError } from '../launch-error.js';
import { lockDataDirectory, lockName } from '../launcher-lock.js';
import { endLeftovers } from '../process-record.js';
import { openSecrets } from '../secrets.js';
import { aborted, explain, interruption, progress } from '../terminal.js';
import { freeLocalPorts } from './free-ports.js';
import { countyDatabases, dropDatabases, prepareDatabases } from './prepare-databases.js';
import { readJobEnvironment } from './production-environment.js';
import { provisionServer } from './provision-server.js';
import { startProductionTemporal } from './start-production-temporal.js';

/**
 * `node dist/src/launcher/production/run-with-production-temporal.js [--fresh] [-- command ...]`
 *
 * PostgreSQL and the production Temporal server on it, then the command with DATABASE_URL, TEMPORAL_ADDRESS and
 * PAYLOAD_KEY set; without a command it stays until Ctrl-C. Ends with the command's exit code.
 */
async function main(): Promise<number> {
  const { fresh, command } = readArguments(process.argv.slice(2));
  const signal = interruption();
  const environment = readLauncherEnvironment();
  const explicit = readJobEnvironment(['TEMPORAL_SERVER_PATH', 'TEMPORAL_SQL_TOOL_PATH']);
  const programs = await provisionServer({
    explicit: { server: explicit.TEMPORAL_SERVER_PATH, sqlTool: explicit.TEMPORAL_SQL_TOOL_PATH },
    cacheHome: environment.XDG_CACHE_HOME,
    inherited: inheritedEnvironment(),
    onProgress: progress,
    signal,
  });

  const data = openDataDirectory(join(environment.DATA_DIR, 'production'));
  requireFreeDisk(data.root);
  const unlock = lockDataDirectory(data.run);
  const running: { stop(): Promise<void> }[] = [{ stop: async () => unlock() }];
  try {
    const supervision = { runDirectory: data.run, logDirectory: data.logs, onEvent: progress, signal };
    await endLeftovers(data.run, [lockName, postgresName]);
    const { databasePassword, payloadKey } = openSecrets(data.root);
    const [postgresPort = 0] = await freeLocalPorts(1);
    progress('starting PostgreSQL');
    const postgres = await startPostgres({
      dataRoot: data.root,
      port: environment.POSTGRES_PORT ?? postgresPort,
      password: databasePassword,
      supervision,
    });
    running.push(postgres.process);
    if (fresh) await emptyDatabases(postgres.url, databasePassword);
    const temporal = await startProductionTemporal({
      programs,
      adminUrl: postgres.url,
      port: environment.TEMPORAL_PORT,
      namespace: environment.TEMPORAL_NAMESPACE,
      directory: data.root,
      supervision,
    });
    running.push(temporal.process);
    progress(`the production Temporal server answers at ${temporal.address}`);
    if (command.length === 0) {
      await aborted(signal);
      return 0;
    }
    return await run(command, signal, {
      ...inheritedEnvironment(),
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: environment.TEMPORAL_NAMESPACE,
      PAYLOAD_KEY: environment.PAYLOAD_KEY ?? payloadKey,
    });
  } finally {
    for (const part of running.toReversed()) await part.stop().catch(() => undefined);
    progress('stopped');
  }
}

function readArguments(args: readonly string[]): { fresh: boolean; command: readonly string[] } {
  const end = args.indexOf('--');
  const [own, command] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const unknown = own.find((argument) => argument !== '--fresh');
  if (unknown !== undefined)
    throw new LaunchError(`Unknown option ${unknown}. Usage: [--fresh] [-- command ...]`);
  return { fresh: own.length > 0, command };
}

async function emptyDatabases(url: string, databasePassword: string): Promise<void> {
  const adminUrl = Object.assign(new URL(url), { pathname: '/postgres' }).href;
  const databases = countyDatabases({ app: databasePassword, temporal: databasePassword });
  await dropDatabases(adminUrl, databases);
  await prepareDatabases(adminUrl, databases);
}

/** The command shares this terminal; a signal is passed on, and its end is awaited before the servers stop. */
function run(
  command: readonly string[],
  signal: AbortSignal,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit', env: env as NodeJS.ProcessEnv });
  const pass = () => child.kill('SIGTERM');
  signal.addEventListener('abort', pass, { once: true });
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error) =>
      reject(new LaunchError(`${program} could not be started: ${error.message}`)),
    );
    child.once('exit', (code, killed) => resolve(code ?? 128 + (killed ? constants.signals[killed] : 0)));
  }).finally(() => signal.removeEventListener('abort', pass));
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
// Nothing may keep a stopped launcher alive.
process.exit();
