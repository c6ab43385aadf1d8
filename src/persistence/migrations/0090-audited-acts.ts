import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts are found in the audit by their id; see `unauditedActs`. */
export class AuditedActs1764000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX audit_entry_act ON audit_entry (detail)
        WHERE action IN ('case.act', 'case.report') AND result = 'allowed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX audit_entry_act`);
  }
}
