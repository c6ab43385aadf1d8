import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WordsOfActs1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE narrative ADD COLUMN words jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE narrative DROP COLUMN words`);
  }
}
