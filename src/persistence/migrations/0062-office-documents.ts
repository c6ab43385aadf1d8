import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents between offices: numbered from the same series as those of cases, and frozen like them. */
export class OfficeDocuments1764000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE office_document (
        id text PRIMARY KEY,
        kind text NOT NULL,
        agency text NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL CHECK (serial > 0),
        number text NOT NULL,
        copies integer NOT NULL,
        told_sha256 text NOT NULL,
        template_sha256 text NOT NULL,
        sha256 text NOT NULL,
        content bytea NOT NULL,
        issued_on date NOT NULL,
        issued_by text NOT NULL,
        issued_at timestamptz NOT NULL,
        UNIQUE (agency, kind, year, serial),
        UNIQUE (agency, kind, told_sha256)
      );
      CREATE FUNCTION office_document_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'issued documents are frozen and kept'; END $$;
      CREATE TRIGGER office_document_frozen BEFORE UPDATE OR DELETE ON office_document
        FOR EACH ROW EXECUTE FUNCTION office_document_is_frozen();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE office_document; DROP FUNCTION office_document_is_frozen()`);
  }
}
