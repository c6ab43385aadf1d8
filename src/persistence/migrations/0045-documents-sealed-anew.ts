import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Issued documents stay frozen, but for one thing: what seals them may be replaced. The database cannot open them, so it
 * holds what it can see: both columns at once, under another key or bound more strictly, of the same length, and by
 * nobody who is signed in. That the words are the same the seal itself proves (GCM, bound to the row), and `sha256` stays.
 */
export class DocumentsSealedAnew1764000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION is_sealed_anew(before text, after text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        SELECT starts_with(after, 'v2:')
           AND (split_part(before, ':', 1), split_part(before, ':', 2))
               IS DISTINCT FROM (split_part(after, ':', 1), split_part(after, ':', 2))
           AND length(split_part(before, ':', 3)) = length(split_part(after, ':', 3))
      $$;

      CREATE OR REPLACE FUNCTION document_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'issued documents are kept'; END IF;
        IF nol_kind() NOT IN ('person', 'nobody')
           AND is_sealed_anew(OLD.fields, NEW.fields) AND is_sealed_anew(OLD.content, NEW.content)
           AND (to_jsonb(OLD) - 'fields' - 'content') = (to_jsonb(NEW) - 'fields' - 'content')
        THEN RETURN NEW; END IF;
        IF OLD.voided_on IS NOT NULL
           OR (to_jsonb(OLD) - 'voided_by' - 'voided_on' - 'void_reason')
              IS DISTINCT FROM (to_jsonb(NEW) - 'voided_by' - 'voided_on' - 'void_reason')
        THEN RAISE EXCEPTION 'issued documents are frozen'; END IF;
        RETURN NEW;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION document_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'issued documents are kept'; END IF;
        IF OLD.voided_on IS NOT NULL
           OR (to_jsonb(OLD) - 'voided_by' - 'voided_on' - 'void_reason')
              IS DISTINCT FROM (to_jsonb(NEW) - 'voided_by' - 'voided_on' - 'void_reason')
        THEN RAISE EXCEPTION 'issued documents are frozen'; END IF;
        RETURN NEW;
      END $$;
      DROP FUNCTION is_sealed_anew(text, text);
    `);
  }
}
