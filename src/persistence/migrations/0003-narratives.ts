import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Narratives1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key to case_event: the words are written before the act is judged.
      CREATE TABLE narrative (
        act_id text PRIMARY KEY,
        case_no text NOT NULL,
        author text NOT NULL,
        text text,
        child_words text,
        written_at timestamptz NOT NULL
      );
      CREATE INDEX narrative_case ON narrative (case_no);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE narrative`);
  }
}
