import type { SchoolKind } from '../../domain/identity/school-code.js';
import type { AreaRecord, SchoolRecord } from '../../persistence/readers/schools.js';

/** 3709 ends at 370983: no county has this code, and no county is called so. */
export const COUNTY = '370999';
const COUNTY_NAME = '云岭县';

export interface Town {
  readonly code: string;
  /** In logins: `songxi.cadre`. */
  readonly key: string;
  readonly name: string;
  readonly government: 'township' | 'subdistrict';
  readonly villages: readonly string[];
}

/** One of them a 街道办事处: there the bureau must issue the order, which the trial is meant to show. */
export const TOWNS: readonly Town[] = [
  {
    code: '370999001',
    key: 'songxi',
    name: '松溪街道办事处',
    government: 'subdistrict',
    villages: ['松溪社区', '北桥社区'],
  },
  {
    code: '370999101',
    key: 'zhuping',
    name: '竹坪镇',
    government: 'township',
    villages: ['上竹坪村', '下竹坪村'],
  },
  {
    code: '370999102',
    key: 'baishi',
    name: '白石镇',
    government: 'township',
    villages: ['白石村', '石门沟村'],
  },
  {
    code: '370999201',
    key: 'liuwan',
    name: '柳湾乡',
    government: 'township',
    villages: ['柳湾村', '龙潭村'],
  },
];

interface SampleSchool extends SchoolRecord {
  /** In logins: `junior1.principal`. */
  readonly key: string;
  readonly classes: readonly (readonly [grade: number, classNo: number])[];
}

export const SCHOOLS: readonly SampleSchool[] = [
  school('2137099001', 'primary1', '松溪小学', 'primary', '370999001', [1, 2, 3, 4, 5, 6], 1),
  school('2137099002', 'primary2', '竹坪中心小学', 'primary', '370999101', [3, 4, 5, 6], 1),
  school('2137099003', 'primary3', '白石中心小学', 'primary', '370999102', [4, 5, 6], 1),
  school('3137099011', 'junior1', '云岭县第一初级中学', 'junior', '370999001', [7, 8, 9], 2),
  school('3137099012', 'junior2', '柳湾初级中学', 'junior', '370999201', [7, 8, 9], 1),
  school('5137099021', 'special', '云岭县特殊教育学校', 'special-education', '370999001', [4], 1),
];

/** The school of the printed logins: its registrar imports the demonstrated roster, its children are shown at work. */
export const SHOWN_SCHOOL = '3137099012';

export const AREAS: readonly AreaRecord[] = [
  { code: COUNTY, name: COUNTY_NAME, level: 'county', localGovernment: null },
  ...TOWNS.flatMap(({ code, name, government, villages }): AreaRecord[] => [
    { code, name, level: 'township', localGovernment: government },
    ...villagesOf({ code, government, villages }).map((village): AreaRecord => ({
      ...village,
      level: 'village',
      localGovernment: null,
    })),
  ]),
];

export function villagesOf({
  code,
  government,
  villages,
}: Pick<Town, 'code' | 'government' | 'villages'>): readonly {
  readonly code: string;
  readonly name: string;
}[] {
  // Communities of a town are numbered from 001, villages from 201.
  const first = government === 'subdistrict' ? 1 : 201;
  return villages.map((name, index) => ({ code: `${code}${String(first + index).padStart(3, '0')}`, name }));
}

function school(
  code: string,
  key: string,
  name: string,
  kind: SchoolKind,
  townshipCode: string,
  grades: readonly number[],
  parallel: number,
): SampleSchool {
  const classNos = Array.from({ length: parallel }, (_, index) => index + 1);
  const classes = grades.flatMap((grade) => classNos.map((classNo) => [grade, classNo] as const));
  return { code, key, name, kind, townshipCode, countyCode: COUNTY, classes };
}
