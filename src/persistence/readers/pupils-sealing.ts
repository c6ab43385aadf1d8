import type { EntityManager } from 'typeorm';
import { blindIndex, currentSeal } from '../data-keys.js';
import { PupilEntity } from '../entities/pupil.entity.js';
import { SEALED_PUPIL_COLUMNS, sealedPupil } from '../sealed-rows.js';

const AT_ONCE = 500;

export type PupilRow = Omit<PupilEntity, 'idNumberIndex' | 'studentNumberIndex'>;

/** Writes rows of the register, sealed, with the blind indexes of their numbers. */
export async function writeSealed(manager: EntityManager, rows: readonly PupilRow[]): Promise<void> {
  const indexed = rows.map((row) => ({
    ...sealedPupil(row),
    idNumberIndex: row.idNumber === null ? null : blindIndex('id_number', row.idNumber),
    studentNumberIndex: row.studentNumber === null ? null : blindIndex('student_number', row.studentNumber),
  }));
  await manager.upsert(PupilEntity, indexed, { conflictPaths: ['code'], skipUpdateIfNoValuesChanged: false });
}

/**
 * Seals anew, with the current key, whatever is not: after a rotation, or from before there were keys. May be stopped
 * and begun again. The key it replaces must still be in the ring, and may leave it afterwards.
 *
 * @returns how many children it has rewritten.
 */
export async function sealRegister(manager: EntityManager): Promise<number> {
  const notCurrent = SEALED_PUPIL_COLUMNS.map((column) => `NOT starts_with(p.${column}, :seal)`).join(' OR ');
  for (let done = 0; ;) {
    const rewritten = await manager.transaction(async (inside) => {
      // As an import does it: nobody changes the register meanwhile.
      await inside.query('SELECT pg_advisory_xact_lock(4072)');
      const rows = await inside
        .createQueryBuilder(PupilEntity, 'p')
        .where(notCurrent, { seal: currentSeal('to its row') })
        .orderBy('p.code')
        .take(AT_ONCE)
        .getMany();
      await writeSealed(inside, rows);
      return rows.length;
    });
    done += rewritten;
    if (rewritten < AT_ONCE) return done;
  }
}
