import { OFFICE_OF, ROLES } from '../../domain/access/role.js';
import { isAtOrAbove, RUNGS } from '../../domain/ladder/ladder.js';

export const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
export const oneOf = (values: readonly string[]) => `(${values.map(text).join(', ')})`;

const officeKinds = ROLES.map((role) => `WHEN ${text(role)} THEN ${text(OFFICE_OF[role])}`).join(' ');
const judicialRungs = oneOf(RUNGS.filter((rung) => isAtOrAbove(rung, 'judicial_notice')));

/**
 * Who is connected, and jurisdiction in SQL, made from the tables of `src/domain/access`. Policies ask `nol_covers`
 * about who is connected, readers about an actor; tests hold it to `covers` of `jurisdiction.ts`.
 *
 * Each is one expression without a subquery, so that PostgreSQL writes it into the query that asks (with an actor as
 * parameter, down to the one comparison that an index answers) instead of calling it for every row.
 */
export const IDENTITY_FUNCTIONS = `
  CREATE OR REPLACE FUNCTION nol_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('nol.kind', true), '') $$;
  CREATE OR REPLACE FUNCTION nol_user() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('nol.user', true), '') $$;
  CREATE OR REPLACE FUNCTION nol_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('nol.role', true), '') $$;
  CREATE OR REPLACE FUNCTION nol_office() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('nol.office', true), '') $$;

  CREATE OR REPLACE FUNCTION nol_office_kind(role text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE role ${officeKinds} END $$;

  -- The twin of covers() in src/domain/access/jurisdiction.ts.
  CREATE OR REPLACE FUNCTION nol_covers(role text, office text, county text, township text, school text, class text,
                                        receiving text, departments text[], rung text)
    RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE nol_office_kind(role)
      WHEN 'class' THEN class = office
      WHEN 'school' THEN school = office OR receiving = office
      WHEN 'township' THEN township = office
      WHEN 'county' THEN county = office AND CASE role
        WHEN 'court_liaison' THEN rung = 'court_request'
        WHEN 'justice_official' THEN rung IN ${judicialRungs} OR 'justice' = ANY (departments)
        ELSE true END
      WHEN 'department' THEN starts_with(office, county || '-')
                             AND substr(office, length(county) + 2) = ANY (departments)
      ELSE false END
    $$;
`;
