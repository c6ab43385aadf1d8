import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registers1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area (
        code text PRIMARY KEY CHECK (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
        name text NOT NULL,
        level text NOT NULL CHECK (level IN ('county', 'township', 'village')),
        local_government text CHECK (local_government IN ('township', 'subdistrict')),
        CHECK ((level = 'township') = (local_government IS NOT NULL)),
        CHECK (length(code) = CASE level WHEN 'county' THEN 6 WHEN 'township' THEN 9 ELSE 12 END)
      );

      CREATE TABLE school (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{10}$'),
        name text NOT NULL,
        kind text NOT NULL,
        township_code text NOT NULL REFERENCES area (code),
        county_code text NOT NULL REFERENCES area (code),
        UNIQUE (county_code, name),
        CHECK (township_code LIKE county_code || '___')
      );

      CREATE TABLE pupil (
        code text PRIMARY KEY,
        name text NOT NULL,
        sex text NOT NULL CHECK (sex IN ('male', 'female')),
        birth_date date NOT NULL,
        -- Both may be missing and both may change: a child without either is a child all the same.
        id_number text UNIQUE,
        student_number text UNIQUE,
        school_code text NOT NULL REFERENCES school (code),
        grade integer NOT NULL CHECK (grade BETWEEN 1 AND 9),
        class_no integer NOT NULL CHECK (class_no BETWEEN 1 AND 99),
        school_class text NOT NULL,
        guardian_name text,
        guardian_relation text,
        phone text,
        hukou_address text,
        home_address text,
        special_groups text[] NOT NULL DEFAULT '{}',
        status text NOT NULL,
        changed_at timestamptz NOT NULL,
        CHECK (school_class = school_code || '-' || grade || '-' || class_no)
      );
      CREATE INDEX pupil_class ON pupil (school_class);
      CREATE INDEX pupil_school ON pupil (school_code, name);

      CREATE TABLE attendance_day (
        pupil text NOT NULL REFERENCES pupil (code),
        date date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('present', 'truant', 'leave', 'sick_leave', 'personal_leave')),
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (pupil, date)
      );

      CREATE TABLE import_batch (
        id bigserial PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('roster', 'attendance')),
        imported_by text NOT NULL,
        imported_at timestamptz NOT NULL,
        file_sha256 text NOT NULL,
        counts jsonb NOT NULL
      );

      CREATE SEQUENCE account_number START 1001;
      CREATE TABLE account (
        code text PRIMARY KEY DEFAULT 'u-' || nextval('account_number'),
        login text NOT NULL UNIQUE CHECK (login = lower(login)),
        name text NOT NULL,
        role text NOT NULL,
        office text NOT NULL,
        email text,
        password_hash text NOT NULL,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL
      );
      -- Who sits at this desk? Asked for every mail.
      CREATE INDEX account_desk ON account (office, role) WHERE active;

      CREATE TABLE session (
        token_hash text PRIMARY KEY,
        account text NOT NULL REFERENCES account (code),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX session_account ON session (account);

      -- Keyed by what was typed, whether or not such an account exists: a lock must not tell the two apart.
      CREATE TABLE login_failure (
        login_hash text PRIMARY KEY,
        failures integer NOT NULL,
        last_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE login_failure, session, account, import_batch, attendance_day, pupil, school, area;
      DROP SEQUENCE account_number;
    `);
  }
}
