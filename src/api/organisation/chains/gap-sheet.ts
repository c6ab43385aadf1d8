import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChainChild } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import { assignsAt } from '../../../domain/organisation/assigning.js';
import { CHAIN_LINES, GAP_LABELS, gapsOf, type LevelGaps } from '../../../domain/organisation/chain.js';
import { childrenNamed } from '../../../persistence/readers/chains-children.js';
import { childPlaces, holdersOn } from '../../../persistence/readers/chains.js';
import { gradeName } from '../../../persistence/readers/schools.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { maskedName } from '../../cases/child-shown.js';
import { unitNamesOn, unitWords, type UnitNames } from '../unit-words.js';
import { ChainPeople } from './chain-people.js';
import { countyChains } from './county-chains.js';
import { linkSheet, type SheetRow } from './link-sheet.js';
import { registerFor } from './link-scope.js';

/** What one import takes. */
const MOST_ROWS = 20_000;

export interface GapSheet {
  readonly content: Buffer;
  readonly on: string;
  /** Codes of the children in it. */
  readonly subjects: readonly string[];
}

/** The sheet that is imported again, filled with what an office has yet to name, and with whom it can name. */
@Injectable()
export class GapSheets {
  constructor(
    private readonly source: DataSource,
    private readonly people: ChainPeople,
  ) {}

  async sheet(by: SignedIn, now = new Date()): Promise<GapSheet> {
    const { manager } = this.source;
    const on = dayOfAccess(now);
    const levels = await countyChains(manager);
    const children = await childPlaces(manager, registerFor(by));
    const report = gapsOf(children, levels, await holdersOn(manager, on));
    const mine = report.levels.filter(({ line, level }) => assignsAt(by.role, line, level.unit));
    const named = await childrenNamed(
      manager,
      mine
        .filter(({ level }) => level.unit === 'child')
        .flatMap(({ at }) => at.flatMap(({ unit }) => unit ?? [])),
    );
    const names = await unitNamesOn(manager, on);
    const rows = mine
      .flatMap((level) => rowsOf(level, names, named))
      .filter(({ unit }) => !isElsewhere(by.actor, unit))
      .slice(0, MOST_ROWS);
    return {
      content: await linkSheet(rows, await this.people.within(by.actor, now)),
      on,
      subjects: rows.flatMap(({ pupil }) => pupil ?? []),
    };
  }
}

/** Where nobody knows the village there is nothing to name anybody for. */
function rowsOf(
  { line, level, at }: LevelGaps,
  names: UnitNames,
  children: ReadonlyMap<string, ChainChild>,
): readonly SheetRow[] {
  return at.flatMap(({ unit, gap }): SheetRow[] => {
    if (unit === null) return [];
    const child = children.get(unit);
    const isChild = level.unit === 'child';
    return [
      {
        line: CHAIN_LINES[line],
        level: level.label,
        unit: isChild ? null : unit,
        pupil: isChild ? unit : null,
        words: child ? childWords(child) : unitWords(unit, names),
        gap: GAP_LABELS[gap],
      },
    ];
  });
}

/** As exports mask it: enough for who knows the class, little for who finds the file. */
function childWords({ name, schoolName, grade, classNo }: ChainChild): string {
  return `${schoolName} ${gradeName(grade)}${classNo}班 ${maskedName(name)}`;
}

/** A township's pupils may live in another one, which names its own people. */
function isElsewhere({ role, office }: Actor, unit: string | null): boolean {
  return OFFICE_OF[role] === 'township' && unit !== null && !unit.startsWith(office);
}
