import type { EntityManager } from 'typeorm';
import type { LinksReport, Replaced } from '../../../contracts/chain-answers.js';
import { namesByCode } from '../../../persistence/readers/cases-children.js';
import type { NewLink, Written } from '../../../persistence/readers/chains-writing.js';

const MOST_REPLACED = 500;

interface Before extends Pick<NewLink, 'account' | 'person'> {
  readonly sheet?: string;
  readonly row: number;
}

/** What the rows have come to so far, and whom they replace. */
export class LinkTally {
  private readonly counts = { new: 0, replaced: 0, unchanged: 0 };
  private readonly before: Before[] = [];

  take(place: { readonly sheet?: string; readonly row: number }, { outcome, before }: Written): void {
    this.counts[outcome] += 1;
    this.before.push(...before.map((each) => ({ ...place, ...each })));
  }

  async report(manager: EntityManager, rows: number): Promise<Omit<LinksReport, 'dryRun'>> {
    const shown = this.before.slice(0, MOST_REPLACED);
    const names = await namesByCode(
      manager,
      shown.flatMap(({ account }) => account ?? []),
    );
    const replaces = shown.map(({ account, person, ...place }): Replaced => ({
      ...place,
      account,
      name: account === null ? person : (names.get(account) ?? null),
    }));
    return { counts: { rows, ...this.counts }, replaces };
  }
}
