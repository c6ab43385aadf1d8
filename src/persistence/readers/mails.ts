import type { EntityManager } from 'typeorm';
import { CaseLedgerEntity } from '../entities/case-ledger.entity.js';
import { MailAttemptEntity } from '../entities/mail-attempt.entity.js';
import { MailOutboxEntity, type MailStatus } from '../entities/mail-outbox.entity.js';

/** A mail that did not arrive, or may not have. */
export interface TroubledMail {
  readonly key: string;
  readonly caseNo: string;
  readonly template: string;
  readonly role: string;
  readonly office: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** The last answer of the mail server. */
  readonly answer: string | null;
}

/** The mails of a county with this status, the oldest first. */
export async function mailsWithStatus(
  manager: EntityManager,
  county: string,
  status: MailStatus,
  limit = 500,
): Promise<readonly TroubledMail[]> {
  return outbox(manager, county)
    .andWhere('m.status = :status', { status })
    .limit(limit)
    .getRawMany<TroubledMail>();
}

export async function mailByKey(
  manager: EntityManager,
  county: string,
  key: string,
): Promise<TroubledMail | undefined> {
  return outbox(manager, county).andWhere('m.key = :key', { key }).getRawOne<TroubledMail>();
}

/**
 * Owes the mail anew, at once, with a fresh count of attempts. Attempts already made stay on record.
 *
 * @returns whether it still had the status it was judged by.
 */
export async function oweMailAgain(
  manager: EntityManager,
  key: string,
  from: MailStatus,
  now: Date,
): Promise<boolean> {
  const done = await manager.update(
    MailOutboxEntity,
    { key, status: from },
    { status: 'pending', attempts: 0, nextAttemptAt: now, settledAt: null },
  );
  return done.affected === 1;
}

function outbox(manager: EntityManager, county: string) {
  const lastAnswer = manager
    .createQueryBuilder(MailAttemptEntity, 'a')
    .select('a.answer')
    .where('a.mail_key = m.key')
    .orderBy('a.id', 'DESC')
    .limit(1);
  return manager
    .createQueryBuilder(MailOutboxEntity, 'm')
    .innerJoin(CaseLedgerEntity, 'c', 'c.case_no = m.case_no')
    .select('m.key', 'key')
    .addSelect('m.case_no', 'caseNo')
    .addSelect('m.template', 'template')
    .addSelect('m.role', 'role')
    .addSelect('m.office', 'office')
    .addSelect('m.status', 'status')
    .addSelect('m.attempts', 'attempts')
    .addSelect('m.created_at', 'createdAt')
    .addSelect('m.settled_at', 'settledAt')
    .addSelect(`(${lastAnswer.getQuery()})`, 'answer')
    .where('c.county_code = :county', { county })
    .orderBy('m.created_at')
    .addOrderBy('m.key');
}
