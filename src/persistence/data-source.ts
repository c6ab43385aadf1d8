import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CaseEventEntity } from './entities/case-event.entity.js';
import { CaseLedgerEntity } from './entities/case-ledger.entity.js';
import { MailAttemptEntity } from './entities/mail-attempt.entity.js';
import { MailOutboxEntity } from './entities/mail-outbox.entity.js';
import { SettingEntity } from './entities/setting.entity.js';
import { CaseJournal1764000000001 } from './migrations/0001-case-journal.js';

export const ENTITIES = [
  CaseEventEntity,
  CaseLedgerEntity,
  MailOutboxEntity,
  MailAttemptEntity,
  SettingEntity,
];

/** A connection pool to the county's database. `synchronize` stays off: only migrations change the schema. */
export function createDataSource(databaseUrl: string, poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: ENTITIES,
    migrations: [CaseJournal1764000000001],
    migrationsTransactionMode: 'each',
    poolSize,
    logging: false,
  });
}

/** Brings the schema up to date. Safe to call from several processes: an advisory lock lets one do it. */
export async function runMigrations(databaseUrl: string): Promise<void> {
  const source = createDataSource(databaseUrl, 2);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(4071)');
    await source.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(4071)');
    await runner.release();
    await source.destroy();
  }
}
