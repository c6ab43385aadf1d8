import type { EntityManager } from 'typeorm';
import { OFFICE_OF } from '../../../domain/access/role.js';
import { placeOfSchool, type UnitReach } from '../../../persistence/readers/units.js';
import { isAdmin, type SignedInPerson } from '../../accounts/current-account.js';
import { countyOfOffice } from '../county-of-office.js';

/** The part of the county a person's office answers for. */
export function unitReachOf(person: SignedInPerson): UnitReach {
  const kind = isAdmin(person) ? 'county' : OFFICE_OF[person.role];
  if (kind !== 'county' && kind !== 'department') return { kind, code: person.office };
  const county = countyOfOffice(person);
  return county === undefined ? undefined : { kind: 'county', code: county };
}

/** The whole county around it. */
export async function countyAround(manager: EntityManager, person: SignedInPerson): Promise<UnitReach> {
  const reach = unitReachOf(person);
  if (reach === undefined || reach.kind === 'county') return reach;
  const code =
    reach.kind === 'township' ? reach.code.slice(0, 6) : (await placeOfSchool(manager, reach.code))?.county;
  return { kind: 'county', code: code ?? '' };
}
