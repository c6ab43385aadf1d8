import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far somebody has read a case: what came later is new to this reader. */
export class CaseSeen1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_seen (
        reader  text NOT NULL,
        case_no text NOT NULL,
        seq     integer NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (case_no, reader)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_seen`);
  }
}
