import { API_ROLE } from './api-role.js';

/**
 * The one way into the audit. Who may add an entry may read none, so both the entry and the end of the chain it joins
 * are the owner's to handle; nobody writes one in another person's name.
 */
export const AUDIT_FUNCTIONS = `
  DROP POLICY IF EXISTS nol_chain ON audit_entry;
  CREATE POLICY nol_chain ON audit_entry TO CURRENT_USER USING (true) WITH CHECK (true);

  CREATE OR REPLACE FUNCTION audit_append(actor_user text, actor_role text, actor_office text, on_behalf_of text,
                                          action text, object text, subjects text[], detail text, result text,
                                          code text, ip text, request_id text)
    RETURNS TABLE (seq text, hash text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    IF nol_kind() = 'person' AND audit_append.actor_user IS DISTINCT FROM nol_user() THEN
      RAISE EXCEPTION 'an audit entry in the name of somebody else' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
      INSERT INTO audit_entry AS e (actor_user, actor_role, actor_office, on_behalf_of, action, object, subjects,
                                    detail, result, code, ip, request_id)
      VALUES (audit_append.actor_user, audit_append.actor_role, audit_append.actor_office, audit_append.on_behalf_of,
              audit_append.action, audit_append.object, audit_append.subjects, audit_append.detail,
              audit_append.result, audit_append.code, audit_append.ip, audit_append.request_id)
      RETURNING e.seq::text, e.hash;
  END $$;
  REVOKE ALL ON FUNCTION audit_append FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit_append TO ${API_ROLE};
`;
