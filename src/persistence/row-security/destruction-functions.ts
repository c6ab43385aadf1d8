import { API_ROLE } from './api-role.js';

/**
 * What goes with a case file that two people have destroyed: every table that holds something of it, in an order in
 * which nothing refers to what is gone already. A test compares it with the schema.
 */
export const GOES_WITH_CASE = {
  mail_attempt: 'mail_key IN (SELECT key FROM mail_outbox WHERE case_no = the_case)',
  mail_outbox: 'case_no = the_case',
  narrative: 'case_no = the_case',
  attachment: 'case_no = the_case',
  document: 'case_no = the_case',
  case_bundle: 'case_no = the_case',
  case_seen: 'case_no = the_case',
  // Requests about its papers; the one that destroys it names no single case.
  second_person_request: 'case_no = the_case',
  case_opening: 'case_no = the_case',
  case_event: 'case_no = the_case',
  case_ledger: 'case_no = the_case',
} as const;

/** What goes with the child's record in the register, once its last case file is gone and the record itself is over. */
export const GOES_WITH_CHILD = {
  attendance_day: 'pupil = the_child',
  pupil_home: 'pupil = the_child',
  chain_link: 'pupil = the_child',
  case_opening: 'pupil = the_child',
  pupil: 'code = the_child',
} as const;

/** What names the case or the child and stays, and why. */
export const STAYS = {
  audit_entry: 'the audit is never erased',
  destroyed_case: 'the register of destruction itself',
  export_file: 'the number of an export is kept; its bytes and the number of the case in it go',
} as const;

const counted = Object.entries(GOES_WITH_CASE)
  .map(([table, where]) => `SELECT '${table}' AS t, count(*) AS n FROM ${table} WHERE ${where}`)
  .join(' UNION ALL ');
const deleted = (tables: Readonly<Record<string, string>>) =>
  Object.entries(tables)
    .map(([table, where]) => `DELETE FROM ${table} WHERE ${where};`)
    .join(' ');

/**
 * The one way by which a case file is destroyed. It acts with the owner's rights for a request that two people have
 * settled; whether it may is judged by the trigger of `destroyed_case`, whatever program asks.
 */
export const DESTRUCTION_FUNCTIONS = `
  CREATE OR REPLACE FUNCTION destroy_case_files(asked text)
    RETURNS TABLE (children text[], register_records integer)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    works_as text := nol_kind();
    agreed jsonb;
    the_case text;
    the_child text;
    gone jsonb;
    is_over boolean;
    leaving text[] := '{}';
  BEGIN
    -- The owner is held by the policies, too.
    PERFORM set_config('nol.kind', 'system', true);
    SELECT details INTO agreed FROM second_person_request WHERE id = asked;
    children := '{}';
    FOR the_case IN SELECT f ->> 'caseNo' FROM jsonb_array_elements(agreed -> 'files') f ORDER BY 1 LOOP
      SELECT pupil INTO the_child FROM case_ledger WHERE case_no = the_case FOR UPDATE;
      SELECT coalesce(bool_or(pupil_record_is_over(
               p, day_of_access() - (agreed #>> '{registerRule,keepDays}')::integer)), false)
        INTO is_over FROM pupil p WHERE p.code = the_child;
      SELECT jsonb_object_agg(t, n) FILTER (WHERE n > 0) INTO gone FROM (${counted}) c;
      INSERT INTO destroyed_case (case_no, request, row_counts, register_record)
        VALUES (the_case, asked, gone, is_over);
      ${deleted(GOES_WITH_CASE)}
      UPDATE export_file SET content = NULL, content_key = NULL, subjects = array_remove(subjects, the_case)
       WHERE the_case = ANY (subjects);
      children := children || the_child;
      IF is_over THEN leaving := leaving || the_child; END IF;
    END LOOP;
    register_records := 0;
    FOR the_child IN SELECT DISTINCT c FROM unnest(leaving) c LOOP
      ${deleted(GOES_WITH_CHILD)}
      register_records := register_records + 1;
    END LOOP;
    PERFORM set_config('nol.kind', works_as, true);
    RETURN NEXT;
  END $$;
  REVOKE ALL ON FUNCTION destroy_case_files FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION destroy_case_files TO ${API_ROLE};
`;
