import type { Role } from './role.js';

/**
 * Who needs to know that a child is disabled or ill, and what its doctors say: those who teach it and keep
 * its record, and those who decide where it is taught or must find that there is no proper reason for its absence. Assessments are private and serve education and rehabilitation only
 * (残疾人教育条例 art. 20); that a child is absent concerns more people than why its health keeps it away.
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

export function mayReadHealth(role: Role): boolean {
  return readsHealth.includes(role);
}
