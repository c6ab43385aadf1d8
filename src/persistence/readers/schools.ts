import type { EntityManager } from 'typeorm';
import type { SchoolKind } from '../../domain/identity/school-code.js';
import { DEPARTMENTS, type Department } from '../../domain/ladder/vocabulary.js';
import { AreaEntity } from '../entities/area.entity.js';
import { SchoolEntity } from '../entities/school.entity.js';

export interface SchoolRecord {
  readonly code: string;
  readonly name: string;
  readonly kind: SchoolKind;
  readonly townshipCode: string;
  readonly countyCode: string;
}

export interface AreaRecord {
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'township' | 'village';
  readonly localGovernment: 'township' | 'subdistrict' | null;
}

export async function schoolByCode(manager: EntityManager, code: string): Promise<SchoolRecord | undefined> {
  const found = await manager.findOneBy(SchoolEntity, { code });
  return found ? schoolRecord(found) : undefined;
}

/** In the order of their codes. */
export async function schoolsOfCounty(
  manager: EntityManager,
  countyCode: string,
): Promise<readonly SchoolRecord[]> {
  return (await manager.find(SchoolEntity, { where: { countyCode }, order: { code: 'ASC' } })).map(
    schoolRecord,
  );
}

export async function areaByCode(manager: EntityManager, code: string): Promise<AreaRecord | undefined> {
  const found = await manager.findOneBy(AreaEntity, { code });
  if (!found) return undefined;
  const { name, level, localGovernment } = found;
  return { code, name, level, localGovernment };
}

/** The name of an office for people; its code when the registers do not know it. */
export async function officeName(manager: EntityManager, office: string): Promise<string> {
  const [head = office, second, third] = office.split('-');
  if (/^\d{10}$/.test(head)) {
    const school = await schoolByCode(manager, head);
    if (!school) return office;
    return second && third ? `${school.name}${gradeName(Number(second))}${third}班` : school.name;
  }
  const area = await areaByCode(manager, head);
  if (!area) return office;
  return second === undefined ? area.name : `${area.name}${DEPARTMENTS[second as Department] ?? second}`;
}

/** 1 → 「一年级」. */
export function gradeName(grade: number): string {
  return `${'一二三四五六七八九'[grade - 1] ?? grade}年级`;
}

function schoolRecord({ code, name, kind, townshipCode, countyCode }: SchoolEntity): SchoolRecord {
  return { code, name, kind, townshipCode, countyCode };
}
