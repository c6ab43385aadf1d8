import type { DataSource } from 'typeorm';
import type { Actor, Role } from '../../../src/domain/access/role.js';
import type { Place } from '../../../src/domain/ladder/case-state.js';
import { writePupils } from '../../../src/persistence/readers/pupils-writing.js';
import { officer, person, PLACE } from '../../support/people.js';
import { seat } from '../../support/seat.js';

/** A second township with a school of its own, in the same county. */
export const ELSEWHERE: Place = {
  county: PLACE.county,
  township: '371599102',
  school: '3137000002',
  schoolClass: '3137000002-8-1',
  localGovernment: 'subdistrict',
};

const ROLES_HERE: readonly Role[] = [
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
  'supervisor',
  'county_leader',
];

export const HERE = Object.fromEntries(ROLES_HERE.map((role) => [role, person(role)])) as Record<Role, Actor>;
export const THERE = {
  class_teacher: person('class_teacher', 2, ELSEWHERE),
  principal: person('principal', 2, ELSEWHERE),
  registrar: person('registrar', 2, ELSEWHERE),
  township_cadre: person('township_cadre', 2, ELSEWHERE),
} as const;
export const POLICE = officer('police');

export const PEOPLE: readonly Actor[] = [...Object.values(HERE), ...Object.values(THERE), POLICE];

/** Areas, schools and people of the invented county; pupils are added by {@link enrol}. */
export async function settle(database: DataSource): Promise<void> {
  await settlePlaces(database);
  for (const { user, role, office } of PEOPLE) {
    await seat(database, { user, role, office, name: `姓名 ${user}`, email: `${user}@county.example` });
  }
}

export async function settlePlaces(database: DataSource): Promise<void> {
  await database.query(
    `INSERT INTO area (code, name, level, local_government) VALUES
       ($1, '青禾县', 'county', NULL), ($2, '柳河镇', 'township', 'township'), ($3, '东湖街道', 'township', 'subdistrict')`,
    [PLACE.county, PLACE.township, ELSEWHERE.township],
  );
  await database.query(
    `INSERT INTO school (code, name, kind, township_code, county_code) VALUES
       ($1, '柳河中学', 'junior', $2, $5), ($3, '东湖中学', 'junior', $4, $5)`,
    [PLACE.school, PLACE.township, ELSEWHERE.school, ELSEWHERE.township, PLACE.county],
  );
}

let enrolled = 0;

/** A child in the register. @returns its code. */
export async function enrol(
  database: DataSource,
  {
    place = PLACE,
    name = '王小明',
    ...given
  }: { place?: Place; name?: string; code?: string; homeAddress?: string } = {},
): Promise<string> {
  enrolled += 1;
  const code = given.code ?? `p-${process.pid}x${enrolled}`;
  const [, grade, classNo] = place.schoolClass.split('-');
  const number = `37159920120504${String(enrolled).padStart(4, '0')}`;
  const child = {
    code,
    name,
    sex: 'male' as const,
    birthDate: '2012-05-04',
    idNumber: number,
    studentNumber: `G${number}`,
    schoolCode: place.school,
    grade: Number(grade),
    classNo: Number(classNo),
    schoolClass: place.schoolClass,
    guardianName: '王大山',
    guardianRelation: null,
    phone: '13900001234',
    hukouAddress: null,
    homeAddress: given.homeAddress ?? null,
    specialGroups: [],
    status: 'enrolled' as const,
  };
  await writePupils(database.manager, [child], new Date());
  return code;
}
