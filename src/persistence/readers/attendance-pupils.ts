import type { EntityManager } from 'typeorm';
import { PupilEntity } from '../entities/pupil.entity.js';
import type { PupilRecord } from './pupil-record.js';

/** How an attendance mark names its child. */
export interface ChildReference {
  readonly pupil?: string;
  readonly studentNumber?: string;
  readonly idNumber?: string;
}

export async function pupilsForAttendance(
  manager: EntityManager,
  references: readonly ChildReference[],
): Promise<readonly PupilRecord[]> {
  const given = (key: keyof ChildReference) => [...new Set(references.flatMap((each) => each[key] ?? []))];
  return manager
    .createQueryBuilder(PupilEntity, 'p')
    .where('p.code = ANY(:codes)', { codes: given('pupil') })
    .orWhere('p.studentNumber = ANY(:studentNumbers)', { studentNumbers: given('studentNumber') })
    .orWhere('p.idNumber = ANY(:idNumbers)', { idNumbers: given('idNumber') })
    .getMany();
}
