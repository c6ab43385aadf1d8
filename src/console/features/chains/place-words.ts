import type { ChainChild, GapsView } from '../../../contracts/chain-answers.js';
import { BELOW_SCHOOL, BELOW_TOWNSHIP } from '../../../domain/organisation/assigning.js';
import type { ChainLine, ChainUnit } from '../../../domain/organisation/chain.js';
import { classWords } from '../../ui/class-words.js';

type Place = Pick<NonNullable<GapsView['held']>[number], 'unit' | 'unitName' | 'child'>;

export function childPlaceWords({ schoolName, grade, classNo }: ChainChild): string {
  return `${schoolName} ${classWords(grade, classNo)}`;
}

/** What somebody answers for, as those who know it call it. */
export function placeWords({ unit, unitName, child }: Place): string {
  if (child) return `${child.name}（${childPlaceWords(child)}）`;
  return unitName ?? unit ?? '未登记所在村组的学生';
}

/** Whose part of the chains a level is, for those who can only look at it. */
export function assignerWords(line: ChainLine, unit: ChainUnit): string {
  if (line === 'government' && BELOW_TOWNSHIP.includes(unit)) return '乡镇或教育局';
  return line === 'education' && BELOW_SCHOOL.includes(unit) ? '学校或教育局' : '教育局';
}
