import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Documents1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last number of each series. Taken and used in one transaction: no gap, no double.
      CREATE TABLE document_series (
        agency text NOT NULL,
        kind text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL CHECK (last > 0),
        PRIMARY KEY (agency, kind, year)
      );

      CREATE TABLE document (
        id text PRIMARY KEY,
        case_no text NOT NULL,
        kind text NOT NULL,
        about text NOT NULL,
        agency text NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL CHECK (serial > 0),
        number text NOT NULL,
        copies integer NOT NULL,
        issued_on date NOT NULL,
        issued_by text NOT NULL,
        issued_at timestamptz NOT NULL,
        -- Sealed like what identifies a child in the register.
        fields text NOT NULL,
        template_sha256 text NOT NULL,
        sha256 text NOT NULL,
        content text NOT NULL,
        voided_by text,
        voided_on date,
        void_reason text,
        UNIQUE (agency, kind, year, serial),
        CHECK ((voided_by IS NULL) = (voided_on IS NULL) AND (voided_by IS NULL) = (void_reason IS NULL))
      );
      CREATE INDEX document_case ON document (case_no);
      -- The same document issued twice is the same; a void one makes room for another number.
      CREATE UNIQUE INDEX document_once ON document (case_no, kind, about) WHERE voided_on IS NULL;

      CREATE FUNCTION document_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'issued documents are kept'; END IF;
        IF OLD.voided_on IS NOT NULL
           OR (to_jsonb(OLD) - 'voided_by' - 'voided_on' - 'void_reason')
              IS DISTINCT FROM (to_jsonb(NEW) - 'voided_by' - 'voided_on' - 'void_reason')
        THEN RAISE EXCEPTION 'issued documents are frozen'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER document_frozen BEFORE UPDATE OR DELETE ON document
        FOR EACH ROW EXECUTE FUNCTION document_is_frozen();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE document;
      DROP FUNCTION document_is_frozen();
      DROP TABLE document_series;
    `);
  }
}
