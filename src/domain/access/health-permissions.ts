import type { CaseEvent } from '../ladder/case-events.js';
import type { ArrangementKind, Reason } from '../ladder/vocabulary.js';
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

/** What of a child's record tells of its health, wherever it is shown. */
const HEALTH_GROUPS: readonly string[] = ['disabled'];
const HEALTH_REASONS: readonly Reason[] = ['health', 'mental'];
const HEALTH_ARRANGEMENTS: readonly ArrangementKind[] = ['home_teaching', 'special_placement'];

/** An event as this role may know it: what it says of the child's health is left out, and that it happened is not. */
export function eventShownTo(role: Role, event: CaseEvent): CaseEvent {
  if (mayReadHealth(role)) return event;
  switch (event.type) {
    case 'ContactRecorded':
    case 'HomeVisitRecorded':
    case 'PersuasionRecorded':
      return event.reason ? { ...event, reason: reasonShownTo(role, event.reason) } : event;
    default:
      return event;
  }
}

/** Whether the very kind of an arrangement would tell of the child's health. */
export function hidesArrangement(role: Role, event: CaseEvent): boolean {
  return (
    (event.type === 'ArrangementRequested' ||
      event.type === 'ArrangementDecided' ||
      event.type === 'ArrangementEnded') &&
    arrangementShownTo(role, event.kind) === undefined
  );
}

export function groupsShownTo(role: Role, groups: readonly string[]): readonly string[] {
  return mayReadHealth(role) ? groups : groups.filter((group) => !HEALTH_GROUPS.includes(group));
}

/** Why a child stays away; for others its health is one of the other reasons. */
export function reasonShownTo(role: Role, reason: Reason): Reason {
  return mayReadHealth(role) || !HEALTH_REASONS.includes(reason) ? reason : 'other';
}

/** Where a child is taught; undefined where that would say that it is disabled. */
export function arrangementShownTo(role: Role, kind: ArrangementKind): ArrangementKind | undefined {
  return mayReadHealth(role) || !HEALTH_ARRANGEMENTS.includes(kind) ? kind : undefined;
}
