import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { OfficeDocumentEntity } from './entities/office-document.entity.js';
import { DocumentTemplateEntity } from './entities/document-template.entity.js';
import { CaseBundleEntity } from './entities/case-bundle.entity.js';
import { CaseEventEntity } from './entities/case-event.entity.js';
import { CaseOpeningEntity } from './entities/case-opening.entity.js';
import { CaseLedgerEntity } from './entities/case-ledger.entity.js';
import { MailAttemptEntity } from './entities/mail-attempt.entity.js';
import { MailOutboxEntity } from './entities/mail-outbox.entity.js';
import { NarrativeEntity } from './entities/narrative.entity.js';
import { SettingEntity } from './entities/setting.entity.js';
import { AccountEntity } from './entities/account.entity.js';
import { ApiTokenEntity } from './entities/api-token.entity.js';
import { AreaEntity } from './entities/area.entity.js';
import { AttachmentEntity } from './entities/attachment.entity.js';
import { AttendanceDayEntity } from './entities/attendance-day.entity.js';
import { DestroyedCaseEntity } from './entities/destroyed-case.entity.js';
import { DocumentEntity } from './entities/document.entity.js';
import { ExportFileEntity } from './entities/export-file.entity.js';
import { ImportBatchEntity } from './entities/import-batch.entity.js';
import { LoginFailureEntity } from './entities/login-failure.entity.js';
import { PostEntity } from './entities/post.entity.js';
import { PupilEntity } from './entities/pupil.entity.js';
import { SecondPersonRequestEntity } from './entities/second-person-request.entity.js';
import { SchoolEntity } from './entities/school.entity.js';
import { IdentityLinkEntity } from './entities/identity-link.entity.js';
import { RecoveryCodeEntity } from './entities/recovery-code.entity.js';
import { SecondFactorEntity } from './entities/second-factor.entity.js';
import { SessionEntity } from './entities/session.entity.js';
import { SignInStepEntity } from './entities/sign-in-step.entity.js';
import { CaseJournal1764000000001 } from './migrations/0001-case-journal.js';
import { Registers1764000000002 } from './migrations/0002-registers.js';
import { Narratives1764000000003 } from './migrations/0003-narratives.js';
import { WordsOfActs1764000000050 } from './migrations/0050-words-of-acts.js';
import { Documents1764000000004 } from './migrations/0004-documents.js';
import { Audit1764000000005 } from './migrations/0005-audit.js';
import { SealedRegister1764000000006 } from './migrations/0006-sealed-register.js';
import { SessionRules1764000000007 } from './migrations/0007-session-rules.js';
import { CaseOpenings1764000000008 } from './migrations/0008-case-openings.js';
import { Attachments1764000000040 } from './migrations/0040-attachments.js';
import { Exports1764000000042 } from './migrations/0042-exports.js';
import { SecondPerson1764000000041 } from './migrations/0041-second-person.js';
import { DocumentsSealedAnew1764000000045 } from './migrations/0045-documents-sealed-anew.js';
import { CaseSeen1764000000070 } from './migrations/0070-case-seen.js';
import { PostsHandedOver1764000000052 } from './migrations/0052-posts-handed-over.js';
import { ToldToOpenCases1764000000051 } from './migrations/0051-told-to-open-cases.js';
import { LiveUpdates1764000000080 } from './migrations/0080-live-updates.js';
import { WaysOfSigningIn1764000000020 } from './migrations/0020-ways-of-signing-in.js';
import { Posts1764000000010 } from './migrations/0010-posts.js';
import { SchoolRoll1764000000081 } from './migrations/0081-school-roll.js';
import { OfficeDocuments1764000000062 } from './migrations/0062-office-documents.js';
import { DocumentTemplates1764000000061 } from './migrations/0061-document-templates.js';
import { CaseBundles1764000000060 } from './migrations/0060-case-bundles.js';
import { SecondFactor1764000000021 } from './migrations/0021-second-factor.js';
import { PostsTold1764000000011 } from './migrations/0011-posts-told.js';
import { AuditedActs1764000000090 } from './migrations/0090-audited-acts.js';
import { DestroyedCases1764000000091 } from './migrations/0091-destroyed-cases.js';
import { NOBODY, OWNER, type Principal } from './principal.js';
import { identifiedDriver } from './row-security/identified-pool.js';
import { SealedRows } from './sealed-rows.js';
import { installRowSecurity } from './row-security/install-row-security.js';
import { Units1764000000012 } from './migrations/0012-units.js';
import { Chains1764000000013 } from './migrations/0013-chains.js';
import { ApiTokens1764000000022 } from './migrations/0022-api-tokens.js';

export const ENTITIES = [
  CaseBundleEntity,
  DocumentTemplateEntity,
  OfficeDocumentEntity,
  CaseEventEntity,
  CaseLedgerEntity,
  CaseOpeningEntity,
  MailOutboxEntity,
  MailAttemptEntity,
  NarrativeEntity,
  SettingEntity,
  AccountEntity,
  AreaEntity,
  AttachmentEntity,
  AttendanceDayEntity,
  DestroyedCaseEntity,
  DocumentEntity,
  ExportFileEntity,
  ImportBatchEntity,
  LoginFailureEntity,
  PostEntity,
  PupilEntity,
  SchoolEntity,
  SecondPersonRequestEntity,
  SessionEntity,
  IdentityLinkEntity,
  SignInStepEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  ApiTokenEntity,
];

/**
 * A connection pool to the county's database. `synchronize` stays off: only migrations change the schema.
 *
 * @param otherwise for whom a connection works where nobody has said so (`asSystem`, a signed-in request). Whoever
 * leaves it out gets connections that see no child: a service that forgets to say who asks shows nothing.
 */
export function createDataSource(
  databaseUrl: string,
  poolSize = 10,
  otherwise: Principal = NOBODY,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    driver: identifiedDriver(otherwise),
    entities: ENTITIES,
    subscribers: [SealedRows],
    migrations: [
      CaseJournal1764000000001,
      Registers1764000000002,
      Narratives1764000000003,
      WordsOfActs1764000000050,
      Documents1764000000004,
      Audit1764000000005,
      SealedRegister1764000000006,
      SessionRules1764000000007,
      CaseOpenings1764000000008,
      Attachments1764000000040,
      SecondPerson1764000000041,
      Exports1764000000042,
      DocumentsSealedAnew1764000000045,
      CaseSeen1764000000070,
      LiveUpdates1764000000080,
      WaysOfSigningIn1764000000020,
      Posts1764000000010,
      SchoolRoll1764000000081,
      SecondFactor1764000000021,
      PostsTold1764000000011,
      Units1764000000012,
      Chains1764000000013,
      ApiTokens1764000000022,
      AuditedActs1764000000090,
      DestroyedCases1764000000091,
      CaseBundles1764000000060,
      DocumentTemplates1764000000061,
      OfficeDocuments1764000000062,
      ToldToOpenCases1764000000051,
      PostsHandedOver1764000000052,
    ],
    migrationsTransactionMode: 'each',
    poolSize,
    logging: false,
  });
}

/** Brings the schema and its row security up to date. Safe to call from several processes: an advisory lock lets one do it. */
export async function runMigrations(databaseUrl: string): Promise<void> {
  const source = createDataSource(databaseUrl, 2, OWNER);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(4071)');
    await source.runMigrations();
    await installRowSecurity(runner);
  } finally {
    await runner.query('SELECT pg_advisory_unlock(4071)');
    await runner.release();
    await source.destroy();
  }
}
