import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { blindIndexes } from '../data-keys.js';
import { PupilEntity } from '../entities/pupil.entity.js';
import type { PupilRecord } from './pupil-record.js';

/** Which part of the register somebody may look into, by the code of a class, a school, a township or a county. */
export interface RegisterReach {
  readonly kind: 'class' | 'school' | 'township' | 'county';
  readonly code: string;
}

/** What might identify the children of a file; see `matchPupil`. */
export interface MatchingKeys {
  readonly studentNumbers: readonly string[];
  readonly idNumbers: readonly string[];
  readonly schoolCodes: readonly string[];
}

/** The child, unless it is out of reach: the two are not told apart. */
export async function pupilWithin(
  manager: EntityManager,
  reach: RegisterReach,
  code: string,
): Promise<PupilRecord | undefined> {
  const found = await reaching(manager, reach).andWhere('p.code = :code', { code }).getOne();
  return found ? recordOf(found) : undefined;
}

/**
 * Children whose name contains `text`, or whose code, 学籍号 or ID number it is; all of them when it is empty.
 * By class, then name; `limit` at most.
 */
export async function searchPupils(
  manager: EntityManager,
  reach: RegisterReach,
  text: string,
  limit: number,
): Promise<readonly PupilRecord[]> {
  const query = reaching(manager, reach);
  if (text !== '') {
    query.andWhere(
      new Brackets((any) =>
        any
          .where('p.name ILIKE :part', { part: `%${text.replace(/[\\%_]/g, '\\$&')}%` })
          .orWhere('p.code = :text', { text })
          .orWhere('p.studentNumberIndex = ANY(:asStudentNumber)', {
            asStudentNumber: blindIndexes('student_number', [text.toUpperCase()]),
          })
          .orWhere('p.idNumberIndex = ANY(:asIdNumber)', {
            asIdNumber: blindIndexes('id_number', [text.toUpperCase()]),
          }),
      ),
    );
  }
  const found = await query
    .orderBy('p.schoolCode')
    .addOrderBy('p.grade')
    .addOrderBy('p.classNo')
    .addOrderBy('p.name')
    .addOrderBy('p.code')
    .take(limit)
    .getMany();
  return found.map(recordOf);
}

/** Everybody an uploaded roster could mean: by either number anywhere in the county, or enrolled at its schools. */
export async function pupilsForMatching(
  manager: EntityManager,
  keys: MatchingKeys,
): Promise<readonly PupilRecord[]> {
  const found = await manager
    .createQueryBuilder(PupilEntity, 'p')
    .where('p.studentNumberIndex = ANY(:studentNumbers)', {
      studentNumbers: blindIndexes('student_number', keys.studentNumbers),
    })
    .orWhere('p.idNumberIndex = ANY(:idNumbers)', { idNumbers: blindIndexes('id_number', keys.idNumbers) })
    .orWhere('p.schoolCode = ANY(:schoolCodes)', { schoolCodes: keys.schoolCodes })
    .getMany();
  return found.map(recordOf);
}

export async function pupilByCode(manager: EntityManager, code: string): Promise<PupilRecord | undefined> {
  const found = await manager.findOneBy(PupilEntity, { code });
  return found ? recordOf(found) : undefined;
}

function reaching(manager: EntityManager, reach: RegisterReach): SelectQueryBuilder<PupilEntity> {
  const query = manager.createQueryBuilder(PupilEntity, 'p');
  switch (reach.kind) {
    case 'class':
      return query.where('p.schoolClass = :reach', { reach: reach.code });
    case 'school':
      return query.where('p.schoolCode = :reach', { reach: reach.code });
    case 'township':
      return query.where('p.school_code IN (SELECT code FROM school WHERE township_code = :reach)', {
        reach: reach.code,
      });
    case 'county':
      return query.where('p.school_code IN (SELECT code FROM school WHERE county_code = :reach)', {
        reach: reach.code,
      });
  }
}

export function recordOf(pupil: PupilEntity): PupilRecord {
  const {
    changedAt: _changedAt,
    idNumberIndex: _idNumberIndex,
    studentNumberIndex: _studentNumberIndex,
    ...record
  } = pupil;
  return record;
}
