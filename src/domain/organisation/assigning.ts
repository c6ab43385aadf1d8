import { OFFICE_OF, type Actor } from '../access/role.js';
import { refusal, type Refusal } from '../refusal.js';
import type { ChainLevel, ChainLine, ChainUnit, ChildPlace } from './chain.js';

/** Where the unit or the child of a link lies. */
export interface LinkPlace {
  readonly county: string;
  readonly township: string | null;
  readonly school: string | null;
}

const BELOW_TOWNSHIP: readonly ChainUnit[] = ['village', 'group', 'child'];
const BELOW_SCHOOL: readonly ChainUnit[] = ['grade', 'class', 'child'];

/**
 * Whether this office names who answers here: the bureau anywhere in the county, a township below itself on the
 * government's side, a school below itself on its own.
 */
export function assigningRefused(
  { role, office }: Actor,
  line: ChainLine,
  level: ChainLevel,
  place: LinkPlace,
): Refusal | undefined {
  const allowed = {
    county: office === place.county,
    township: line === 'government' && BELOW_TOWNSHIP.includes(level.unit) && office === place.township,
    school: line === 'education' && BELOW_SCHOOL.includes(level.unit) && office === place.school,
    class: false,
    department: false,
  }[OFFICE_OF[role]];
  return allowed
    ? undefined
    : refusal('not_yours_to_assign', '这一层级或单位的责任人不由您所任职的单位确定。', { field: 'level' });
}

/** Villagers and subject teachers need no account to answer for a group of families, or for a child. */
export function mayBeNamedOnly({ unit }: ChainLevel): boolean {
  return unit === 'group' || unit === 'child';
}

export function placeOfUnit(
  unit: string,
  school?: { readonly county: string; readonly township: string },
): LinkPlace {
  const head = unit.split('-')[0] ?? unit;
  if (/^\d{10}$/.test(head)) {
    return { county: school?.county ?? '', township: school?.township ?? null, school: head };
  }
  return {
    county: head.slice(0, 6),
    township: head.length >= 9 ? head.slice(0, 9) : null,
    school: null,
  };
}

export function placeOfChild({ county, township, school }: ChildPlace): LinkPlace {
  return { county, township, school };
}
