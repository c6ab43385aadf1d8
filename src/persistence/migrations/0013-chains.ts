import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 双线四包: who answers for which unit or child, from when until when, and where each child lives. */
export class Chains1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pupil_home (
        pupil text PRIMARY KEY REFERENCES pupil (code),
        village text NOT NULL CHECK (village ~ '^[0-9]{12}$'),
        village_group text CHECK (village_group LIKE village || '-__'),
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL
      );

      CREATE SEQUENCE chain_link_number START 1;
      CREATE TABLE chain_link (
        id text PRIMARY KEY DEFAULT 'link-' || nextval('chain_link_number'),
        line text NOT NULL CHECK (line IN ('government', 'education')),
        level text NOT NULL,
        -- A part of the county, or one child.
        unit text,
        pupil text REFERENCES pupil (code),
        -- Somebody with an account, or somebody who is only named: a villager, a subject teacher.
        account text REFERENCES account (code),
        person text CHECK (length(person) BETWEEN 1 AND 40),
        from_date date NOT NULL,
        to_date date CHECK (to_date >= from_date),
        opened_by text,
        opened_at timestamptz NOT NULL,
        ended_by text,
        ended_at timestamptz,
        CHECK ((unit IS NULL) <> (pupil IS NULL)),
        CHECK ((account IS NULL) <> (person IS NULL))
      );
      CREATE INDEX chain_link_unit ON chain_link (unit, line, level) WHERE unit IS NOT NULL;
      CREATE INDEX chain_link_pupil ON chain_link (pupil, line, level) WHERE pupil IS NOT NULL;
      CREATE INDEX chain_link_account ON chain_link (account) WHERE account IS NOT NULL AND ended_at IS NULL;

      -- A past day is asked for as well: what was ended later was in force then.
      CREATE FUNCTION chain_links_on(day date) RETURNS SETOF chain_link LANGUAGE sql STABLE AS $$
        SELECT * FROM chain_link
         WHERE from_date <= day AND (to_date IS NULL OR to_date >= day)
           AND (ended_at IS NULL OR (ended_at AT TIME ZONE 'Asia/Shanghai')::date > day)
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION chain_links_on(date);
      DROP TABLE chain_link, pupil_home;
      DROP SEQUENCE chain_link_number;
    `);
  }
}
