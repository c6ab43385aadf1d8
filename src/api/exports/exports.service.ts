import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  ExportAnswer,
  ExportList,
  ExportMade,
  ExportRequest,
} from '../../contracts/http-schemas-exports.js';
import { OFFICE_OF, type Actor, type Role } from '../../domain/access/role.js';
import type { AccountRole } from '../../domain/access/admin-role.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { EXPORT_KINDS, type ExportKind } from '../../domain/exports/export-kinds.js';
import { refusal } from '../../domain/refusal.js';
import type { Scope } from '../../domain/second-person/second-person.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import {
  exportByNumber,
  exportContent,
  exportsOfOffice,
  fillExport,
  insertExport,
  lockedExport,
  nextExportNumber,
  type ExportRecord,
} from '../../persistence/readers/exports.js';
import { officeName, schoolByCode } from '../../persistence/readers/schools.js';
import type { SecondPersonRecord } from '../../persistence/readers/second-person.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import { CountySettings } from '../cases/county-settings.js';
import { ProblemException } from '../problem.js';
import { SecondPerson, type CarriesOut } from '../second-person/second-person.service.js';
import { ExportTables, type ExportSpec, type Filled } from './export-tables.service.js';
import { watermarkedWorkbook } from './watermarked-workbook.js';

const AVAILABLE_MS = 86_400_000;
/** What has been approved waits a little longer for who has asked for it. */
const APPROVED_MS = 3 * AVAILABLE_MS;

/** Whoever asks where a file has come from: a person of an office, or the audit. */
export interface Asking {
  readonly user: string;
  readonly role: AccountRole;
  readonly office: string;
}

export interface ExportFile {
  readonly record: ExportRecord;
  readonly name: string;
  readonly content: Buffer;
  readonly subjects: readonly string[];
}

/** Files that leave the system: numbered, watermarked, masked unless two have agreed. */
@Injectable()
export class Exports implements OnModuleInit, CarriesOut {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly tables: ExportTables,
    private readonly secondPerson: SecondPerson,
  ) {}

  onModuleInit(): void {
    this.secondPerson.register('export_unmasked', this);
  }

  async ask(by: Actor, { kind, school, month, unmasked, reason }: ExportRequest): Promise<ExportMade> {
    const scope = await this.scopeOf(by, school);
    const spec: ExportSpec = { kind, school: school ?? null, month: month ?? null };
    // A count names nobody: there is nothing to be unmasked in it.
    if (unmasked && kind !== 'monthly') {
      const request = await this.secondPerson.request(by, {
        kind: 'export_unmasked',
        subject: `${kind}:${school ?? by.office}:${by.user}`,
        scope,
        reason: reason as string,
        details: spec,
      });
      return { export: null, request };
    }
    const record = await auditedTransaction(
      this.source,
      (manager) => this.numbered(manager, by, spec, scope.county, { availableMs: AVAILABLE_MS }),
      { note: ({ number }) => ({ object: number, detail: `${kind} masked` }) },
    );
    return { export: await this.answer(by, record), request: null };
  }

  /** The bytes under a number: made once, when they are first fetched, with the rights of who has asked for them. */
  async file(by: Actor, number: string): Promise<ExportFile> {
    return this.source.transaction(async (manager) => {
      const record = await lockedExport(manager, number);
      if (record === undefined || record.askedBy !== by.user || record.askedOffice !== by.office) {
        throw unknownExport();
      }
      if (record.availableUntil.getTime() < Date.now()) {
        throw new ProblemException(410, refusal('export_over', '下载期限已过，请重新导出。'));
      }
      const spec = record.spec as ExportSpec;
      if (record.madeAt === null) {
        await this.make(manager, by, record, await this.tables.fill(by, spec, record.masked));
      }
      const after = (await exportByNumber(manager, number)) as ExportRecord;
      const kept = await exportContent(manager, number);
      if (kept === undefined)
        throw new ProblemException(410, refusal('export_over', '下载期限已过，请重新导出。'));
      return {
        record: after,
        name: `${EXPORT_KINDS[spec.kind]}${number}.xlsx`,
        ...kept,
      };
    });
  }

  async list(by: Actor): Promise<ExportList> {
    const records = await exportsOfOffice(this.source.manager, by.office);
    return { exports: await Promise.all(records.map((record) => this.answer(by, record))) };
  }

  /** Whose file it is that somebody has found: told to its office, to the county's head, and to the audit. */
  async find(by: Asking, number: string): Promise<ExportAnswer> {
    const record = await exportByNumber(this.source.manager, number);
    const ofTheCounty = by.role === 'bureau_head' || by.role === 'audit_admin';
    const theirs = ofTheCounty ? record?.countyCode === by.office : record?.askedOffice === by.office;
    if (record === undefined || !theirs) throw unknownExport();
    return this.answer(by, record);
  }

  async carryOut(manager: EntityManager, request: SecondPersonRecord, by: Actor): Promise<object> {
    const asker: Actor = {
      user: request.requestedBy,
      role: request.requestedRole as Role,
      office: request.requestedOffice,
    };
    const { number } = await this.numbered(
      manager,
      asker,
      request.details as ExportSpec,
      request.countyCode,
      {
        availableMs: APPROVED_MS,
        secondPerson: request.id,
        approvedBy: by.user,
      },
    );
    return { export: number };
  }

  private async numbered(
    manager: EntityManager,
    { user, role, office }: Actor,
    spec: ExportSpec,
    county: string,
    how: { readonly availableMs: number; readonly secondPerson?: string; readonly approvedBy?: string },
  ): Promise<ExportRecord> {
    const now = new Date();
    const number = await nextExportNumber(manager, yearOf(await this.settings.today()));
    await insertExport(manager, {
      number,
      kind: spec.kind,
      spec,
      masked: how.secondPerson === undefined,
      countyCode: county,
      askedBy: user,
      askedRole: role,
      askedOffice: office,
      askedAt: now,
      secondPerson: how.secondPerson ?? null,
      approvedBy: how.approvedBy ?? null,
      availableUntil: new Date(now.getTime() + how.availableMs),
    });
    return (await exportByNumber(manager, number)) as ExportRecord;
  }

  private async make(
    manager: EntityManager,
    by: Actor,
    record: ExportRecord,
    { table, rows, subjects }: Filled,
  ): Promise<void> {
    const now = new Date();
    const names = await namesByCode(manager, [by.user, record.approvedBy ?? []].flat());
    const person = (user: string) => `${names.get(user) ?? ''}（${user}）`;
    const content = await watermarkedWorkbook([table], {
      number: record.number,
      title: EXPORT_KINDS[record.kind as ExportKind],
      person: `${ROLE_LABELS[by.role]}${person(by.user)}`,
      office: await officeName(manager, by.office),
      when: localMinute(now),
      standing:
        record.approvedBy === null
          ? '个人信息已遮蔽'
          : `未遮蔽，经${person(record.approvedBy)}复核（${record.secondPerson}）`,
    });
    const sha256 = createHash('sha256').update(content).digest('hex');
    const availableUntil = new Date(now.getTime() + AVAILABLE_MS);
    await fillExport(manager, record.number, {
      rows,
      sha256,
      subjects: [...subjects],
      content,
      madeAt: now,
      availableUntil,
    });
  }

  /** Whose matter the rows are, and whether the asker's office covers the school they ask for. */
  private async scopeOf({ role, office }: Actor, school: string | undefined): Promise<Scope> {
    const { manager } = this.source;
    const kind = OFFICE_OF[role];
    const own = kind === 'school' ? await schoolByCode(manager, office) : undefined;
    const wanted = school === undefined ? own : await schoolByCode(manager, school);
    const within =
      wanted === undefined || [wanted.code, wanted.townshipCode, wanted.countyCode].includes(office);
    if (!within || (school !== undefined && wanted === undefined)) {
      throw new ProblemException(
        403,
        refusal('not_your_jurisdiction', '这所学校不在您所任职单位的管辖范围内。', { field: 'school' }),
      );
    }
    if (own) return { county: own.countyCode, township: own.townshipCode, school: own.code };
    // Whoever exports for a township takes out more than one school's children: the school does not confirm that.
    return { county: office.slice(0, 6), township: kind === 'township' ? office : null, school: null };
  }

  private async answer(by: Asking, record: ExportRecord): Promise<ExportAnswer> {
    const names = await namesByCode(this.source.manager, [record.askedBy]);
    const kind = record.kind as ExportKind;
    const mine = record.askedBy === by.user && record.askedOffice === by.office;
    return {
      number: record.number,
      kind,
      label: EXPORT_KINDS[kind],
      masked: record.masked,
      askedBy: record.askedBy,
      askedByName: names.get(record.askedBy) ?? record.askedBy,
      askedOffice: record.askedOffice,
      askedAt: record.askedAt.toISOString(),
      approvedBy: record.approvedBy,
      secondPerson: record.secondPerson,
      madeAt: record.madeAt?.toISOString() ?? null,
      rows: record.rows,
      sha256: record.sha256,
      availableUntil: record.availableUntil.toISOString(),
      mayFetch: mine && record.availableUntil.getTime() >= Date.now(),
    };
  }
}

function unknownExport(): ProblemException {
  return new ProblemException(
    404,
    refusal('unknown_export', '没有这一导出编号，或不属于您的单位。', { field: 'number' }),
  );
}

/** 「2026-03-01 08:15」 in China, whatever the server's own zone. */
function localMinute(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
