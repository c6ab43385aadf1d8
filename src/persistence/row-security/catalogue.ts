import { ATTACHMENT_ROLES } from '../../domain/access/attachment-permissions.js';
import { COUNT_ONLY, WORD_READERS } from '../../domain/access/child-detail.js';
import { BUNDLE_READERS, FILE_READERS, REGISTER_READERS } from '../../domain/access/route-permissions.js';
import { EXPORTS } from '../../domain/exports/export-kinds.js';
import { coversSql, oneOf, text } from './identity-functions.js';

/**
 * Every table of the schema, and what somebody who works for a person may do with its rows. A table that does not stand
 * here is closed to the API and the worker, and a test says so; work that is nobody's (`system`) sees all rows.
 */
export type TableSecurity =
  /** About children: each row is somebody's. Conditions in SQL; what is left out is nobody's to do. */
  | {
      readonly rows: 'theirs';
      readonly see: string;
      readonly insert?: string;
      /** Of the row as it was (which must also be seen) and as it will be. */
      readonly update?: string;
      readonly delete?: string;
      /** What not even `system` does. */
      readonly never?: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
    }
  /** Says nothing of any child. */
  | { readonly rows: 'open'; readonly why: string }
  /** The owner's alone. */
  | { readonly rows: 'closed'; readonly why: string };

const ROLE = '(SELECT nol_role())';
const OFFICE = '(SELECT nol_office())';
const KIND_OF_OFFICE = '(SELECT nol_office_kind(nol_role()))';
const USER = '(SELECT nol_user())';
const roleIn = (roles: readonly string[]) => `${ROLE} IN ${oneOf(roles)}`;

/** The case is within reach: whoever asks this is shown the ledger through its own policy. */
const ofTheirCase = (table: string, and = '') =>
  `EXISTS (SELECT FROM case_ledger c WHERE c.case_no = ${table}.case_no${and})`;
/** Nor a school that is only said to have received the child. */
const ofTheirOwnCase = (table: string) =>
  ofTheirCase(table, ` AND (${KIND_OF_OFFICE} <> 'school' OR c.school_code = ${OFFICE})`);
const kindsOfAttachmentsRead = `(kind, ${ROLE}) IN (${Object.entries(ATTACHMENT_ROLES)
  .flatMap(([kind, { reads: readers }]) => readers.map((role) => `(${text(kind)}, ${text(role)})`))
  .join(', ')})`;
const reads = `NOT ${roleIn(COUNT_ONLY)}`;

/** The twin of `registerReachOf` in src/api/rosters. Its subqueries do not depend on the row, so they are asked once. */
const keepsRegisterOf = (table: string) => `(${roleIn(REGISTER_READERS)} AND CASE ${KIND_OF_OFFICE}
    WHEN 'class' THEN ${table}.school_class = ${OFFICE}
    WHEN 'school' THEN ${table}.school_code = ${OFFICE}
    WHEN 'township' THEN ${table}.school_code IN (SELECT code FROM school WHERE township_code = ${OFFICE})
    WHEN 'county' THEN ${table}.school_code IN (SELECT code FROM school WHERE county_code = ${OFFICE})
    ELSE false END)`;
const ofTheirRegister = (table: string) =>
  `EXISTS (SELECT FROM pupil p WHERE p.code = ${table}.pupil AND ${keepsRegisterOf('p')})`;

/** The twin of `isTheirs` in src/domain/second-person. */
const ofTheirOffice = `CASE ${KIND_OF_OFFICE} WHEN 'school' THEN school_code = ${OFFICE}
    WHEN 'township' THEN township_code = ${OFFICE} WHEN 'county' THEN county_code = ${OFFICE} ELSE false END`;
const bureau = roleIn(['bureau_officer', 'bureau_head']);

export const TABLES: Readonly<Record<string, TableSecurity>> = {
  pupil: {
    rows: 'theirs',
    // The register they keep, and the child of a case they see. Only imports write, which compare with everybody.
    see: `${keepsRegisterOf('pupil')} OR (${reads} AND EXISTS (SELECT FROM case_ledger c WHERE c.pupil = pupil.code))`,
  },
  attendance_day: {
    rows: 'theirs',
    see: `${roleIn(REGISTER_READERS)} AND EXISTS (SELECT FROM pupil p WHERE p.code = attendance_day.pupil)`,
    insert: `recorded_by = ${USER} AND ${ofTheirRegister('attendance_day')}`,
    update: `recorded_by = ${USER} AND ${ofTheirRegister('attendance_day')}`,
  },
  case_ledger: {
    rows: 'theirs',
    see: coversSql({ kind: KIND_OF_OFFICE, role: ROLE, office: OFFICE }),
  },
  case_event: {
    rows: 'theirs',
    see: `${reads} AND ${ofTheirCase('case_event')}`,
    never: ['UPDATE', 'DELETE'],
  },
  case_seen: {
    rows: 'theirs',
    // How far somebody has read is nobody else's business.
    see: `reader = ${USER}`,
    insert: `reader = ${USER} AND ${ofTheirCase('case_seen')}`,
    update: `reader = ${USER} AND ${ofTheirCase('case_seen')}`,
  },
  narrative: {
    rows: 'theirs',
    see: `author = ${USER} OR (${roleIn(WORD_READERS)} AND ${ofTheirOwnCase('narrative')})`,
    insert: `author = ${USER} AND ${ofTheirCase('narrative')}`,
    delete: `author = ${USER}`,
  },
  document: {
    rows: 'theirs',
    see: `${reads} AND ${ofTheirCase('document')}`,
    insert: `issued_by = ${USER} AND ${ofTheirCase('document')}`,
    update: ofTheirCase('document'),
    never: ['DELETE'],
  },
  // The court is shown what is meant for it.
  case_bundle: {
    rows: 'theirs',
    see: `(${roleIn(FILE_READERS)} OR (${roleIn(BUNDLE_READERS)} AND kind = 'court')) AND ${ofTheirOwnCase('case_bundle')}`,
    insert: `made_by = ${USER} AND ${ofTheirOwnCase('case_bundle')}`,
    never: ['DELETE'],
  },
  attachment: {
    rows: 'theirs',
    see: `added_by = ${USER} OR (${kindsOfAttachmentsRead} AND ${ofTheirOwnCase('attachment')})`,
    insert: `added_by = ${USER} AND ${ofTheirOwnCase('attachment')}`,
    update: ofTheirOwnCase('attachment'),
    never: ['DELETE'],
  },
  case_opening: {
    rows: 'theirs',
    // For bringing a case back, which nobody does in an office.
    see: 'false',
  },
  second_person_request: {
    rows: 'theirs',
    see: `requested_by = ${USER} OR (${reads} AND ${ofTheirOffice})`,
    insert: `requested_by = ${USER}`,
    update: `requested_by = ${USER} OR (${reads} AND ${ofTheirOffice})`,
    never: ['DELETE'],
  },
  destroyed_case: {
    rows: 'theirs',
    see: `${bureau} AND county_code = ${OFFICE}`,
    // Written by destroy_case_files() alone.
    never: ['INSERT', 'UPDATE', 'DELETE'],
  },
  pupil_home: {
    rows: 'theirs',
    see: `EXISTS (SELECT FROM pupil p WHERE p.code = pupil_home.pupil)`,
    insert: `recorded_by = ${USER} AND ${ofTheirRegister('pupil_home')}`,
    update: `recorded_by = ${USER} AND ${ofTheirRegister('pupil_home')}`,
    never: ['DELETE'],
  },
  chain_link: {
    rows: 'theirs',
    // Who answers for a village or a class hangs on its wall; who for a child goes with the child.
    see: `pupil IS NULL OR EXISTS (SELECT FROM pupil p WHERE p.code = chain_link.pupil)`,
    insert: `opened_by = ${USER} AND (pupil IS NULL OR ${ofTheirRegister('chain_link')})`,
    update: `pupil IS NULL OR ${ofTheirRegister('chain_link')}`,
    never: ['DELETE'],
  },
  export_file: {
    rows: 'theirs',
    // Whoever has approved one numbers it in the name of who has asked.
    see: `asked_by = ${USER} OR approved_by = ${USER} OR (${roleIn(EXPORTS)} AND asked_office = ${OFFICE})
          OR (${roleIn(['bureau_head', 'audit_admin'])} AND county_code = ${OFFICE})`,
    insert: `asked_by = ${USER} OR approved_by = ${USER}`,
    update: `asked_by = ${USER} AND asked_office = ${OFFICE}`,
    never: ['DELETE'],
  },
  mail_outbox: {
    rows: 'theirs',
    see: `(${bureau} OR ${ROLE} = ${text('supervisor')}) AND ${ofTheirCase('mail_outbox')}`,
    update: `${bureau} AND ${ofTheirCase('mail_outbox')}`,
  },
  mail_attempt: {
    rows: 'theirs',
    see: `EXISTS (SELECT FROM mail_outbox m WHERE m.key = mail_attempt.mail_key)`,
  },
  audit_entry: {
    rows: 'theirs',
    // Written through audit_append() alone.
    see: `${ROLE} = ${text('audit_admin')} OR (${ROLE} = ${text('security_admin')} AND action = 'session.open')`,
    never: ['INSERT', 'UPDATE', 'DELETE'],
  },

  account: { rows: 'open', why: 'people who work here; asked before it is known who signs in' },
  post: { rows: 'open', why: 'who holds which office; asked before it is known who signs in' },
  session: { rows: 'open', why: 'digests of tokens; asked before it is known who signs in' },
  identity_link: { rows: 'open', why: 'who a person is at the county’s identity provider' },
  second_factor: { rows: 'open', why: 'sealed secrets of people who work here, asked before they are in' },
  recovery_code: { rows: 'open', why: 'digests of codes' },
  sign_in_step: { rows: 'open', why: 'digests of half-done sign-ins' },
  api_token: { rows: 'open', why: 'digests of machines’ tokens; asked before it is known who comes' },
  login_failure: { rows: 'open', why: 'digests of logins' },
  area: { rows: 'open', why: 'places' },
  school: { rows: 'open', why: 'schools' },
  unit: { rows: 'open', why: 'places, schools and classes, with the time in which they were called so' },
  school_roll: { rows: 'open', why: 'how many children a grade had at the beginning of a term' },
  setting: { rows: 'open', why: 'clock, calendar and regime of the county' },
  document_template: { rows: 'open', why: 'Word files with {fields} and no child' },
  office_document: { rows: 'open', why: 'what offices write to each other, about units and no child' },
  document_series: { rows: 'open', why: 'the last number of each series' },
  import_batch: { rows: 'open', why: 'who imported when, digests and counts' },
  migrations: { rows: 'closed', why: 'what the schema has come to' },
};
