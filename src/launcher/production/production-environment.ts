import { z } from 'zod';
import { EnvironmentError, inheritedEnvironment } from '../../config/environment.js';

/**
 * What only the one-shot jobs and checks of a deployment read. The services read `src/config/environment.ts`, which
 * also hands the variables over here, so that it stays the only reader of `process.env`.
 */
const databaseUrl = (example: string) =>
  z
    .string({ error: `is missing; set it to something like ${example}` })
    .regex(/^postgres(ql)?:\/\//, `must be a URL like ${example}`);

/** It becomes part of a connection URL in docker-compose.yml, where most punctuation would have another meaning. */
const password = z
  .string({ error: 'is missing; create one with: openssl rand -hex 24' })
  .regex(
    /^[A-Za-z0-9._~-]{16,}$/,
    'must be 16 or more letters and digits; create one with: openssl rand -hex 24',
  );

const port = z.coerce
  .number({ error: 'must be a port number (1-65535)' })
  .int('must be a port number (1-65535)')
  .min(1, 'must be a port number (1-65535)')
  .max(65_535, 'must be a port number (1-65535)');

const variables = {
  /** A role of the PostgreSQL server that may create roles and databases. */
  ADMIN_DATABASE_URL: databaseUrl('postgres://postgres:password@host:5432/postgres'),
  DATABASE_URL: databaseUrl('postgres://user:password@host:5432/database'),
  APP_DATABASE_PASSWORD: password,
  TEMPORAL_DATABASE_PASSWORD: password,
  TEMPORAL_ADDRESS: z
    .string({ error: 'is missing; set it to the frontend of a Temporal server, e.g. 127.0.0.1:7233' })
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port without a scheme, e.g. 127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_SERVER_PATH: z.string().optional(),
  TEMPORAL_SQL_TOOL_PATH: z.string().optional(),
  PORT: port.default(3000),
  SMTP_PORT: port.default(1025),
  MAIL_PAGE_PORT: port.default(8025),
  DATA_DIR: z.string().default('.data'),
} as const;

type Variables = typeof variables;
type Values<Name extends keyof Variables> = { readonly [Key in Name]: z.output<Variables[Key]> };

/** Only the named variables are looked at: a job is not stopped by a setting it has no use for. */
export function readJobEnvironment<Name extends keyof Variables>(
  names: readonly Name[],
  env: Readonly<Record<string, string | undefined>> = inheritedEnvironment(),
): Values<Name> {
  const problems: string[] = [];
  const entries = names.map((name) => {
    // As everywhere, an empty variable is one that is not set.
    const parsed = variables[name].safeParse(env[name] === '' ? undefined : env[name]);
    if (!parsed.success) problems.push(`  ${name} ${parsed.error.issues[0]?.message}`);
    return [name, parsed.data] as const;
  });
  if (problems.length > 0)
    throw new EnvironmentError(`The environment is not usable:\n${problems.join('\n')}`);
  return Object.fromEntries(entries) as unknown as Values<Name>;
}
