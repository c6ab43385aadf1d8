import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit, as a chain: every entry carries the digest of the one before it. Numbers, times and digests are given by
 * the database under a lock, so that no program can choose them and no two entries follow the same one.
 */
export class Audit1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_user text,
        actor_role text,
        actor_office text,
        on_behalf_of text,
        action text NOT NULL,
        object text,
        subjects text[] NOT NULL DEFAULT '{}',
        detail text,
        result text NOT NULL CHECK (result IN ('allowed', 'refused', 'failed')),
        code text,
        ip text,
        request_id text NOT NULL,
        prev_hash text NOT NULL,
        hash text NOT NULL
      );
      CREATE INDEX audit_entry_at ON audit_entry (at);
      CREATE INDEX audit_entry_subjects ON audit_entry USING gin (subjects);
      CREATE INDEX audit_entry_actor ON audit_entry (actor_user, seq);

      -- Each part with its length in bytes, so that no two entries read alike. src/persistence/audit-chain.ts is its twin.
      CREATE FUNCTION audit_part(part text) RETURNS text LANGUAGE sql IMMUTABLE AS
        $$ SELECT coalesce(octet_length(part) || ':' || part, '-') || ';' $$;
      CREATE FUNCTION audit_digest(e audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT encode(sha256(convert_to(
          audit_part(e.prev_hash) || audit_part(e.seq::text)
          || audit_part(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
          || audit_part(e.actor_user) || audit_part(e.actor_role) || audit_part(e.actor_office)
          || audit_part(e.on_behalf_of) || audit_part(e.action) || audit_part(e.object)
          || audit_part(array_to_string(e.subjects, ',')) || audit_part(e.detail) || audit_part(e.result)
          || audit_part(e.code) || audit_part(e.ip) || audit_part(e.request_id), 'UTF8')), 'hex')
      $$;

      CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE last audit_entry;
      BEGIN
        PERFORM pg_advisory_xact_lock(4073);
        SELECT * INTO last FROM audit_entry ORDER BY seq DESC LIMIT 1;
        NEW.seq := coalesce(last.seq, 0) + 1;
        NEW.prev_hash := coalesce(last.hash, repeat('0', 64));
        NEW.at := clock_timestamp();
        NEW.hash := audit_digest(NEW);
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_chain();

      CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_append_only();
      CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_entry CASCADE;
      DROP FUNCTION audit_chain(), audit_append_only(), audit_part(text);
    `);
  }
}
