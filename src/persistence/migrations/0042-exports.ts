import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that have left the system: a number finds out, years later, who took which rows out, when, and who agreed. */
export class Exports1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE export_number;
      CREATE TABLE export_file (
        number text PRIMARY KEY CHECK (number ~ '^DC-[0-9]{4}-[0-9]{6,}$'),
        kind text NOT NULL,
        spec jsonb NOT NULL,
        masked boolean NOT NULL,
        county_code text NOT NULL,
        asked_by text NOT NULL,
        asked_role text NOT NULL,
        asked_office text NOT NULL,
        asked_at timestamptz NOT NULL,
        -- The request of two, for what is not masked.
        second_person text UNIQUE,
        approved_by text,
        -- An approved one is made when it is fetched, by the rights of who has asked for it.
        made_at timestamptz,
        row_count integer,
        -- Codes of the children and cases in it: whoever asks who has seen their child is told of files, too.
        subjects text[] NOT NULL DEFAULT '{}',
        sha256 text,
        -- Kept for a day, so that a broken transfer does not become a second number; sealed like an attachment.
        content_key text,
        content bytea,
        available_until timestamptz NOT NULL,
        CHECK (masked = (second_person IS NULL) AND masked = (approved_by IS NULL)),
        CHECK ((made_at IS NULL) = (sha256 IS NULL) AND (made_at IS NULL) = (row_count IS NULL))
      );
      CREATE INDEX export_file_office ON export_file (asked_office, asked_at);

      CREATE FUNCTION export_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'export numbers are kept'; END IF;
        IF (OLD.number, OLD.kind, OLD.spec, OLD.masked, OLD.asked_by, OLD.asked_office, OLD.asked_at, OLD.second_person)
             IS DISTINCT FROM
           (NEW.number, NEW.kind, NEW.spec, NEW.masked, NEW.asked_by, NEW.asked_office, NEW.asked_at, NEW.second_person)
           OR (OLD.sha256 IS NOT NULL AND (OLD.sha256, OLD.row_count, OLD.subjects, OLD.made_at)
                IS DISTINCT FROM (NEW.sha256, NEW.row_count, NEW.subjects, NEW.made_at))
        THEN RAISE EXCEPTION 'exports are frozen'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER export_file_kept BEFORE UPDATE OR DELETE ON export_file
        FOR EACH ROW EXECUTE FUNCTION export_is_kept();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE export_file; DROP FUNCTION export_is_kept(); DROP SEQUENCE export_number`);
  }
}
