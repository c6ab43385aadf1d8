import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayOfAccess } from '../../../domain/access/post.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { ChildPlace } from '../../../domain/organisation/chain.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { childPlaces } from '../../../persistence/readers/chains.js';
import { lockChains, writeHomes, writeLink, type Home } from '../../../persistence/readers/chains-writing.js';
import { postsOn } from '../../../persistence/readers/posts.js';
import { unitOn } from '../../../persistence/readers/units.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { ProblemException } from '../../problem.js';
import { registerReachOf } from '../../rosters/register-reach.js';
import { rehearsable } from '../rehearsable.js';
import type { HomesBody } from './chain.schema.js';
import { countyChains } from './county-chains.js';
import { judgeLink, type LinkRow, type LinkScope } from './link-row.js';
import { rowsRefused, type RowRefusal } from './rows-refused.js';

/** A row with the place where somebody finds it again. */
export interface PlacedRow {
  readonly sheet?: string;
  readonly row: number;
  readonly link: LinkRow;
}

export interface LinksReport {
  readonly dryRun: boolean;
  readonly counts: Readonly<Record<'rows' | 'new' | 'replaced' | 'unchanged', number>>;
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
      const scope = await scopeOf(manager, by, dayOfAccess(now));
      const errors: RowRefusal[] = [];
      const counts = { rows: rows.length, new: 0, replaced: 0, unchanged: 0 };
      for (const { link, ...place } of rows) {
        const judged = await judgeLink(link, scope);
        if (judged.ok) counts[await writeLink(manager, judged.value, by.user, now)] += 1;
        else errors.push({ ...place, ...judged.refusal });
      }
      if (errors.length > 0) throw rowsRefused(errors);
      return { dryRun, counts };
    });
  }

  /** In which village and group children live: what the government's line hangs on. */
  async recordHomes({ rows }: HomesBody, by: SignedIn, now = new Date()): Promise<{ readonly rows: number }> {
    const today = dayOfAccess(now);
    await this.source.transaction(async (manager) => {
      const children = await childrenFor(manager, by);
      const errors: RowRefusal[] = [];
      const homes: Home[] = [];
      for (const [index, { pupil, village, group = null }] of rows.entries()) {
        const refused = children.has(pupil)
          ? await homeRefused(manager, { village, group }, by.actor, today)
          : refusal('unknown_child', '您的管辖范围内没有登记这名学生。', { field: 'pupil', value: pupil });
        if (refused) errors.push({ row: index + 1, ...refused });
        else homes.push({ pupil, village, group });
      }
      if (errors.length > 0) throw rowsRefused(errors);
      // Of a child named twice the last row counts.
      const last = new Map(homes.map((home) => [home.pupil, home]));
      await writeHomes(manager, [...last.values()], by.user, now);
    });
    return { rows: rows.length };
  }
}

async function homeRefused(
  manager: EntityManager,
  { village, group }: { readonly village: string; readonly group: string | null },
  { office, role }: Actor,
  today: PlainDate,
): Promise<Refusal | undefined> {
  const found = await unitOn(manager, village, today);
  // A school's children may live in any township; a township speaks for its own villages.
  const own = OFFICE_OF[role] !== 'township' || village.startsWith(office);
  if (found?.kind !== 'village' || !own) {
    return refusal('unknown_unit', '没有登记这个村（社区），或它不在您的管辖范围内。', {
      field: 'village',
      value: village,
    });
  }
  if (group === null) return undefined;
  const part = await unitOn(manager, group, today);
  return part?.kind === 'group' && part.parent === village
    ? undefined
    : refusal('unknown_unit', '该村没有登记这个村民小组。', { field: 'group', value: group });
}

async function scopeOf(manager: EntityManager, by: SignedIn, today: PlainDate): Promise<LinkScope> {
  return {
    manager,
    by: by.actor,
    today,
    levels: await countyChains(manager),
    children: await childrenFor(manager, by),
    people: new Set((await postsOn(manager, today)).map(({ account }) => account)),
  };
}

async function childrenFor(manager: EntityManager, by: SignedIn): Promise<ReadonlyMap<string, ChildPlace>> {
  const reach = registerReachOf(by);
  if (!reach.ok) throw new ProblemException(403, reach.refusal);
  return new Map((await childPlaces(manager, reach.value)).map((child) => [child.pupil, child]));
}
