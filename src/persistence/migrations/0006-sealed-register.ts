import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The numbers of the register will be sealed, each time differently; what is the same is told by their blind index. */
export class SealedRegister1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pupil
        ADD COLUMN id_number_index text UNIQUE,
        ADD COLUMN student_number_index text UNIQUE,
        DROP CONSTRAINT pupil_id_number_key,
        DROP CONSTRAINT pupil_student_number_key;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE pupil DROP COLUMN id_number_index, DROP COLUMN student_number_index`);
  }
}
