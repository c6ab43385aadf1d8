import { OFFICE_OF, type Actor, type Role } from '../access/role.js';
import { refusal, type Refusal } from '../refusal.js';
import type { ChainLevel, ChainLine, ChainUnit, ChildPlace } from './chain.js';

/** Where the unit or the child of a link lies. */
export interface LinkPlace {
  readonly county: string;
  readonly township: string | null;
  readonly school: string | null;
}

export const BELOW_TOWNSHIP: readonly ChainUnit[] = ['village', 'group', 'child'];
export const BELOW_SCHOOL: readonly ChainUnit[] = ['grade', 'class', 'child'];

/**
 * Whether such an office names people at such a level: the bureau anywhere in the county, a township below itself on the
 * government's side, a school below itself on its own.
 */
export function assignsAt(role: Role, line: ChainLine, unit: ChainUnit): boolean {
  switch (OFFICE_OF[role]) {
    case 'county':
      return true;
    case 'township':
      return line === 'government' && BELOW_TOWNSHIP.includes(unit);
    case 'school':
      return line === 'education' && BELOW_SCHOOL.includes(unit);
    case 'class':
    case 'department':
      return false;
  }
}

/** Whether this very office names who answers here. */
export function assigningRefused(
  { role, office }: Actor,
  line: ChainLine,
  level: ChainLevel,
  place: LinkPlace,
): Refusal | undefined {
  const kind = OFFICE_OF[role];
  const own = kind === 'class' || kind === 'department' ? null : place[kind];
  return assignsAt(role, line, level.unit) && office === own
    ? undefined
    : refusal('not_yours_to_assign', '这一层级或单位的责任人不由您所任职的单位确定。', { field: 'level' });
}

/** Villagers and subject teachers need no account to answer for a group of families, or for a child. */
export function mayBeNamedOnly({ unit }: Pick<ChainLevel, 'unit'>): boolean {
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
