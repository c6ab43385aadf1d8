import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SecondPerson1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_person_request (
        id text PRIMARY KEY CHECK (id ~ '^two-[0-9a-f]{16}$'),
        kind text NOT NULL,
        -- What it is about: a document, an attachment, a child, an export's description. Codes only.
        subject text NOT NULL,
        case_no text,
        pupil text,
        county_code text NOT NULL,
        township_code text,
        school_code text,
        details jsonb NOT NULL DEFAULT '{}',
        reason text NOT NULL,
        also_not text[] NOT NULL DEFAULT '{}',
        requested_by text NOT NULL,
        requested_for text,
        requested_role text NOT NULL,
        requested_office text NOT NULL,
        requested_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'declined', 'withdrawn')),
        settled_by text,
        settled_role text,
        settled_office text,
        settled_at timestamptz,
        outcome jsonb,
        CHECK ((state = 'waiting') = (settled_by IS NULL) AND (settled_by IS NULL) = (settled_at IS NULL)),
        -- The rule stands in the domain; that nobody confirms their own request the database knows, too.
        CHECK (state <> 'confirmed' OR (settled_by <> requested_by AND settled_by IS DISTINCT FROM requested_for))
      );
      CREATE INDEX second_person_request_waiting ON second_person_request (county_code, expires_at)
        WHERE state = 'waiting';
      CREATE INDEX second_person_request_case ON second_person_request (case_no) WHERE case_no IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE second_person_request`);
  }
}
