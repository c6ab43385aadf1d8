import { addDays, plainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { checkCharacter } from '../../domain/identity/id-number.js';
import { gradeName } from '../../persistence/readers/schools.js';
import type { Dice } from './dice.js';
import { sampleName } from './people.js';
import { COUNTY, SCHOOLS, TOWNS } from './places.js';

/** A row of a school's register, in its own words. */
export interface SampleChild {
  readonly name: string;
  readonly sex: '男' | '女';
  readonly birthDate: PlainDate;
  readonly idNumber: string;
  readonly studentNumber: string;
  readonly school: string;
  readonly schoolCode: string;
  readonly grade: string;
  readonly classNo: string;
  readonly guardian: string;
  readonly relation: string;
  readonly phone: string;
  readonly hukou: string;
  readonly home: string;
  readonly groups: string;
}

const GROUPS = ['留守儿童', '留守儿童', '低保', '随迁子女', '学困', '监测户', '单亲', '孤儿', '残疾'];
const RELATIONS = ['父亲', '母亲', '父亲', '母亲', '祖父', '祖母'];

/** @param schoolYear the year in which the school year began; it decides how old the children are. */
export function sampleChildren(dice: Dice, count: number, schoolYear: number): readonly SampleChild[] {
  const classes = SCHOOLS.flatMap((school) =>
    school.classes.map(([grade, classNo]) => ({ school, grade, classNo })),
  );
  return Array.from({ length: count }, (_, index) => {
    const place = classes[index % classes.length];
    if (!place) throw new RangeError('a county without classes');
    return child(dice, index + 1, { ...place, schoolYear });
  });
}

interface ClassPlace {
  readonly school: (typeof SCHOOLS)[number];
  readonly grade: number;
  readonly classNo: number;
  readonly schoolYear: number;
}

export function child(
  dice: Dice,
  serial: number,
  { school, grade, classNo, schoolYear }: ClassPlace,
): SampleChild {
  const { surname, name } = sampleName(dice);
  const sex = dice.oneIn(2) ? '男' : '女';
  // Six years old on 31 August before grade 1 (义务教育法 art. 11).
  const birthDate = addDays(plainDate(`${schoolYear - 6 - grade}-09-01`), dice.between(0, 364));
  const town = TOWNS.find(({ code }) => code === school.townshipCode);
  const village = `${town?.name ?? ''}${dice.pick(town?.villages ?? [''])}`;
  const special = school.kind === 'special-education';
  return {
    name,
    sex,
    birthDate,
    ...numbers(dice, serial, birthDate, sex),
    school: school.name,
    schoolCode: school.code,
    grade: gradeName(grade),
    classNo: `${classNo}班`,
    guardian: sampleName(dice, surname).name,
    relation: dice.pick(RELATIONS),
    // No operator has numbers that begin with 154: nobody can be rung up by mistake.
    phone: `154${String(serial).padStart(8, '0')}`,
    hukou: village,
    home: dice.oneIn(8) ? `${village}（租住）` : village,
    groups: special ? '残疾' : dice.oneIn(4) ? dice.pick(GROUPS) : '',
  };
}

/** Most have both numbers; some a temporary 学籍号, some no ID yet, a few neither. */
function numbers(dice: Dice, serial: number, birthDate: PlainDate, sex: '男' | '女') {
  const birth = birthDate.replaceAll('-', '');
  // Of two children with one birthday the serial number keeps the sequences apart; odd is male.
  const sequence = ((serial * 2) % 998) + (sex === '男' ? 1 : 2);
  const body = `${COUNTY}${birth}${String(sequence).padStart(3, '0')}`;
  const idNumber = body + checkCharacter(body);
  const lot = dice.between(1, 100);
  if (lot <= 90) return { idNumber, studentNumber: `G${idNumber}` };
  if (lot <= 95) return { idNumber, studentNumber: `L${COUNTY}${birth}${String(serial).padStart(4, '0')}` };
  if (lot <= 98) return { idNumber: '无', studentNumber: `J${idNumber}` };
  return { idNumber: '无', studentNumber: '' };
}
