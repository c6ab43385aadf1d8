import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/role.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import type { ExportKind } from '../../domain/exports/export-kinds.js';
import { namesByCode } from '../../persistence/readers/cases-children.js';
import { listCases } from '../../persistence/readers/cases.js';
import { lastPersuasions, pupilsByCodes, schoolMonths } from '../../persistence/readers/export-rows.js';
import { unitKindOf } from '../../persistence/readers/indicator-units.js';
import { caseFacts, type Unit } from '../../persistence/readers/indicators.js';
import { CountySettings } from '../cases/county-settings.js';
import { casesTable, ledgerTable, type LedgerRow } from './ledger-table.js';
import { monthlyTable, monthOf } from './monthly-table.js';
import type { Table } from './watermarked-workbook.js';

export interface ExportSpec {
  readonly kind: ExportKind;
  readonly school: string | null;
  readonly month: string | null;
}

export interface Filled {
  readonly table: Table;
  readonly rows: number;
  /** Codes of the children and cases in it. */
  readonly subjects: readonly string[];
}

const MOST_CASES = 100_000;

/** The rows of an export, within the reach of who takes it out. */
@Injectable()
export class ExportTables {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  async fill(by: Actor, spec: ExportSpec, masked: boolean): Promise<Filled> {
    return spec.kind === 'monthly' ? this.monthly(by, spec) : this.ofCases(by, spec, masked);
  }

  private async ofCases(by: Actor, { kind, school }: ExportSpec, masked: boolean): Promise<Filled> {
    const { manager } = this.source;
    const today = await this.settings.today();
    const views = await listCases(manager, by, { school: school ?? undefined }, today, { limit: MOST_CASES });
    const children = await pupilsByCodes(
      manager,
      views.map(({ pupil }) => pupil),
    );
    const facts = new Map(
      (await caseFacts(manager, unitOf(by, school), today)).map((each) => [each.caseNo, each]),
    );
    const persuaded = await lastPersuasions(
      manager,
      views.map(({ caseNo }) => caseNo),
    );
    const names = await namesByCode(
      manager,
      views.flatMap(({ place, assignees, persuader }) => [
        place.school,
        ...Object.values(assignees),
        ...(persuader ? [persuader] : []),
      ]),
    );
    const rows = views.map((view): LedgerRow => ({
      view: caseShownTo(by, view),
      child: children.get(view.pupil),
      facts: facts.get(view.caseNo),
      persuadedOn: persuaded.get(view.caseNo),
      names,
    }));
    const shown = { masked, reader: by };
    return {
      table: kind === 'ledger' ? ledgerTable(rows, shown) : casesTable(rows, shown),
      rows: rows.length,
      subjects: views.flatMap(({ caseNo, pupil }) => [caseNo, pupil]),
    };
  }

  private async monthly(by: Actor, { school, month }: ExportSpec): Promise<Filled> {
    const { manager } = this.source;
    const today = await this.settings.today();
    const asked = monthOf(month ?? today.slice(0, 7));
    const unit = unitOf(by, school);
    const schools = await schoolMonths(manager, unit, asked);
    const facts = await caseFacts(manager, unit, today);
    const table = monthlyTable(schools, facts, asked, today.startsWith(asked.name));
    return { table, rows: schools.length, subjects: [] };
  }
}

/** Reach has been judged; a school within it is a smaller unit. */
function unitOf({ office }: Actor, school: string | null): Unit {
  const code = school ?? office;
  const kind = unitKindOf(code);
  if (kind === undefined) throw new Error('exports are made for counties, townships and schools');
  return { kind, code };
}
