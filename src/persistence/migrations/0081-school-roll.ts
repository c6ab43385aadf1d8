import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many children stood in the register when a term began: what rates divide by, and what a cohort is compared with
 * years later. The register itself only knows today.
 */
export class SchoolRoll1764000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE school_roll (
        term_from date NOT NULL,
        school_code text NOT NULL REFERENCES school (code),
        grade integer NOT NULL CHECK (grade BETWEEN 1 AND 9),
        pupils integer NOT NULL CHECK (pupils > 0),
        taken_on date NOT NULL,
        PRIMARY KEY (term_from, school_code, grade)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE school_roll');
  }
}
