import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseOpenings1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What each case began with (place, rules, calendar, clock): with its events, enough to tell the case anew.
      -- No reference to case_ledger: it is written before the case exists.
      CREATE TABLE case_opening (
        case_no text PRIMARY KEY,
        pupil text NOT NULL,
        opening jsonb NOT NULL,
        kept_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_opening');
  }
}
