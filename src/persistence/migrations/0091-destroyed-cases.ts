import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 销毁清册: what is left of a case file that two people have destroyed. Its own trigger judges what may enter it and
 * writes all of it but two columns; what stands in it may be deleted where everything else is frozen, and nothing
 * else may. Which tables a case file is in stands in `row-security/destruction-functions.ts`.
 */
export class DestroyedCases1764000000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(WHAT_MAY_ENTER);
    await runner.query(frozenUnless('IF case_is_destroyed(OLD.case_no) THEN RETURN OLD; END IF;'));
    await runner.query(EXPORTS_FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(frozenUnless(''));
    await runner.query(EXPORTS_KEEP);
    await runner.query(`
      DROP FUNCTION IF EXISTS destroy_case_files(text);
      DROP TRIGGER case_opening_new ON case_opening;
      DROP TABLE destroyed_case;
      DROP FUNCTION case_number_is_new(), destroyed_case_rests_on_two(), case_is_destroyed(text),
                    case_journal_digest(text), cases_of_child(text), pupil_record_is_over(pupil, date);
    `);
  }
}

const TABLE = `
  CREATE TABLE destroyed_case (
    case_no text PRIMARY KEY,
    request text NOT NULL REFERENCES second_person_request (id),
    -- How many rows went, by table.
    row_counts jsonb NOT NULL,
    -- Whether the child's record in the register went with its last case file.
    register_record boolean NOT NULL,
    county_code text NOT NULL,
    closed_on date NOT NULL,
    kept_until date NOT NULL,
    keep_days integer NOT NULL,
    rule_from date NOT NULL,
    reason text NOT NULL,
    appraisal text NOT NULL,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL,
    confirmed_by text NOT NULL,
    destroyed_at timestamptz NOT NULL,
    journal_sha256 text NOT NULL,
    CHECK (asked_by <> confirmed_by)
  );
  CREATE INDEX destroyed_case_county ON destroyed_case (county_code, destroyed_at);

  CREATE FUNCTION case_is_destroyed(no text) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT EXISTS (SELECT FROM destroyed_case WHERE case_no = no) $$;

  -- Whoever holds a copy of the journal (a backup, a bound file's data) can show that it is the one destroyed.
  CREATE FUNCTION case_journal_digest(no text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(coalesce(string_agg(event::text, E'\\n' ORDER BY seq), ''), 'UTF8')), 'hex')
      FROM case_event WHERE case_no = no
  $$;

  -- One that is being opened has an opening before it has a row; an old opening without a row never became a case.
  CREATE FUNCTION cases_of_child(child text) RETURNS TABLE (case_no text, closed_on date) LANGUAGE sql STABLE AS $$
    SELECT c.case_no, CASE WHEN c.standing = 'closed' THEN c.closed_on END FROM case_ledger c WHERE c.pupil = child
    UNION ALL
    SELECT o.case_no, NULL FROM case_opening o
     WHERE o.pupil = child AND o.kept_at > now() - interval '1 day'
       AND NOT EXISTS (SELECT FROM case_ledger c WHERE c.case_no = o.case_no)
  $$;

  -- Gone from school, or grown up: the ladder ends at eighteen.
  CREATE FUNCTION pupil_record_is_over(p pupil, before date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT (p.status NOT IN ('enrolled', 'suspended') OR p.birth_date + interval '18 years' <= day_of_access())
           AND (p.changed_at AT TIME ZONE 'Asia/Shanghai')::date < before
  $$;

  -- A number is given once. The sequence sees to it; a restored database might not.
  CREATE FUNCTION case_number_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF case_is_destroyed(NEW.case_no) THEN
      RAISE EXCEPTION 'case % has been destroyed, its number is not given again', NEW.case_no
        USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER case_opening_new BEFORE INSERT ON case_opening
    FOR EACH ROW EXECUTE FUNCTION case_number_is_new();
`;

const WHAT_MAY_ENTER = `
  CREATE FUNCTION destroyed_case_rests_on_two() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    asked second_person_request;
    kept case_ledger;
    together text[];
    days integer;
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      RAISE EXCEPTION 'the register of destruction is append-only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO asked FROM second_person_request WHERE id = NEW.request;
    SELECT array_agg(f ->> 'caseNo') INTO together FROM jsonb_array_elements(asked.details -> 'files') f;
    IF (asked.kind = 'destroy_case_files' AND asked.state = 'confirmed' AND NEW.case_no = ANY (together))
       IS NOT TRUE
    THEN
      RAISE EXCEPTION 'two people have not agreed to destroy %', NEW.case_no
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO kept FROM case_ledger WHERE case_no = NEW.case_no FOR UPDATE;
    days := (asked.details #>> '{rule,keepDays}')::integer;
    IF (kept.standing = 'closed' AND kept.county_code = asked.county_code
        AND kept.closed_on + days < day_of_access()) IS NOT TRUE
    THEN
      RAISE EXCEPTION 'case file % is not over', NEW.case_no USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM cases_of_child(kept.pupil) o WHERE o.case_no <> ALL (together)) THEN
      RAISE EXCEPTION 'the child of % has another case', NEW.case_no USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.county_code := kept.county_code;
    NEW.closed_on := kept.closed_on;
    NEW.kept_until := kept.closed_on + days;
    NEW.keep_days := days;
    NEW.rule_from := (asked.details #>> '{rule,from}')::date;
    NEW.reason := asked.reason;
    NEW.appraisal := asked.details ->> 'appraisal';
    NEW.asked_by := asked.requested_by;
    NEW.asked_at := asked.requested_at;
    NEW.confirmed_by := asked.settled_by;
    NEW.destroyed_at := now();
    NEW.journal_sha256 := case_journal_digest(NEW.case_no);
    RETURN NEW;
  END $$;
  CREATE TRIGGER destroyed_case_kept BEFORE INSERT OR UPDATE OR DELETE ON destroyed_case
    FOR EACH ROW EXECUTE FUNCTION destroyed_case_rests_on_two();
  CREATE TRIGGER destroyed_case_not_emptied BEFORE TRUNCATE ON destroyed_case
    FOR EACH STATEMENT EXECUTE FUNCTION destroyed_case_rests_on_two();
`;

/** The frozen tables as they were, but for what the register of destruction names. */
function frozenUnless(destroyed: string): string {
  return `
    CREATE OR REPLACE FUNCTION document_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN ${destroyed} RAISE EXCEPTION 'issued documents are kept'; END IF;
      IF nol_kind() NOT IN ('person', 'nobody')
         AND is_sealed_anew(OLD.fields, NEW.fields) AND is_sealed_anew(OLD.content, NEW.content)
         AND (to_jsonb(OLD) - 'fields' - 'content') = (to_jsonb(NEW) - 'fields' - 'content')
      THEN RETURN NEW; END IF;
      IF OLD.voided_on IS NOT NULL
         OR (to_jsonb(OLD) - 'voided_by' - 'voided_on' - 'void_reason')
            IS DISTINCT FROM (to_jsonb(NEW) - 'voided_by' - 'voided_on' - 'void_reason')
      THEN RAISE EXCEPTION 'issued documents are frozen'; END IF;
      RETURN NEW;
    END $$;

    CREATE OR REPLACE FUNCTION attachment_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN ${destroyed} RAISE EXCEPTION 'attachments leave a trace'; END IF;
      IF OLD.removed_at IS NOT NULL
         OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content)
         OR (OLD.id, OLD.case_no, OLD.kind, OLD.type, OLD.bytes, OLD.sha256, OLD.added_on, OLD.added_at, OLD.added_by,
             OLD.added_role, OLD.added_office, OLD.key_part, OLD.act_id)
            IS DISTINCT FROM
            (NEW.id, NEW.case_no, NEW.kind, NEW.type, NEW.bytes, NEW.sha256, NEW.added_on, NEW.added_at, NEW.added_by,
             NEW.added_role, NEW.added_office, NEW.key_part, NEW.act_id)
      THEN RAISE EXCEPTION 'attachments are frozen'; END IF;
      RETURN NEW;
    END $$;

    CREATE OR REPLACE FUNCTION case_bundle_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN ${destroyed} RAISE EXCEPTION 'bundles are kept'; END IF;
      IF (to_jsonb(OLD) - 'pdf_key' - 'zip_key') IS DISTINCT FROM (to_jsonb(NEW) - 'pdf_key' - 'zip_key')
      THEN RAISE EXCEPTION 'bundles are frozen'; END IF;
      RETURN NEW;
    END $$;
  `;
}

const exportIsKept = (subjects: string) => `
  CREATE OR REPLACE FUNCTION export_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'export numbers are kept'; END IF;
    IF (OLD.number, OLD.kind, OLD.spec, OLD.masked, OLD.asked_by, OLD.asked_office, OLD.asked_at, OLD.second_person)
         IS DISTINCT FROM
       (NEW.number, NEW.kind, NEW.spec, NEW.masked, NEW.asked_by, NEW.asked_office, NEW.asked_at, NEW.second_person)
       OR (OLD.sha256 IS NOT NULL AND (OLD.sha256, OLD.row_count, ${subjects}, OLD.made_at)
            IS DISTINCT FROM (NEW.sha256, NEW.row_count, NEW.subjects, NEW.made_at))
    THEN RAISE EXCEPTION 'exports are frozen'; END IF;
    RETURN NEW;
  END $$;
`;
const EXPORTS_KEEP = exportIsKept('OLD.subjects');
/** Of what a file contained it forgets the numbers of destroyed cases, and nothing else. */
const EXPORTS_FORGET = exportIsKept(`CASE WHEN OLD.subjects = NEW.subjects THEN OLD.subjects ELSE
            ARRAY(SELECT s FROM unnest(OLD.subjects) WITH ORDINALITY AS u (s, n)
                   WHERE NOT (case_is_destroyed(s) AND s <> ALL (NEW.subjects)) ORDER BY n) END`);
