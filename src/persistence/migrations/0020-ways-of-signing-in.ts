import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaysOfSigningIn1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A name by which a session can be shown and ended, that says nothing about its token.
      ALTER TABLE session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
      ALTER TABLE session ADD COLUMN way text NOT NULL DEFAULT 'password' CHECK (way IN ('password', 'provider'));
      ALTER TABLE session ADD COLUMN ip text;
      ALTER TABLE session ADD COLUMN agent text;

      CREATE TABLE sign_in_step (
        ticket_hash text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('provider', 'code')),
        account text REFERENCES account (code),
        way text NOT NULL,
        asked jsonb,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_step_expires ON sign_in_step (expires_at);

      CREATE TABLE identity_link (
        issuer text NOT NULL,
        subject text NOT NULL,
        account text NOT NULL REFERENCES account (code),
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (issuer, subject),
        -- One person there is one account here, and the other way round.
        UNIQUE (issuer, account)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity_link, sign_in_step;
      ALTER TABLE session DROP COLUMN agent, DROP COLUMN ip, DROP COLUMN way, DROP COLUMN id;
    `);
  }
}
