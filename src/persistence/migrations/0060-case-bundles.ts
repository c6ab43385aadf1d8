import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bound files of a case. What a court was given must be found again as it was given. */
export class CaseBundles1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_bundle (
        id text PRIMARY KEY,
        case_no text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('court', 'file')),
        as_of date,
        contents_sha256 text NOT NULL,
        manifest jsonb NOT NULL,
        pages integer NOT NULL CHECK (pages > 0),
        -- Bytes under keys of their own, like attachments: rotation touches the keys alone.
        pdf_sha256 text NOT NULL,
        pdf_key text NOT NULL,
        pdf bytea NOT NULL,
        zip_sha256 text NOT NULL,
        zip_key text NOT NULL,
        zip bytea NOT NULL,
        made_on date NOT NULL,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        -- The same contents are bound once.
        UNIQUE (case_no, kind, contents_sha256)
      );
      CREATE INDEX case_bundle_case ON case_bundle (case_no);
      ALTER TABLE case_bundle ALTER COLUMN pdf SET STORAGE EXTERNAL, ALTER COLUMN zip SET STORAGE EXTERNAL;

      CREATE FUNCTION case_bundle_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'bundles are kept'; END IF;
        IF (to_jsonb(OLD) - 'pdf_key' - 'zip_key') IS DISTINCT FROM (to_jsonb(NEW) - 'pdf_key' - 'zip_key')
        THEN RAISE EXCEPTION 'bundles are frozen'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER case_bundle_frozen BEFORE UPDATE OR DELETE ON case_bundle
        FOR EACH ROW EXECUTE FUNCTION case_bundle_is_frozen();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_bundle; DROP FUNCTION case_bundle_is_frozen()`);
  }
}
