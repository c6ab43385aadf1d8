import { DEPARTMENTS, type Department } from '../../domain/ladder/vocabulary.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { EntityManager } from 'typeorm';
import { unitsOn } from '../../persistence/readers/units.js';

/** What each unit of the county is called, by its code. */
export type UnitNames = ReadonlyMap<string, string>;

export async function unitNamesOn(manager: EntityManager, on: PlainDate): Promise<UnitNames> {
  return new Map((await unitsOn(manager, on, undefined)).map(({ code, name }) => [code, name]));
}

/** 「柳湾村 一组」, 「柳湾初级中学 七年级1班」: 一组 and 七年级 are many. Null where nobody knows the unit. */
export function unitWords(unit: string | null, names: UnitNames): string | null {
  if (unit === null) return null;
  const [head = unit, part, ...rest] = unit.split('-');
  const above = names.get(head);
  if (part === undefined) return above ?? null;
  const own = names.get(unit) ?? (rest.length === 0 ? DEPARTMENTS[part as Department] : undefined);
  return own === undefined ? null : above === undefined ? own : `${above} ${own}`;
}
