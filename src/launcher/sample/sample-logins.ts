import { ADMIN_LABELS, ADMIN_ROLES, type AdminRole } from '../../domain/access/admin-role.js';
import type { Role } from '../../domain/access/role.js';
import { DEPARTMENTS } from '../../domain/ladder/vocabulary.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { gradeName } from '../../persistence/readers/schools.js';
import { Dice } from './dice.js';
import { sampleName } from './people.js';
import { COUNTY, SCHOOLS, TOWNS } from './places.js';

/** Printed at the start of a trial. A live county has no sample accounts, and so no password anybody knows. */
export const SAMPLE_PASSWORD = 'yunling-trial';

export interface SampleLogin {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly email: string;
  /** What a printout says of the desk, e.g. 「云岭县第一初级中学 七年级2班 班主任」. */
  readonly desk: string;
}

export interface SampleAdmin {
  readonly login: string;
  readonly name: string;
  readonly role: AdminRole;
  readonly office: string;
  readonly email: string;
  readonly desk: string;
}

/** Who look after the system of the sample county; they see no child. */
export function sampleAdmins(): readonly SampleAdmin[] {
  const dice = new Dice(2016);
  return ADMIN_ROLES.map((role) => ({
    login: role.replace('_', '.'),
    name: sampleName(dice).name,
    role,
    office: COUNTY,
    email: `${role}@yunling.example`,
    desk: `云岭县 ${ADMIN_LABELS[role]}`,
  }));
}

type Desk = Pick<SampleLogin, 'login' | 'role' | 'office' | 'desk'>;

/** One account for every desk of the sample county; the same ones every time. */
export function sampleLogins(): readonly SampleLogin[] {
  const dice = new Dice(1986);
  return [...countyDesks(), ...TOWNS.flatMap(townDesks), ...SCHOOLS.flatMap(schoolDesks)].map((desk) => ({
    ...desk,
    password: SAMPLE_PASSWORD,
    name: sampleName(dice).name,
    email: `${desk.login}@yunling.example`,
  }));
}

/** At whose desk a newcomer begins. */
export const SHOWN_TEACHER = 'junior2.7-1';

/** One of every role, who together can walk a case through the whole ladder: what a printout has room for. */
export function shownLogins(): readonly SampleLogin[] {
  const wanted = [
    SHOWN_TEACHER,
    'junior2.registrar',
    'junior2.principal',
    'liuwan.village',
    'liuwan.cadre',
    'liuwan.head',
    'bureau',
    'bureau.head',
    'justice',
    'court',
    'police',
    'supervisor',
    'leader',
  ];
  return sampleLogins().filter(({ login }) => wanted.includes(login));
}

/** Everybody a printout names: one of every role, and the administrators. */
export function loginsShown(): readonly Pick<SampleLogin, 'login' | 'desk'>[] {
  return [...shownLogins(), ...sampleAdmins()];
}

function countyDesks(): readonly Desk[] {
  const desks: readonly (readonly [login: string, role: Role])[] = [
    ['bureau', 'bureau_officer'],
    ['bureau.head', 'bureau_head'],
    ['justice', 'justice_official'],
    ['court', 'court_liaison'],
    ['supervisor', 'supervisor'],
    ['leader', 'county_leader'],
  ];
  const departments = Object.entries(DEPARTMENTS).filter(([department]) => department !== 'justice');
  return [
    ...desks.map(([login, role]): Desk => ({
      login,
      role,
      office: COUNTY,
      desk: `云岭县 ${ROLE_LABELS[role]}`,
    })),
    ...departments.map(([department, label]): Desk => ({
      login: department,
      role: 'department_officer',
      office: `${COUNTY}-${department}`,
      desk: `云岭县 ${label}联络员`,
    })),
  ];
}

function townDesks({ key, code, name }: (typeof TOWNS)[number]): readonly Desk[] {
  const desk = (suffix: string, role: Role): Desk => ({
    login: `${key}.${suffix}`,
    role,
    office: code,
    desk: `${name} ${ROLE_LABELS[role]}`,
  });
  return [desk('cadre', 'township_cadre'), desk('head', 'township_head'), desk('village', 'village_cadre')];
}

function schoolDesks({ key, code, name, classes }: (typeof SCHOOLS)[number]): readonly Desk[] {
  return [
    { login: `${key}.principal`, role: 'principal', office: code, desk: `${name} ${ROLE_LABELS.principal}` },
    { login: `${key}.registrar`, role: 'registrar', office: code, desk: `${name} ${ROLE_LABELS.registrar}` },
    ...classes.map(([grade, classNo]): Desk => ({
      login: `${key}.${grade}-${classNo}`,
      role: 'class_teacher',
      office: `${code}-${grade}-${classNo}`,
      desk: `${name} ${gradeName(grade)}${classNo}班 ${ROLE_LABELS.class_teacher}`,
    })),
  ];
}
