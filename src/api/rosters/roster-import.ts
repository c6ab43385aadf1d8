import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accepted, refusal, refused, type Judged, type Refusal } from '../../domain/refusal.js';
import { pupilsForMatching } from '../../persistence/readers/pupils.js';
import { lockRegister, recordImport, writePupils } from '../../persistence/readers/pupils-writing.js';
import { schoolByCode, schoolsOfCounty } from '../../persistence/readers/schools.js';
import { asSystem } from '../../persistence/principal.js';
import { auditedTransaction } from '../audit/audited-transaction.js';
import type { SignedIn } from '../accounts/current-account.js';
import { readRosterRow } from './read-roster-row.js';
import { refuseDuplicates } from './refuse-duplicates.js';
import { REQUIRED_COLUMNS, ROSTER_COLUMNS, type RosterField } from './roster-columns.js';
import type { ReadRow } from './read-row.js';
import { planRoster, type RosterPlan } from './roster-plan.js';
import type { RosterReport } from '../../contracts/roster-report.js';
import { mayImportRoster, type RosterScope } from './roster-scope.js';
import { MOST_FINDINGS } from './spreadsheet/finding.js';
import { RowReading } from './spreadsheet/row-reading.js';
import { findTables } from './spreadsheet/table.js';
import { readWorkbook } from './spreadsheet/workbook.js';

export interface RosterImportOptions {
  readonly dryRun: boolean;
  /** `none`: one bad row and nothing is imported. `good`: the good rows are imported, the bad ones reported. */
  readonly keep: 'good' | 'none';
}

/** The answer to an upload. A refusal because of bad rows comes with the report that names them. */
export type RosterAnswer =
  | { readonly ok: true; readonly report: RosterReport }
  | { readonly ok: false; readonly refusal: Refusal; readonly report?: RosterReport };

interface ReadFile {
  readonly readings: readonly RowReading<RosterField>[];
  readonly rows: readonly ReadRow[];
  readonly ignoredColumns: readonly string[];
}

/** Takes a school register's Excel file over into the register of the county. */
@Injectable()
export class RosterImport {
  constructor(private readonly source: DataSource) {}

  async import(
    file: Buffer,
    by: SignedIn,
    options: RosterImportOptions,
    now = new Date(),
  ): Promise<RosterAnswer> {
    const allowed = mayImportRoster(by);
    if (!allowed.ok) return allowed;
    const scope = await this.scopeOf(by);
    if (!scope.ok) return scope;
    const read = await readFile(file, scope.value);
    if (!read.ok) return read;
    // A child is recognised wherever in the county it is; `planRoster` keeps each office to its own.
    return asSystem('importing a roster', () => this.take(file, read.value, scope.value, by, options, now));
  }

  private take(
    file: Buffer,
    read: ReadFile,
    scope: RosterScope,
    by: SignedIn,
    options: RosterImportOptions,
    now: Date,
  ): Promise<RosterAnswer> {
    const { rows } = read;
    const work = async (manager: EntityManager): Promise<RosterAnswer> => {
      if (!options.dryRun) await lockRegister(manager);
      const plan = planRoster(rows, await registerFor(manager, rows), scope);
      const draft = reportOf(read, plan, options.dryRun);
      if (options.dryRun) return { ok: true, report: draft };
      if (draft.counts.bad > 0 && options.keep === 'none') {
        return { ok: false, refusal: hasErrors(draft.counts.bad), report: draft };
      }
      await writePupils(manager, [...plan.created, ...plan.changed], now);
      const batch = await recordImport(manager, {
        kind: 'roster',
        importedBy: by.user,
        importedAt: now,
        fileSha256: createHash('sha256').update(file).digest('hex'),
        counts: draft.counts,
      });
      const imported = plan.created.length + plan.changed.length > 0;
      return { ok: true, report: { ...draft, imported, batch } };
    };
    return auditedTransaction(this.source, work, { took: ({ ok }) => ok });
  }

  private async scopeOf({ role, office }: SignedIn): Promise<Judged<RosterScope>> {
    const { manager } = this.source;
    const ownSchool = role === 'registrar' ? ((await schoolByCode(manager, office)) ?? null) : null;
    if (role === 'registrar' && !ownSchool) {
      return refused(refusal('school_unknown', '您任职的学校尚未登记，请联系教育局。'));
    }
    return accepted({ ownSchool, schools: await schoolsOfCounty(manager, ownSchool?.countyCode ?? office) });
  }
}

async function readFile(file: Buffer, scope: RosterScope): Promise<Judged<ReadFile>> {
  const sheets = await readWorkbook(file);
  if (!sheets.ok) return sheets;
  const tables = findTables(sheets.value, ROSTER_COLUMNS, REQUIRED_COLUMNS);
  if (!tables.ok) return tables;
  const readings = tables.value.flatMap((table) =>
    table.rows.map((row) => new RowReading(table, row, ROSTER_COLUMNS)),
  );
  const rows = readings.flatMap((reading) => {
    const facts = readRosterRow(reading, scope);
    return facts ? [{ reading, facts }] : [];
  });
  refuseDuplicates(rows);
  return accepted({
    readings,
    rows,
    ignoredColumns: [...new Set(tables.value.flatMap((table) => table.ignored))],
  });
}

function registerFor(manager: EntityManager, rows: readonly ReadRow[]) {
  const given = (key: 'studentNumber' | 'idNumber' | 'schoolCode') => [
    ...new Set(rows.flatMap(({ facts }) => facts[key] ?? [])),
  ];
  return pupilsForMatching(manager, {
    studentNumbers: given('studentNumber'),
    idNumbers: given('idNumber'),
    schoolCodes: given('schoolCode'),
  });
}

function reportOf({ readings, ignoredColumns }: ReadFile, plan: RosterPlan, dryRun: boolean): RosterReport {
  return {
    dryRun,
    imported: false,
    batch: null,
    counts: {
      rows: readings.length,
      new: plan.created.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      bad: readings.filter(({ errors }) => errors.length > 0).length,
    },
    errors: readings.flatMap(({ errors }) => errors).slice(0, MOST_FINDINGS),
    warnings: readings.flatMap(({ warnings }) => warnings).slice(0, MOST_FINDINGS),
    ignoredColumns,
  };
}

function hasErrors(bad: number): Refusal {
  return refusal('rows_have_errors', `有 ${bad} 行存在错误，整份文件均未导入。`, {
    possible: ['按所列行、列改正后重新导入', '只导入正确的行（keep=good）'],
  });
}
