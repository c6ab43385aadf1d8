import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseJournal1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_event (
        case_no text NOT NULL,
        seq integer NOT NULL CHECK (seq > 0),
        type text NOT NULL,
        happened_on date NOT NULL,
        happened_at timestamptz NOT NULL,
        actor_user text,
        actor_role text,
        actor_office text,
        act_id text,
        via text NOT NULL,
        event jsonb NOT NULL,
        PRIMARY KEY (case_no, seq)
      );
      CREATE INDEX case_event_act ON case_event (act_id) WHERE act_id IS NOT NULL;

      CREATE TABLE case_ledger (
        case_no text PRIMARY KEY,
        pupil text NOT NULL,
        seq integer NOT NULL,
        county_code text NOT NULL,
        township_code text NOT NULL,
        school_code text NOT NULL,
        school_class text NOT NULL,
        regime text NOT NULL,
        receiving_school text,
        departments text[] NOT NULL DEFAULT '{}',
        standing text NOT NULL,
        rung text NOT NULL,
        awaited_what text,
        awaiting_role text,
        awaiting_office text,
        due_on date,
        stuck_since date,
        opened_on date NOT NULL,
        closed_on date,
        outcome text,
        view jsonb NOT NULL,
        written_at timestamptz NOT NULL
      );
      -- Temporal keeps one running case per child; this is the same promise, kept a second time underneath.
      CREATE UNIQUE INDEX case_ledger_one_open ON case_ledger (pupil) WHERE standing <> 'closed';
      CREATE INDEX case_ledger_desk ON case_ledger (awaiting_office, awaiting_role, due_on) WHERE standing <> 'closed';
      CREATE INDEX case_ledger_area ON case_ledger (county_code, township_code, school_code);
      CREATE INDEX case_ledger_stuck ON case_ledger (stuck_since) WHERE stuck_since IS NOT NULL;

      CREATE TABLE mail_outbox (
        key text PRIMARY KEY,
        case_no text NOT NULL,
        template text NOT NULL,
        role text NOT NULL,
        office text NOT NULL,
        assignee text,
        facts jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'sending', 'sent', 'uncertain', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        recipients text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        settled_at timestamptz
      );
      CREATE INDEX mail_outbox_due ON mail_outbox (next_attempt_at) WHERE status IN ('pending', 'sending');
      CREATE INDEX mail_outbox_case ON mail_outbox (case_no);

      CREATE TABLE mail_attempt (
        id bigserial PRIMARY KEY,
        mail_key text NOT NULL REFERENCES mail_outbox (key),
        attempted_at timestamptz NOT NULL,
        result text NOT NULL,
        answer text NOT NULL
      );
      CREATE INDEX mail_attempt_key ON mail_attempt (mail_key);

      CREATE TABLE setting (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE SEQUENCE case_number;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP SEQUENCE case_number; DROP TABLE setting, mail_attempt, mail_outbox, case_ledger, case_event`,
    );
  }
}
