import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  AgreedDestruction,
  SecondPersonAnswer,
  SecondPersonList,
} from '../../contracts/http-schemas-second-person.js';
import type { Actor, Role } from '../../domain/access/role.js';
import { refusal, type Refusal } from '../../domain/refusal.js';
import {
  isTheirs,
  stateAt,
  whyNotRequest,
  whyNotSettle,
  whyNotWithdraw,
  type Scope,
  type Wait,
  type WaitState,
} from '../../domain/second-person/second-person.js';
import {
  asksOf,
  confirmersOf,
  TWO_PERSON_ACTS,
  type TwoPersonKind,
} from '../../domain/second-person/two-person-acts.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import {
  insertRequest,
  lockedRequest,
  lockSubject,
  noteOutcome,
  requestById,
  requestsFor,
  settleRequest,
  waitingAbout,
  type SecondPersonRecord,
} from '../../persistence/readers/second-person.js';
import type { AuditNotes } from '../audit/audit-notes.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { statusOf } from '../problem-body.js';
import { ProblemException } from '../problem.js';

/** What is asked for. Codes only: it is shown to whoever confirms, and kept. */
export interface Asked {
  readonly kind: TwoPersonKind;
  readonly subject: string;
  readonly scope: Scope;
  readonly caseNo?: string;
  readonly pupil?: string;
  readonly reason: string;
  readonly details?: object;
  /** Who else may not confirm it. */
  readonly alsoNot?: readonly string[];
}

/** What is done once two have agreed, in the transaction that says so: both happen or neither. */
export interface CarriesOut {
  /** What only the matter itself knows against this second person. */
  whyNot?(manager: EntityManager, request: SecondPersonRecord, by: Actor): Promise<Refusal | undefined>;
  /** @returns codes and numbers worth keeping of what was done. */
  carryOut(manager: EntityManager, request: SecondPersonRecord, by: Actor): Promise<object>;
}

/** One mechanism for everything that takes two. Each kind of work says once what is done in the end. */
@Injectable()
export class SecondPerson {
  private readonly deeds = new Map<TwoPersonKind, CarriesOut>();

  constructor(private readonly source: DataSource) {}

  register(kind: TwoPersonKind, deed: CarriesOut): void {
    this.deeds.set(kind, deed);
  }

  /** Asking for what oneself has already asked for gives the same request. */
  async request(by: Actor, asked: Asked): Promise<SecondPersonAnswer> {
    const { kind, subject, scope } = asked;
    mayOr(whyNotRequest(by, kind));
    const now = new Date();
    const work = async (manager: EntityManager): Promise<SecondPersonRecord> => {
      await lockSubject(manager, kind, subject);
      const before = await waitingAbout(manager, kind, subject, now);
      if (before !== undefined) return before;
      const id = `two-${randomBytes(8).toString('hex')}`;
      await insertRequest(manager, {
        id,
        kind,
        subject,
        caseNo: asked.caseNo ?? null,
        pupil: asked.pupil ?? null,
        countyCode: scope.county,
        townshipCode: scope.township,
        schoolCode: scope.school,
        details: asked.details ?? {},
        reason: asked.reason,
        alsoNot: [...(asked.alsoNot ?? [])],
        requestedBy: by.user,
        requestedFor: by.actingFor ?? null,
        requestedRole: by.role,
        requestedOffice: by.office,
        requestedAt: now,
        expiresAt: new Date(now.getTime() + TWO_PERSON_ACTS[kind].days * 86_400_000),
      });
      return (await requestById(manager, id)) as SecondPersonRecord;
    };
    const took = ({ requestedBy }: SecondPersonRecord) => requestedBy === by.user;
    const record = await auditedTransaction(this.source, work, { took, note: noteOf });
    if (record.requestedBy !== by.user) {
      throw new ProblemException(
        409,
        refusal('already_requested', '已有他人提出同一申请，正在等待复核。', { value: record.id }),
      );
    }
    return this.answer(by, record);
  }

  async list(by: Actor): Promise<SecondPersonList> {
    const records = await requestsFor(this.source.manager, by, asksOf(by.role));
    return { requests: await this.answers(by, records) };
  }

  async confirm(by: Actor, id: string): Promise<SecondPersonAnswer> {
    return this.settled(by, id, async (manager, record) => {
      mayOr(whyNotSettle(by, waitOf(record), Date.now()));
      const deed = this.deeds.get(record.kind as TwoPersonKind);
      if (deed === undefined) throw new Error(`nothing is registered that carries out ${record.kind}`);
      mayOr(await deed.whyNot?.(manager, record, by));
      // Settled first: the database lets some things be done for a request only that two have settled.
      await settleRequest(manager, id, 'confirmed', by, new Date());
      await noteOutcome(manager, id, await deed.carryOut(manager, record, by));
    });
  }

  async decline(by: Actor, id: string): Promise<SecondPersonAnswer> {
    return this.settled(by, id, async (manager, record) => {
      mayOr(whyNotSettle(by, waitOf(record), Date.now()));
      await settleRequest(manager, id, 'declined', by, new Date());
    });
  }

  async withdraw(by: Actor, id: string): Promise<SecondPersonAnswer> {
    return this.settled(by, id, async (manager, record) => {
      mayOr(whyNotWithdraw(by, waitOf(record), Date.now()));
      await settleRequest(manager, id, 'withdrawn', by, new Date());
    });
  }

  private async settled(
    by: Actor,
    id: string,
    settle: (manager: EntityManager, record: SecondPersonRecord) => Promise<void>,
  ): Promise<SecondPersonAnswer> {
    const work = async (manager: EntityManager): Promise<SecondPersonRecord> => {
      const record = await lockedRequest(manager, id);
      // Out of reach and not there are not told apart.
      if (record === undefined || !(record.requestedBy === by.user || isTheirs(by, scopeOf(record)))) {
        throw new ProblemException(404, refusal('unknown_request', '没有这项申请。', { field: 'id' }));
      }
      await settle(manager, record);
      return (await requestById(manager, id)) as SecondPersonRecord;
    };
    return this.answer(by, await auditedTransaction(this.source, work, { note: noteOf }));
  }

  private async answer(by: Actor, record: SecondPersonRecord): Promise<SecondPersonAnswer> {
    const [answer] = await this.answers(by, [record]);
    return answer as SecondPersonAnswer;
  }

  private async answers(by: Actor, records: readonly SecondPersonRecord[]): Promise<SecondPersonAnswer[]> {
    const people = records.flatMap(({ requestedBy, settledBy }) => [requestedBy, settledBy ?? []].flat());
    const names = await namesByCode(this.source.manager, people);
    const now = Date.now();
    const person = (user: string, role: string, office: string) => ({
      user,
      name: names.get(user) ?? user,
      roleLabel: ROLE_LABELS[role as Role],
      office,
    });
    return records.map((record) => {
      const kind = record.kind as TwoPersonKind;
      const { label, reasons } = TWO_PERSON_ACTS[kind];
      const wait = waitOf(record);
      const state = stateAt(wait, now);
      const { settledBy, settledRole, settledOffice } = record;
      return {
        id: record.id,
        kind,
        label,
        subject: record.subject,
        caseNo: record.caseNo,
        child: record.pupil,
        reason: record.reason,
        reasonLabel: reasons[record.reason] ?? record.reason,
        requestedBy: person(record.requestedBy, record.requestedRole, record.requestedOffice),
        requestedAt: record.requestedAt.toISOString(),
        expiresAt: record.expiresAt.toISOString(),
        state,
        stateLabel: STATE_LABELS[state],
        settledBy:
          settledBy === null ? null : person(settledBy, settledRole as string, settledOffice as string),
        settledAt: record.settledAt?.toISOString() ?? null,
        confirms: confirmersOf(kind, wait.requestedRole).map((role) => ROLE_LABELS[role]),
        mayConfirm: whyNotSettle(by, wait, now) === undefined,
        mayWithdraw: whyNotWithdraw(by, wait, now) === undefined,
        outcome: record.outcome as Record<string, unknown> | null,
        destruction: kind === 'destroy_case_files' ? (record.details as AgreedDestruction) : null,
      };
    });
  }
}

/** The audit names both: who settles is its actor, who had asked stands in the detail. */
function noteOf({ id, kind, subject, reason, requestedBy }: SecondPersonRecord): AuditNotes {
  return { object: `${id} ${subject}`, detail: `${kind} ${reason} requested-by:${requestedBy}` };
}

const STATE_LABELS: Readonly<Record<WaitState, string>> = {
  waiting: '待复核',
  confirmed: '已复核办理',
  declined: '已驳回',
  withdrawn: '已撤回',
  expired: '已过期',
};

function scopeOf({ countyCode, townshipCode, schoolCode }: SecondPersonRecord): Scope {
  return { county: countyCode, township: townshipCode, school: schoolCode };
}

function waitOf(record: SecondPersonRecord): Wait {
  const { kind, requestedBy, requestedFor, requestedRole, alsoNot, state, expiresAt } = record;
  return {
    kind: kind as TwoPersonKind,
    scope: scopeOf(record),
    requestedBy,
    requestedFor,
    requestedRole: requestedRole as Role,
    alsoNot,
    state,
    expiresAtMs: expiresAt.getTime(),
  };
}

/** Whose own work it is they are told as a matter of right, and not of the moment. */
const NEVER_THEIRS = ['own_request', 'own_work', 'not_your_request'];

function mayOr(because: Refusal | undefined): void {
  if (because === undefined) return;
  throw new ProblemException(NEVER_THEIRS.includes(because.code) ? 403 : statusOf(because), because);
}
