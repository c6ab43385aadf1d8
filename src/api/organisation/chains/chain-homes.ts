import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { HomesMissing } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { refusal, type Refusal } from '../../../domain/refusal.js';
import { childrenWithoutHome } from '../../../persistence/readers/chains-children.js';
import { writeHomes, type Home } from '../../../persistence/readers/chains-writing.js';
import { unitOn } from '../../../persistence/readers/units.js';
import type { SignedIn } from '../../accounts/current-account.js';
import type { HomesBody } from './chain.schema.js';
import { countyChains } from './county-chains.js';
import { childrenFor, registerFor } from './link-scope.js';
import { rowsRefused, type RowRefusal } from './rows-refused.js';

/** What somebody records at a sitting; the number says how many there are. */
const AT_ONCE = 200;

/** In which village and group children live: what the government's line hangs on. */
@Injectable()
export class ChainHomes {
  constructor(private readonly source: DataSource) {}

  async missing(by: SignedIn): Promise<HomesMissing> {
    const { manager } = this.source;
    const { government } = await countyChains(manager);
    const needsGroup = government.some(({ unit }) => unit === 'group');
    return childrenWithoutHome(manager, registerFor(by), needsGroup, AT_ONCE);
  }

  async record({ rows }: HomesBody, by: SignedIn, now = new Date()): Promise<{ readonly rows: number }> {
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
