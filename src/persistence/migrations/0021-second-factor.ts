import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SecondFactor1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_factor (
        account text PRIMARY KEY REFERENCES account (code),
        secret text NOT NULL,
        begun_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_step bigint NOT NULL DEFAULT 0
      );
      CREATE TABLE recovery_code (
        account text NOT NULL REFERENCES account (code),
        code_hash text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account, code_hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_code, second_factor');
  }
}
