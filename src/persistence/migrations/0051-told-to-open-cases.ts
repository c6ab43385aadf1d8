import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What open cases are to be told of the county, and what each goes by: who is still to be told can be asked at any
 * moment, by any process, and nobody has to remember where the telling was broken off (ADR 10).
 */
export class ToldToOpenCases1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE setting ADD COLUMN told boolean NOT NULL DEFAULT false;
      ALTER TABLE case_ledger ADD COLUMN goes_by_calendar text, ADD COLUMN goes_by_clock jsonb;
      UPDATE case_ledger c
         SET goes_by_calendar = coalesce(
               (SELECT e.event #>> '{calendar,version}' FROM case_event e
                 WHERE e.case_no = c.case_no AND e.type = 'CalendarPublished' ORDER BY e.seq DESC LIMIT 1),
               (SELECT o.opening #>> '{calendar,version}' FROM case_opening o WHERE o.case_no = c.case_no)),
             goes_by_clock = coalesce(
               (SELECT e.event -> 'clock' FROM case_event e
                 WHERE e.case_no = c.case_no AND e.type = 'ClockSet' ORDER BY e.seq DESC LIMIT 1),
               (SELECT o.opening -> 'clock' FROM case_opening o WHERE o.case_no = c.case_no))
       WHERE c.standing <> 'closed';
      -- Asked every second, and nearly always in vain.
      CREATE INDEX case_goes_by ON case_ledger (case_no) INCLUDE (goes_by_calendar, goes_by_clock)
        WHERE standing <> 'closed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_goes_by;
      ALTER TABLE case_ledger DROP COLUMN goes_by_calendar, DROP COLUMN goes_by_clock;
      ALTER TABLE setting DROP COLUMN told;
    `);
  }
}
