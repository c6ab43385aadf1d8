import type { DataSource, EntityManager } from 'typeorm';
import type { JournalBatch } from '../contracts/case-messages.js';
import type { CaseEvent } from '../domain/ladder/case-events.js';
import type { CaseView } from '../domain/ladder/case-view.js';
import type { MailDuty } from '../domain/ladder/mail-duties.js';
import { CaseEventEntity } from './entities/case-event.entity.js';
import { CaseLedgerEntity } from './entities/case-ledger.entity.js';
import { MailOutboxEntity } from './entities/mail-outbox.entity.js';

/**
 * Writes what happened, what is shown and what must be mailed in one transaction. Writing the same batch again, or
 * an older one after a newer, changes nothing: events and mails are keyed, the ledger only moves forward.
 */
export async function writeJournal(source: DataSource, batch: JournalBatch, now: Date): Promise<void> {
  await source.transaction(async (manager) => {
    await insertEvents(manager, batch.view.caseNo, batch.events);
    await upsertLedger(manager, batch.view, now);
    await insertMails(manager, batch.view.caseNo, batch.mails, now);
  });
}

async function insertEvents(
  manager: EntityManager,
  caseNo: string,
  events: readonly CaseEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into(CaseEventEntity)
    .values(
      events.map((event) => ({
        caseNo,
        seq: event.seq,
        type: event.type,
        happenedOn: event.on,
        happenedAt: new Date(event.at),
        actorUser: event.actor?.user ?? null,
        actorRole: event.actor?.role ?? null,
        actorOffice: event.actor?.office ?? null,
        actId: event.act,
        via: event.via,
        event,
      })),
    )
    .orIgnore()
    .updateEntity(false)
    .execute();
}

async function upsertLedger(manager: EntityManager, view: CaseView, now: Date): Promise<void> {
  const row = ledgerRow(view, now);
  await manager
    .createQueryBuilder()
    .insert()
    .into(CaseLedgerEntity)
    .values(row)
    .orUpdate(
      [
        'seq',
        'township_code',
        'school_code',
        'school_class',
        'regime',
        'receiving_school',
        'departments',
        'standing',
        'rung',
        'awaited_what',
        'awaiting_role',
        'awaiting_office',
        'due_on',
        'stuck_since',
        'closed_on',
        'outcome',
        'view',
        'written_at',
      ],
      ['case_no'],
      { overwriteCondition: { where: 'case_ledger.seq < EXCLUDED.seq' } },
    )
    .updateEntity(false)
    .execute();
}

function ledgerRow(view: CaseView, now: Date) {
  const closed = view.standing.status === 'closed' ? view.standing : null;
  return {
    caseNo: view.caseNo,
    pupil: view.pupil,
    seq: view.seq,
    countyCode: view.place.county,
    townshipCode: view.place.township,
    schoolCode: view.place.school,
    schoolClass: view.place.schoolClass,
    regime: view.policy.id,
    receivingSchool: view.standing.status === 'exit_claimed' ? view.standing.toSchool : null,
    departments: [...new Set(view.referrals.map((referral) => referral.department))],
    standing: view.standing.status,
    rung: view.rung,
    awaitedWhat: view.awaiting?.what ?? null,
    awaitingRole: view.awaiting?.role ?? null,
    awaitingOffice: view.awaiting?.office ?? null,
    dueOn: view.awaiting?.dueOn ?? null,
    stuckSince: view.stuckSince,
    openedOn: view.openedOn,
    closedOn: closed?.on ?? null,
    outcome: closed?.outcome ?? null,
    view,
    writtenAt: now,
  };
}

async function insertMails(
  manager: EntityManager,
  caseNo: string,
  mails: readonly MailDuty[],
  now: Date,
): Promise<void> {
  if (mails.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into(MailOutboxEntity)
    .values(
      mails.map((mail) => ({
        key: mail.key,
        caseNo,
        template: mail.template,
        role: mail.role,
        office: mail.office,
        assignee: mail.assignee,
        facts: mail.facts,
        status: 'pending' as const,
        attempts: 0,
        nextAttemptAt: now,
        recipients: [],
        createdAt: now,
        settledAt: null,
      })),
    )
    .orIgnore()
    .updateEntity(false)
    .execute();
}
