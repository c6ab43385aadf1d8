import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Says that something has changed and nothing about what: a case by its number and how far its journal has got, a
 * session by whose it is. Whoever listens reads the rest with the rights of whoever asks.
 */
export class LiveUpdates1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_case_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('case_changed', NEW.case_no || ':' || NEW.seq);
        RETURN NULL;
      END $$;
      CREATE TRIGGER case_ledger_told AFTER INSERT OR UPDATE ON case_ledger
        FOR EACH ROW EXECUTE FUNCTION tell_case_changed();

      CREATE FUNCTION tell_session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('session_changed', OLD.account);
        RETURN NULL;
      END $$;
      -- That somebody is at work is no change; it is written once a minute.
      CREATE TRIGGER session_told AFTER UPDATE ON session FOR EACH ROW
        WHEN ((to_jsonb(OLD) - 'seen_at') IS DISTINCT FROM (to_jsonb(NEW) - 'seen_at'))
        EXECUTE FUNCTION tell_session_changed();
      CREATE TRIGGER session_end_told AFTER DELETE ON session
        FOR EACH ROW EXECUTE FUNCTION tell_session_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER session_end_told ON session;
      DROP TRIGGER session_told ON session;
      DROP TRIGGER case_ledger_told ON case_ledger;
      DROP FUNCTION tell_session_changed, tell_case_changed;
    `);
  }
}
