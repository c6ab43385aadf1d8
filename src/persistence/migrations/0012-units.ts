import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units with the time in which they were called so and belonged there. `area` and `school` stay what other tables point
 * at and say how things are today; what they say is taken over here as it changes, so that no program need do both.
 */
export class Units1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit (
        code text NOT NULL,
        kind text NOT NULL CHECK (kind IN
          ('county', 'township', 'village', 'group', 'department', 'school', 'grade', 'class')),
        name text NOT NULL CHECK (name <> ''),
        parent text,
        -- '-infinity': it was there before the register began.
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        PRIMARY KEY (code, valid_from),
        CHECK ((kind = 'county') = (parent IS NULL))
      );
      CREATE INDEX unit_parent ON unit (parent);

      CREATE FUNCTION units_on(day date) RETURNS SETOF unit LANGUAGE sql STABLE AS $$
        SELECT * FROM unit WHERE valid_from <= day AND (valid_to IS NULL OR valid_to >= day)
      $$;

      CREATE FUNCTION take_over_unit(k text, c text, n text, p text) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        latest unit;
        today date := day_of_access();
      BEGIN
        SELECT * INTO latest FROM unit WHERE code = c ORDER BY valid_from DESC LIMIT 1;
        IF latest.code IS NULL THEN
          INSERT INTO unit VALUES (c, k, n, p, '-infinity', NULL);
        ELSIF (latest.name, latest.parent) IS DISTINCT FROM (n, p) THEN
          IF latest.valid_from >= today THEN
            UPDATE unit SET name = n, parent = p WHERE code = c AND valid_from = latest.valid_from;
          ELSE
            UPDATE unit SET valid_to = least(valid_to, today - 1) WHERE code = c AND valid_from = latest.valid_from;
            INSERT INTO unit VALUES (c, k, n, p, today, NULL);
          END IF;
        END IF;
      END $$;

      CREATE FUNCTION area_to_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM take_over_unit(NEW.level, NEW.code, NEW.name,
          CASE NEW.level WHEN 'township' THEN left(NEW.code, 6) WHEN 'village' THEN left(NEW.code, 9) END);
        RETURN NULL;
      END $$;
      CREATE TRIGGER area_taken_over AFTER INSERT OR UPDATE ON area
        FOR EACH ROW EXECUTE FUNCTION area_to_unit();

      CREATE FUNCTION school_to_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM take_over_unit('school', NEW.code, NEW.name, NEW.township_code);
        RETURN NULL;
      END $$;
      CREATE TRIGGER school_taken_over AFTER INSERT OR UPDATE ON school
        FOR EACH ROW EXECUTE FUNCTION school_to_unit();

      -- A class is there because children are in it.
      CREATE FUNCTION class_to_unit() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE called text := substr('一二三四五六七八九', NEW.grade, 1) || '年级';
      BEGIN
        INSERT INTO unit
          SELECT NEW.school_code || '-' || NEW.grade, 'grade', called, NEW.school_code, '-infinity', NULL
           WHERE NOT EXISTS (SELECT 1 FROM unit WHERE code = NEW.school_code || '-' || NEW.grade)
          ON CONFLICT DO NOTHING;
        INSERT INTO unit
          SELECT NEW.school_class, 'class', called || NEW.class_no || '班', NEW.school_code || '-' || NEW.grade,
                 '-infinity', NULL
           WHERE NOT EXISTS (SELECT 1 FROM unit WHERE code = NEW.school_class)
          ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER pupil_class_taken_over AFTER INSERT OR UPDATE OF school_class ON pupil
        FOR EACH ROW EXECUTE FUNCTION class_to_unit();

      UPDATE area SET name = name;
      UPDATE school SET name = name;
      UPDATE pupil SET school_class = school_class
       WHERE code IN (SELECT min(code) FROM pupil GROUP BY school_class);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER pupil_class_taken_over ON pupil;
      DROP TRIGGER school_taken_over ON school;
      DROP TRIGGER area_taken_over ON area;
      DROP FUNCTION class_to_unit(), school_to_unit(), area_to_unit(), units_on(date),
                    take_over_unit(text, text, text, text);
      DROP TABLE unit;
    `);
  }
}
