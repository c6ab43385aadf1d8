import pg from 'pg';
import { OWNER } from '../../../src/persistence/principal.js';
import { createDataSource, runMigrations } from '../../../src/persistence/data-source.js';
import { API_ROLE } from '../../../src/persistence/row-security/api-role.js';
import { TABLES } from '../../../src/persistence/row-security/catalogue.js';
import { startTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** Columns that say of a row whose child it is about. */
const ABOUT_CHILDREN = /^(pupil|pupil_code|child|case_no|mail_key|subjects|id_number|birth_date)$/;

/** A case file that is over, and the word of two people. */
const AGREED_TO_DESTROY = `
  INSERT INTO case_ledger (case_no, pupil, seq, county_code, township_code, school_code, school_class, regime, standing,
                           rung, opened_on, closed_on, view, written_at)
    VALUES ('NOL-2025-000001', 'p-1', 1, '371599', '371599101', '3137000001', '3137000001-7-2', 'default', 'closed',
            'alert', '1990-01-01', '1990-02-01', '{}', now());
  INSERT INTO second_person_request (id, kind, subject, county_code, details, reason, requested_by, requested_role,
                                     requested_office, requested_at, expires_at, state, settled_by, settled_at)
    VALUES ('two-0000000000000001', 'destroy_case_files', 'x', '371599',
            '{"appraisal": "x", "files": [{"caseNo": "NOL-2025-000001"}], "registerRule": null,
              "rule": {"from": "2025-01-01", "keepDays": 10958}}',
            'appraised', 'u-1', 'bureau_officer', '371599', now(), now(), 'confirmed', 'u-2', now());`;

describe('the catalogue of tables', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  }, 60_000);
  afterAll(() => database?.stop());

  const query = <Row>(sql: string, parameters: unknown[] = []) =>
    database.source.query<Row[]>(sql, parameters);
  const tables = async () =>
    (
      await query<{ name: string; isForced: boolean }>(
        `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS "isForced" FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
      )
    ).map(({ name, isForced }) => [name, isForced] as const);

  it('knows every table of the schema: add a new one to src/persistence/row-security/catalogue.ts', async () => {
    expect((await tables()).map(([name]) => name).sort()).toEqual(Object.keys(TABLES).sort());
  });

  it('has row security in force, for the owner too, where it says that rows are somebody’s', async () => {
    const forced = (await tables()).flatMap(([name, isForced]) => (isForced ? [name] : []));
    const theirs = Object.entries(TABLES).flatMap(([name, { rows }]) => (rows === 'theirs' ? [name] : []));
    expect(forced.sort()).toEqual(theirs.sort());
  });

  it('opens no table that names a child or a case', async () => {
    const columns = await query<{ t: string; c: string }>(
      `SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const suspicious = columns.filter(({ t, c }) => TABLES[t]?.rows === 'open' && ABOUT_CHILDREN.test(c));
    expect(suspicious).toEqual([]);
  });

  it('gives the role of API and worker neither ownership, sign-in nor a way round the policies', async () => {
    const [role] = await query<object>(
      `SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolinherit,
              (SELECT count(*)::integer FROM pg_class WHERE relowner = r.oid) AS owns
         FROM pg_roles r WHERE rolname = $1`,
      [API_ROLE],
    );
    expect(role).toEqual({
      rolcanlogin: false,
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolinherit: false,
      owns: 0,
    });
  });

  it('is in force after it was switched off by hand and the catalogue has changed', async () => {
    const { url, source } = await database.another();
    await source.query(`ALTER TABLE pupil NO FORCE ROW LEVEL SECURITY; DROP POLICY nol_see ON pupil`);
    await source.query(`COMMENT ON FUNCTION nol_kind() IS 'another catalogue'`);
    await runMigrations(url);
    const [pupil] = await source.query<{ forced: boolean; policies: number }[]>(
      `SELECT relforcerowsecurity AS forced,
              (SELECT count(*)::integer FROM pg_policy WHERE polrelid = c.oid AND polname = 'nol_see') AS policies
         FROM pg_class c WHERE relname = 'pupil'`,
    );
    expect(pupil).toEqual({ forced: true, policies: 1 });
  });

  const ownedBy = async (name: string, rights: string) => {
    await query(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD 'county-owner'`);
    await query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    return Object.assign(new URL(database.url), {
      username: name,
      password: 'county-owner',
      pathname: `/${name}`,
    }).href;
  };
  /** Migrates as that owner, and again, and looks whether the owner is held as well as everybody. */
  const holdsFor = async (url: string) => {
    await runMigrations(url);
    await runMigrations(url);
    const owner = await createDataSource(url, 1, OWNER).initialize();
    const api = await createDataSource(url, 1).initialize();
    try {
      await owner.query(
        `INSERT INTO narrative (act_id, case_no, author, written_at) VALUES ('a', 'NOL-2025-000001', 'u-1', now())`,
      );
      expect(await owner.query('SELECT * FROM narrative')).toHaveLength(1);
      expect(await api.query('SELECT * FROM narrative')).toHaveLength(0);
      // Without a word about who works, the owner sees as little as anybody.
      await owner.query(`SELECT set_config('nol.kind', '', false)`);
      expect(await owner.query('SELECT * FROM narrative')).toHaveLength(0);
      const entry = `SELECT seq FROM audit_append(NULL, NULL, NULL, NULL, 'x', NULL, '{}', NULL, 'allowed', NULL, NULL, 'r')`;
      expect(await api.query(entry)).toEqual([{ seq: '1' }]);
      expect(await api.query(entry)).toEqual([{ seq: '2' }]);
      expect(await api.query('SELECT * FROM audit_entry')).toHaveLength(0);
      await owner.query(`SELECT set_config('nol.kind', 'system', false)`);
      await owner.query(AGREED_TO_DESTROY);
      expect(await api.query(`SELECT * FROM destroy_case_files('two-0000000000000001')`)).toHaveLength(1);
      expect(await owner.query('SELECT * FROM narrative')).toHaveLength(0);
      expect(await api.query('SELECT * FROM destroyed_case')).toHaveLength(0);
    } finally {
      await owner.destroy();
      await api.destroy();
    }
  };

  it('says what an administrator must do where the owner may not create or become the role', async () => {
    const url = await ownedBy('poor_owner', 'NOCREATEROLE');
    await expect(runMigrations(url)).rejects.toThrow('GRANT nol_api TO');
    await query(`GRANT ${API_ROLE} TO poor_owner`);
    await holdsFor(url);
  }, 60_000);

  it('can be put in force by an owner who is no superuser and may create roles', async () => {
    const { pathname } = new URL(database.url);
    for (const name of [pathname, '/not_one_less']) {
      const client = new pg.Client({
        connectionString: Object.assign(new URL(database.url), { pathname: name }).href,
      });
      await client.connect();
      await client.query(`DROP OWNED BY ${API_ROLE}`);
      await client.end();
    }
    for (const name of ['poor_owner', 'copy_1']) await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await query(`DROP ROLE ${API_ROLE}`);
    await holdsFor(await ownedBy('rich_owner', 'CREATEROLE'));
  }, 60_000);
});
