import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiTokens1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE api_token_number START 1001;
      CREATE TABLE api_token (
        code text PRIMARY KEY,
        name text NOT NULL,
        role text NOT NULL,
        office text NOT NULL,
        doors text[] NOT NULL CHECK (cardinality(doors) > 0),
        expires_on date NOT NULL,
        token_hash text NOT NULL UNIQUE,
        proposed_by text NOT NULL REFERENCES account (code),
        proposed_at timestamptz NOT NULL,
        confirmed_by text REFERENCES account (code),
        confirmed_at timestamptz,
        revoked_by text REFERENCES account (code),
        revoked_at timestamptz,
        last_used_on date,
        -- Two people, whatever a program may say.
        CHECK (confirmed_by <> proposed_by),
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_token; DROP SEQUENCE api_token_number');
  }
}
