import { OFFICE_OF, ROLES } from '../../domain/access/role.js';
import { isAtOrAbove, RUNGS } from '../../domain/ladder/ladder.js';

export const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
export const oneOf = (values: readonly string[]) => `(${values.map(text).join(', ')})`;

const officeKinds = ROLES.map((role) => `WHEN ${text(role)} THEN ${text(OFFICE_OF[role])}`).join(' ');
const judicialRungs = oneOf(RUNGS.filter((rung) => isAtOrAbove(rung, 'judicial_notice')));

interface Asked {
  readonly kind: string;
  readonly role: string;
  readonly office: string;
}

/**
 * `covers()` of src/domain/access/jurisdiction.ts in SQL, over the ledger's columns. Lists ask it as `nol_covers` about an
 * actor; the ledger's policy asks the same text about who is connected, told once for a query and not for every row.
 */
export const coversSql = (
  { kind, role, office }: Asked,
  { county, township, school, schoolClass, receiving, departments, rung } = LEDGER,
) => `CASE ${kind}
      WHEN 'class' THEN ${schoolClass} = ${office}
      WHEN 'school' THEN ${school} = ${office} OR ${receiving} = ${office}
      WHEN 'township' THEN ${township} = ${office}
      WHEN 'county' THEN ${county} = ${office} AND CASE ${role}
        WHEN 'court_liaison' THEN ${rung} = 'court_request'
        WHEN 'justice_official' THEN ${rung} IN ${judicialRungs} OR 'justice' = ANY (${departments})
        ELSE true END
      WHEN 'department' THEN starts_with(${office}, ${county} || '-')
                             AND substr(${office}, length(${county}) + 2) = ANY (${departments})
      ELSE false END`;

const LEDGER = {
  county: 'county_code',
  township: 'township_code',
  school: 'school_code',
  schoolClass: 'school_class',
  receiving: 'receiving_school',
  departments: 'departments',
  rung: 'rung',
};
const PARAMETERS = {
  county: 'county',
  township: 'township',
  school: 'school',
  schoolClass: 'class',
  receiving: 'receiving',
  departments: 'departments',
  rung: 'rung',
};

/**
 * Who is connected, and jurisdiction in SQL, made from the tables of `src/domain/access`; tests hold it to the domain.
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

  CREATE OR REPLACE FUNCTION nol_covers(role text, office text, county text, township text, school text, class text,
                                        receiving text, departments text[], rung text)
    RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ${coversSql({ kind: 'nol_office_kind(role)', role: 'role', office: 'office' }, PARAMETERS)}
    $$;
`;
