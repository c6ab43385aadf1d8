import type { EntityManager } from 'typeorm';
import { AreaEntity } from '../entities/area.entity.js';
import { SchoolEntity } from '../entities/school.entity.js';
import type { AreaRecord, SchoolRecord } from './schools.js';

/** Adds places, or takes over a new name or kind for a code that is known. */
export async function writeAreas(manager: EntityManager, areas: readonly AreaRecord[]): Promise<void> {
  await manager.upsert(AreaEntity, [...areas], ['code']);
}

/** Their townships and counties must have been written before. */
export async function writeSchools(manager: EntityManager, schools: readonly SchoolRecord[]): Promise<void> {
  await manager.upsert(SchoolEntity, [...schools], ['code']);
}
