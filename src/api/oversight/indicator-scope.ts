import type { EntityManager } from 'typeorm';
import type { IndicatorQuery } from '../../contracts/http-schemas-indicators.js';
import { OFFICE_OF, type Actor } from '../../domain/access/role.js';
import { refusal } from '../../domain/refusal.js';
import { unitKindOf } from '../../persistence/readers/indicator-units.js';
import type { Unit } from '../../persistence/readers/indicators.js';
import { areaByCode, schoolByCode } from '../../persistence/readers/schools.js';
import { ProblemException } from '../problem.js';

/** A unit, and whether its small numbers and its children are the asker's business. */
export interface NumberScope extends Unit {
  readonly name: string;
  readonly beyond: boolean;
}

/**
 * Whose numbers somebody may have: of the own office and whatever lies within it, everything; of the own county as a
 * whole, to compare with, rates without small cells; of anybody else, nothing.
 */
export async function numberScope(
  manager: EntityManager,
  actor: Actor,
  { unit }: Pick<IndicatorQuery, 'unit'>,
): Promise<NumberScope> {
  const code = unit ?? actor.office;
  const kind = unitKindOf(code);
  const found = await placeOf(manager, code);
  if (kind === undefined || found === undefined) {
    throw new ProblemException(
      404,
      refusal('unknown_unit', '没有这个单位。', { field: 'unit', value: code }),
    );
  }
  const { name, within } = found;
  if (within.includes(actor.office)) return { kind, code, name, beyond: false };
  if (kind === 'county' && (await countyOf(manager, actor)) === code)
    return { kind, code, name, beyond: true };
  throw new ProblemException(
    403,
    refusal('not_your_jurisdiction', `${name}不在您所任职单位的管辖范围内。`, { field: 'unit', value: code }),
  );
}

/** The unit with all it lies in, itself first. */
async function placeOf(
  manager: EntityManager,
  code: string,
): Promise<{ readonly name: string; readonly within: readonly string[] } | undefined> {
  if (unitKindOf(code) === 'school') {
    const school = await schoolByCode(manager, code);
    return school && { name: school.name, within: [code, school.townshipCode, school.countyCode] };
  }
  const area = await areaByCode(manager, code);
  return area && { name: area.name, within: [code, code.slice(0, 6)] };
}

export async function countyOf(manager: EntityManager, { role, office }: Actor): Promise<string | undefined> {
  if (OFFICE_OF[role] !== 'school') return office.slice(0, 6);
  return (await schoolByCode(manager, office))?.countyCode;
}
