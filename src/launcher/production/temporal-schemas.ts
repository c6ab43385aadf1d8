import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LaunchError } from '../launch-error.js';
import { databaseNames, databaseRoles, sqlPlugin } from './release.js';

interface SchemaPlan {
  /** `temporal-sql-tool`; the schemas of its own version are inside it. */
  readonly sqlTool: string;
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** Both steps pass over what is there already, so this also carries a database over to a newer server. */
export async function setUpTemporalSchemas(plan: SchemaPlan): Promise<void> {
  for (const [database, schema] of [
    [databaseNames.temporal, 'postgresql/v12/temporal'],
    [databaseNames.visibility, 'postgresql/v12/visibility'],
  ] as const) {
    await runTool(plan, database, ['setup-schema', '--version', '0.0']);
    await runTool(plan, database, ['update-schema', '--schema-name', schema]);
  }
}

async function runTool(plan: SchemaPlan, database: string, args: readonly string[]): Promise<void> {
  const connection = [
    ['--plugin', sqlPlugin],
    ['--endpoint', plan.host],
    ['--port', String(plan.port)],
    ['--user', databaseRoles.temporal],
    ['--database', database],
  ].flat();
  try {
    await promisify(execFile)(plan.sqlTool, [...connection, ...args], {
      // Not as an argument: those can be read by everybody on the machine.
      env: { PATH: '/usr/bin:/bin', SQL_PASSWORD: plan.password },
      timeout: 120_000,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new LaunchError(
      `Temporal's tables could not be set up in database ${database} (${args[0]}):\n${stdout}${stderr}`.trimEnd(),
    );
  }
}
