import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures, scans and recordings of a case: in the database, so that one backup holds a case and what proves it. */
export class Attachments1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id text PRIMARY KEY CHECK (id ~ '^att-[0-9a-f]{16}$'),
        case_no text NOT NULL,
        kind text NOT NULL,
        type text NOT NULL,
        bytes integer NOT NULL CHECK (bytes > 0),
        sha256 text NOT NULL,
        -- Each has a key of its own, sealed with the data keys. Without the key the bytes are noise, also in a backup
        -- of which the data keys have been replaced; rotation touches the key alone.
        content_key text,
        content bytea,
        added_on date NOT NULL,
        added_at timestamptz NOT NULL,
        added_by text NOT NULL,
        added_role text NOT NULL,
        added_office text NOT NULL,
        -- Whose Idempotency-Key, and what it was used for.
        key_part text UNIQUE,
        act_id text NOT NULL,
        removed_at timestamptz,
        removed_because text,
        CHECK ((content IS NULL) = (removed_at IS NOT NULL) AND (content IS NULL) = (content_key IS NULL)
           AND (removed_at IS NULL) = (removed_because IS NULL))
      );
      CREATE INDEX attachment_case ON attachment (case_no);
      ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;

      -- What was said of it stays; its bytes may go, its key may be sealed anew, and nothing comes back.
      CREATE FUNCTION attachment_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'attachments leave a trace'; END IF;
        IF OLD.removed_at IS NOT NULL
           OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content)
           OR (OLD.id, OLD.case_no, OLD.kind, OLD.type, OLD.bytes, OLD.sha256, OLD.added_on, OLD.added_at, OLD.added_by,
               OLD.added_role, OLD.added_office, OLD.key_part, OLD.act_id)
              IS DISTINCT FROM
              (NEW.id, NEW.case_no, NEW.kind, NEW.type, NEW.bytes, NEW.sha256, NEW.added_on, NEW.added_at, NEW.added_by,
               NEW.added_role, NEW.added_office, NEW.key_part, NEW.act_id)
        THEN RAISE EXCEPTION 'attachments are frozen'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER attachment_frozen BEFORE UPDATE OR DELETE ON attachment
        FOR EACH ROW EXECUTE FUNCTION attachment_is_frozen();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attachment; DROP FUNCTION attachment_is_frozen()`);
  }
}
