import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People hold posts (ADR 7). What an account was until now becomes its first post. */
export class Posts1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE post_number START 1;
      CREATE TABLE post (
        id text PRIMARY KEY DEFAULT 'post-' || nextval('post_number'),
        account text NOT NULL REFERENCES account (code),
        role text NOT NULL,
        office text NOT NULL,
        from_date date NOT NULL,
        -- The last day in force; null while nobody has said.
        to_date date CHECK (to_date >= from_date),
        -- 代理: the post stood in for, and whose it is.
        substitutes text REFERENCES post (id),
        acting_for text REFERENCES account (code),
        scope text NOT NULL DEFAULT 'all' CHECK (scope IN ('all', 'no_decisions')),
        opened_by text,
        opened_at timestamptz NOT NULL,
        -- Ended by somebody before its day: over from that moment.
        ended_by text,
        ended_at timestamptz,
        CHECK ((substitutes IS NULL) = (acting_for IS NULL)),
        CHECK (substitutes IS NULL OR to_date IS NOT NULL),
        CHECK (substitutes IS NOT NULL OR scope = 'all'),
        CHECK (acting_for <> account)
      );
      CREATE INDEX post_account ON post (account);
      CREATE INDEX post_substitutes ON post (substitutes) WHERE substitutes IS NOT NULL;
      -- Who sits at this desk? Asked for every mail.
      CREATE INDEX post_desk ON post (office, role) WHERE ended_at IS NULL;

      -- The one place in SQL that says what "in force" means; src/domain/access/post.ts is its twin.
      CREATE FUNCTION posts_on(day date) RETURNS SETOF post LANGUAGE sql STABLE AS $$
        SELECT * FROM post
         WHERE ended_at IS NULL AND from_date <= day AND (to_date IS NULL OR to_date >= day)
      $$;
      -- Access follows the sun, in a drill too.
      CREATE FUNCTION day_of_access() RETURNS date LANGUAGE sql STABLE AS
        $$ SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date $$;

      -- 三员分立, below the application too: an administrator of the system holds no other post at the same time.
      CREATE FUNCTION post_keeps_admins_apart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.ended_at IS NULL AND EXISTS (
          SELECT 1 FROM post o
           WHERE o.account = NEW.account AND o.id <> NEW.id AND o.ended_at IS NULL
             AND (o.role LIKE '%\\_admin' OR NEW.role LIKE '%\\_admin')
             AND o.from_date <= coalesce(NEW.to_date, 'infinity')
             AND NEW.from_date <= coalesce(o.to_date, 'infinity'))
        THEN
          RAISE EXCEPTION 'an administrator holds no other post' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER post_admins_apart BEFORE INSERT OR UPDATE ON post
        FOR EACH ROW EXECUTE FUNCTION post_keeps_admins_apart();

      INSERT INTO post (account, role, office, from_date, opened_at, ended_at)
        SELECT code, role, office, (created_at AT TIME ZONE 'Asia/Shanghai')::date, created_at,
               CASE WHEN active THEN NULL ELSE now() END
          FROM account ORDER BY created_at, code;
      ALTER TABLE session ADD COLUMN post text REFERENCES post (id);
      UPDATE session s SET post = (SELECT id FROM post p WHERE p.account = s.account);
      ALTER TABLE account DROP COLUMN role, DROP COLUMN office;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account ADD COLUMN role text, ADD COLUMN office text;
      UPDATE account a SET (role, office) = (
        SELECT role, office FROM post p WHERE p.account = a.code
         ORDER BY p.substitutes IS NOT NULL, p.ended_at IS NOT NULL, p.opened_at DESC LIMIT 1);
      ALTER TABLE account ALTER COLUMN role SET NOT NULL, ALTER COLUMN office SET NOT NULL;
      CREATE INDEX account_desk ON account (office, role) WHERE active;
      ALTER TABLE session DROP COLUMN post;
      DROP TABLE post;
      DROP FUNCTION posts_on(date), day_of_access(), post_keeps_admins_apart();
      DROP SEQUENCE post_number;
    `);
  }
}
