import type { EntityManager } from 'typeorm';
import { blindIndexes } from '../data-keys.js';
import { PupilEntity } from '../entities/pupil.entity.js';
import type { PupilRecord } from './pupil-record.js';
import { recordOf } from './pupils.js';

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
  const found = await manager
    .createQueryBuilder(PupilEntity, 'p')
    .where('p.code = ANY(:codes)', { codes: given('pupil') })
    .orWhere('p.studentNumberIndex = ANY(:studentNumbers)', {
      studentNumbers: blindIndexes('student_number', given('studentNumber')),
    })
    .orWhere('p.idNumberIndex = ANY(:idNumbers)', { idNumbers: blindIndexes('id_number', given('idNumber')) })
    .getMany();
  return found.map(recordOf);
}
