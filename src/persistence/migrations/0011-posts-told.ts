import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page is told live follows the post it was opened in: when that changes, the line is cut and opened anew. */
export class PostsTold1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_post_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('session_changed', NEW.account);
        RETURN NULL;
      END $$;
      CREATE TRIGGER post_told AFTER UPDATE ON post FOR EACH ROW EXECUTE FUNCTION tell_post_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER post_told ON post;
      DROP FUNCTION tell_post_changed();
    `);
  }
}
