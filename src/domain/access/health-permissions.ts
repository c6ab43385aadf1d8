import type { Department, Reason } from '../ladder/vocabulary.js';
import type { Place } from '../ladder/case-state.js';
import { isOfOtherSchool } from './child-detail.js';
import type { Actor, Role } from './role.js';

/** Who asks. A department is known by its office. */
export type Reader = Pick<Actor, 'role' | 'office'>;

/**
 * Who needs to know that a child is disabled or ill, and what its doctors say: those who teach it and keep
 * its record, and those who decide where it is taught or must find that there is no proper reason for its absence.
 * Assessments are private and serve education and rehabilitation only (残疾人教育条例 art. 20); that a child is absent
 * concerns more people than why its health keeps it away.
 */
export const readsHealth: readonly Role[] = [
  'class_teacher',
  'registrar',
  'principal',
  'township_cadre',
  'township_head',
  'bureau_officer',
  'bureau_head',
];

/** Asked because of a child's health: they assess it, treat it and look after it. The others are asked for other things. */
const HEALTH_DEPARTMENTS: readonly Department[] = ['health', 'disability'];

export function mayReadHealth({ role, office }: Reader): boolean {
  return (
    readsHealth.includes(role) ||
    (role === 'department_officer' && HEALTH_DEPARTMENTS.some((each) => office.endsWith(`-${each}`)))
  );
}

/** The school that is said to have received a child is told by the child's family, not by this file. */
export function readsHealthOf(reader: Reader, of: { readonly place: Place }): boolean {
  return mayReadHealth(reader) && !isOfOtherSchool(reader, of);
}

/** What of a child's record tells of its health, wherever it is shown. */
export const HEALTH_GROUPS: readonly string[] = ['disabled'];
export const HEALTH_REASONS: readonly Reason[] = ['health', 'mental'];

export function groupsShownTo(reader: Reader, groups: readonly string[]): readonly string[] {
  return mayReadHealth(reader) ? groups : groups.filter((group) => !HEALTH_GROUPS.includes(group));
}

/** Why a child stays away; for others its health is one of the other reasons. */
export function reasonShownTo(reader: Reader, reason: Reason): Reason {
  return mayReadHealth(reader) ? reason : foldedReason(reason);
}

export function foldedReason(reason: Reason): Reason {
  return HEALTH_REASONS.includes(reason) ? 'other' : reason;
}
