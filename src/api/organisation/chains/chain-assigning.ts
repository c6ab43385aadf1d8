import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LinksReport } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { lockChains, writeLink } from '../../../persistence/readers/chains-writing.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { rehearsable } from '../rehearsable.js';
import { LinkTally } from './link-report.js';
import { judgeLink, type LinkRow } from './link-row.js';
import { linkScope } from './link-scope.js';
import { rowsRefused, type RowRefusal } from './rows-refused.js';

/** A row with the place where somebody finds it again. */
export interface PlacedRow {
  readonly row: number;
  readonly link: LinkRow;
}

/** Naming who answers for which unit or child. All of the rows or none: half a reassignment leaves gaps nobody sees. */
@Injectable()
export class ChainAssigning {
  constructor(private readonly source: DataSource) {}

  async assign(
    rows: readonly PlacedRow[],
    by: SignedIn,
    dryRun: boolean,
    now = new Date(),
  ): Promise<LinksReport> {
    return rehearsable(this.source, dryRun, async (manager) => {
      await lockChains(manager);
      const scope = await linkScope(manager, by, dayOfAccess(now));
      const errors: RowRefusal[] = [];
      const tally = new LinkTally();
      for (const { link, ...place } of rows) {
        const judged = await judgeLink(link, scope);
        if (judged.ok) tally.take(place, await writeLink(manager, judged.value, by.user, now));
        else errors.push({ ...place, ...judged.refusal });
      }
      if (errors.length > 0) throw rowsRefused(errors);
      return { dryRun, ...(await tally.report(manager, rows.length)) };
    });
  }
}
