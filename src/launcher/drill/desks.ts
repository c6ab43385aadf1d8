import { officeFor } from '../../domain/access/jurisdiction.js';
import type { Role } from '../../domain/access/role.js';
import type { Place } from '../../domain/ladder/case-state.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import type { Desk, DrillDriver } from './drill-driver.js';

export function deskOf(place: Place, role: Role): Desk {
  return { role, office: officeFor(place, role) };
}

/** Whom a scenario means: `owner`, `approver` (the head of the authority whose paper was drawn up last), a role in the child's own county, or one at another office (`role@office`). */
export function deskNamed(
  by: string,
  view: ShownCase,
  driver: Pick<DrillDriver, 'receivingSchool'>,
): Desk | undefined {
  const { place, awaiting } = view;
  if (by === 'owner') return awaiting ? { role: awaiting.role, office: awaiting.office } : undefined;
  if (by === 'approver') {
    const paper = view.papers.at(-1);
    return deskOf(place, paper?.authority === 'township' ? 'township_head' : 'bureau_head');
  }
  const [name = '', office] = by.split('@');
  const role = name as Role;
  if (office === 'receiving') return { role, office: driver.receivingSchool(place) };
  return office ? { role, office: `${place.county}-${office}` } : deskOf(place, role);
}

/**
 * The input of an act as a scenario writes it: dates already resolved, `$receivingSchool` and `$account:<role>`
 * replaced by the codes the sample county happens to have.
 */
export function withCodes(
  input: Readonly<Record<string, unknown>>,
  place: Place,
  driver: Pick<DrillDriver, 'receivingSchool' | 'accountAt'>,
): Record<string, unknown> {
  const code = (value: unknown): unknown => {
    if (value === '$receivingSchool') return driver.receivingSchool(place);
    return typeof value === 'string' && value.startsWith('$account:')
      ? driver.accountAt(deskOf(place, value.slice('$account:'.length) as Role))
      : value;
  };
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, code(value)]));
}
