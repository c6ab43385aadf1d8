import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To whom a post was handed over, so that what its holder was named for in running cases can follow it. */
export class PostsHandedOver1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post ADD COLUMN handed_to text REFERENCES account (code);
      -- Cases in which somebody is named are few among the open ones.
      CREATE INDEX case_with_holder ON case_ledger (case_no)
        WHERE standing <> 'closed' AND view -> 'assignees' <> '{}'::jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_with_holder;
      ALTER TABLE post DROP COLUMN handed_to;
    `);
  }
}
