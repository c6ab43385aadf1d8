import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of offices, version by version: what a document was made from can be shown years later. */
export class DocumentTemplates1764000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document_template (
        agency text NOT NULL,
        kind text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        from_date date NOT NULL,
        -- Both null: back to the shipped template.
        sha256 text,
        content bytea,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (agency, kind, version),
        CHECK ((sha256 IS NULL) = (content IS NULL))
      );
      CREATE FUNCTION document_template_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'templates are kept as they were'; END $$;
      CREATE TRIGGER document_template_frozen BEFORE UPDATE OR DELETE ON document_template
        FOR EACH ROW EXECUTE FUNCTION document_template_is_frozen();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE document_template; DROP FUNCTION document_template_is_frozen()`);
  }
}
