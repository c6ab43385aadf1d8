import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { API_ROLE } from './api-role.js';
import { AUDIT_FUNCTIONS } from './audit-functions.js';
import { TABLES, type TableSecurity } from './catalogue.js';
import { DESTRUCTION_FUNCTIONS } from './destruction-functions.js';
import { IDENTITY_FUNCTIONS, text } from './identity-functions.js';

/**
 * Brings role, functions, grants and policies to what the catalogue says. It follows every migration instead of being
 * one: policies name tables and columns of all of them, and a table is classified where all the others stand. What is
 * in force is known by its digest, so a start that changes nothing takes no lock.
 */
export async function installRowSecurity(runner: QueryRunner): Promise<void> {
  await ensureRole(runner);
  const tables = await existingTables(runner);
  const script = [
    IDENTITY_FUNCTIONS,
    AUDIT_FUNCTIONS,
    DESTRUCTION_FUNCTIONS,
    ...tables.map((table) => secured(table, Object.hasOwn(TABLES, table) ? TABLES[table] : undefined)),
    `GRANT USAGE ON SCHEMA public TO ${API_ROLE};`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${API_ROLE};`,
  ].join('\n');
  const digest = createHash('sha256').update(script).digest('hex');
  const [{ installed }] = await runner.query(
    `SELECT obj_description(to_regprocedure('nol_kind()'), 'pg_proc') AS installed`,
  );
  if (installed === digest) return;
  await runner.startTransaction();
  try {
    await runner.query(script);
    await runner.query(`COMMENT ON FUNCTION nol_kind() IS ${text(digest)}`);
    await runner.commitTransaction();
  } catch (fault) {
    await runner.rollbackTransaction();
    throw fault;
  }
}

/** Roles belong to the server and not to a database: another county, or an administrator, may have made it. */
async function ensureRole(runner: QueryRunner): Promise<void> {
  if (await maySet(runner)) return;
  try {
    const known: unknown[] = await runner.query('SELECT FROM pg_roles WHERE rolname = $1', [API_ROLE]);
    if (known.length === 0) await runner.query(`CREATE ROLE ${API_ROLE} NOLOGIN NOINHERIT`);
    if (!(await maySet(runner))) await runner.query(`GRANT ${API_ROLE} TO session_user`);
  } catch (fault) {
    // Two databases of one server being migrated at once.
    if (await maySet(runner)) return;
    throw new Error(
      `this database user may not create the role ${API_ROLE}; let an administrator of the server do it: ` +
        `CREATE ROLE ${API_ROLE} NOLOGIN NOINHERIT; GRANT ${API_ROLE} TO <this user>;`,
      { cause: fault },
    );
  }
}

/** Whether `SET ROLE` would work: since PostgreSQL 16 whoever creates a role is its member, and may not become it. */
async function maySet(runner: QueryRunner): Promise<boolean> {
  try {
    await runner.query(`SELECT set_config('role', $1, false)`, [API_ROLE]);
    return true;
  } catch {
    return false;
  } finally {
    await runner.query(`SELECT set_config('role', 'none', false)`);
  }
}

async function existingTables(runner: QueryRunner): Promise<readonly string[]> {
  const rows: { name: string }[] = await runner.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

function secured(table: string, security: TableSecurity | undefined): string {
  const clean = `REVOKE ALL ON ${table} FROM ${API_ROLE}; ${dropPolicies(table)}`;
  if (security === undefined || security.rows === 'closed') return clean;
  if (security.rows === 'open') {
    return `${clean} GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${API_ROLE};
      ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;`;
  }
  const { see, never = [] } = security;
  const granted = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].filter(
    (each) => !(never as readonly string[]).includes(each),
  );
  return `${clean}
    GRANT ${granted.join(', ')} ON ${table} TO ${API_ROLE};
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY nol_system ON ${table} USING ((SELECT nol_kind()) = 'system') WITH CHECK ((SELECT nol_kind()) = 'system');
    ${policy(table, 'see', 'SELECT', `USING (${mine(see)})`)}
    ${security.insert ? policy(table, 'insert', 'INSERT', `WITH CHECK (${mine(security.insert)})`) : ''}
    ${security.update ? policy(table, 'update', 'UPDATE', `USING (${mine(security.update)}) WITH CHECK (${mine(security.update)})`) : ''}
    ${security.delete ? policy(table, 'delete', 'DELETE', `USING (${mine(security.delete)})`) : ''}`;
}

function policy(table: string, name: string, action: string, condition: string): string {
  return `CREATE POLICY nol_${name} ON ${table} FOR ${action} ${condition};`;
}

const mine = (condition: string) => `(SELECT nol_kind()) = 'person' AND (${condition})`;

function dropPolicies(table: string): string {
  return ['system', 'see', 'insert', 'update', 'delete']
    .map((name) => `DROP POLICY IF EXISTS nol_${name} ON ${table};`)
    .join(' ');
}
