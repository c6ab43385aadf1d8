import pg from 'pg';
import { API_ROLE } from '../../persistence/row-security/api-role.js';
import { databaseNames, databaseRoles } from './release.js';

export interface WantedDatabase {
  readonly name: string;
  readonly owner: string;
  readonly password: string;
  /** A role without sign-in that the owner works as; see ADR 8. */
  readonly worksAs?: string;
}

/** Ours and the engine's, each with a role that cannot enter the other's. */
export function countyDatabases(passwords: {
  readonly app: string;
  readonly temporal: string;
}): WantedDatabase[] {
  return [
    { name: databaseNames.app, owner: databaseRoles.app, password: passwords.app, worksAs: API_ROLE },
    ...engineDatabases(passwords.temporal),
  ];
}

export function engineDatabases(password: string): WantedDatabase[] {
  return [databaseNames.temporal, databaseNames.visibility].map((name) => ({
    name,
    owner: databaseRoles.temporal,
    password,
  }));
}

/**
 * Creates what is missing and sets every role's password again, so that a password is changed by changing the
 * environment and starting anew.
 *
 * @param adminUrl a role that may create roles and databases.
 */
export async function prepareDatabases(adminUrl: string, wanted: readonly WantedDatabase[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const owners = new Map(wanted.map(({ owner, password }) => [owner, password]));
    for (const [owner, password] of owners) await ensureRole(client, owner, password);
    for (const { owner, worksAs } of wanted) if (worksAs) await ensureWorkingRole(client, worksAs, owner);
    for (const { name, owner } of wanted) await ensureDatabase(client, name, owner);
  } finally {
    await client.end();
  }
}

/** For a drill that begins anew. */
export async function dropDatabases(adminUrl: string, unwanted: readonly WantedDatabase[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const { name } of unwanted)
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  // Only what these statements take as text, never as a parameter, is quoted here.
  const role = pg.escapeIdentifier(name);
  if (known.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
  await client.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`);
}

/** So that the owner, who migrates, needs no right to create roles. */
async function ensureWorkingRole(client: pg.Client, name: string, owner: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const role = pg.escapeIdentifier(name);
  if (known.rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOINHERIT`);
  await client.query(`GRANT ${role} TO ${pg.escapeIdentifier(owner)}`);
}

async function ensureDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount === 0)
    await client.query(
      `CREATE DATABASE ${database} OWNER ${pg.escapeIdentifier(owner)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
  // By default every role of the server may connect to every database.
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
}
