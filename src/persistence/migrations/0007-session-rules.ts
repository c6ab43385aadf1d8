import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionRules1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- True for a password somebody else has chosen.
      ALTER TABLE account ADD COLUMN password_due boolean NOT NULL DEFAULT false;
      ALTER TABLE session ADD COLUMN seen_at timestamptz;
      UPDATE session SET seen_at = created_at;
      ALTER TABLE session ALTER COLUMN seen_at SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session DROP COLUMN seen_at;
      ALTER TABLE account DROP COLUMN password_due;
    `);
  }
}
