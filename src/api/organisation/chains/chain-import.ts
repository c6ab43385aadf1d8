import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LinksImportReport } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { lockChains, writeLink } from '../../../persistence/readers/chains-writing.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { ProblemException } from '../../problem.js';
import { asProblems, MOST_FINDINGS } from '../../rosters/spreadsheet/finding.js';
import type { RowReading } from '../../rosters/spreadsheet/row-reading.js';
import { rehearsable } from '../rehearsable.js';
import { LinkTally } from './link-report.js';
import { judgeLink } from './link-row.js';
import { linkScope } from './link-scope.js';
import { isLinkColumn, linksIn, type LinkColumn } from './link-workbook.js';

/** The same from a workbook: every bad cell by its place, and nothing written as long as there is one. */
@Injectable()
export class ChainImport {
  constructor(private readonly source: DataSource) {}

  async import(file: Buffer, by: SignedIn, dryRun: boolean, now = new Date()): Promise<LinksImportReport> {
    const read = await linksIn(file);
    if (!read.ok) throw new ProblemException(422, read.refusal);
    const { rows, unfilled, ignoredColumns } = read.value;
    return rehearsable(this.source, dryRun, async (manager) => {
      await lockChains(manager);
      const scope = await linkScope(manager, by, dayOfAccess(now));
      const tally = new LinkTally();
      for (const { reading, link } of rows) {
        const judged = reading.errors.length > 0 ? undefined : await judgeLink(link, scope);
        const place = { sheet: reading.sheet, row: reading.row.number };
        if (judged?.ok) tally.take(place, await writeLink(manager, judged.value, by.user, now));
        else if (judged) refuseCell(reading, judged.refusal);
      }
      const { counts, replaces } = await tally.report(manager, rows.length);
      const bad = rows.filter(({ reading }) => reading.errors.length > 0).length;
      const errors = rows.flatMap(({ reading }) => reading.errors).slice(0, MOST_FINDINGS);
      const { replaced, ...others } = counts;
      const report = {
        dryRun,
        imported: !dryRun && counts.new + replaced > 0,
        counts: { ...others, changed: replaced, bad },
        errors,
        replaces,
        unfilled,
        ignoredColumns,
      };
      if (bad > 0 && !dryRun) {
        const words = refusal('rows_refused', `有 ${bad} 行有误，未作任何改动。`, { field: 'rows' });
        throw new ProblemException(422, words, { ...report, errors: asProblems(errors) });
      }
      return report;
    });
  }
}

/** Codes are told again; whatever else stands in the cell may be a name in the wrong column. */
function refuseCell(reading: RowReading<LinkColumn>, { field = '', code, message, value }: Refusal): void {
  const shown = value !== undefined && /^[\w-]+$/.test(value) ? value : undefined;
  reading.refuse(isLinkColumn(field) ? field : 'level', code, message, shown);
}
