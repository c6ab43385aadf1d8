/** The offices' working roles. Administrators of the system itself have no role in a case. */
export const ROLES = [
  'class_teacher',
  'registrar',
  'principal',
  'village_cadre',
  'township_cadre',
  'township_head',
  'bureau_officer',
  'bureau_head',
  'justice_official',
  'court_liaison',
  'department_officer',
  'supervisor',
  'county_leader',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * How high a role stands when the clock looks for "the next one up" (逐级负责). Roles of one rank never supervise
 * each other. The supervisor (督导) inspects from outside and is nobody's superior.
 */
export const RANK: Readonly<Record<Role, number>> = {
  class_teacher: 1,
  registrar: 1,
  village_cadre: 1,
  principal: 2,
  township_cadre: 3,
  township_head: 4,
  bureau_officer: 5,
  justice_official: 5,
  court_liaison: 5,
  department_officer: 5,
  supervisor: 0,
  bureau_head: 6,
  county_leader: 7,
};

/** What kind of office a role sits in; it decides which code of the case its office code is compared with. */
export type OfficeKind = 'class' | 'school' | 'township' | 'county' | 'department';

export const OFFICE_OF: Readonly<Record<Role, OfficeKind>> = {
  class_teacher: 'class',
  registrar: 'school',
  principal: 'school',
  village_cadre: 'township',
  township_cadre: 'township',
  township_head: 'township',
  bureau_officer: 'county',
  bureau_head: 'county',
  justice_official: 'county',
  court_liaison: 'county',
  department_officer: 'department',
  supervisor: 'county',
  county_leader: 'county',
};

/** Who acts: codes only, so that it may stand in a workflow history. Names live in PostgreSQL. */
export interface Actor {
  /** Account code, e.g. `u-1007`. */
  readonly user: string;
  readonly role: Role;
  /** Code of the office held: class `3715210001-7-2`, school, township or county code, or `371521-police`. */
  readonly office: string;
  /** Account code of the person stood in for (代理); journal and audit say on whose behalf. */
  readonly actingFor?: string;
  /** A substitution that leaves decisions to others; {@link mayAct} refuses them. */
  readonly scope?: 'no_decisions';
}
