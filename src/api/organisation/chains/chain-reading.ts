import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChainView, GapsView } from '../../../contracts/chain-answers.js';
import { dayOfAccess } from '../../../domain/access/post.js';
import { OFFICE_OF, type Actor } from '../../../domain/access/role.js';
import { REGISTER_READERS } from '../../../domain/access/route-permissions.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import { chainOf, gapsOf, heldAt } from '../../../domain/organisation/chain.js';
import { refusal } from '../../../domain/refusal.js';
import { asSystem } from '../../../persistence/principal.js';
import { caseByNumber } from '../../../persistence/readers/cases-ledger.js';
import { childrenNamed } from '../../../persistence/readers/chains-children.js';
import { childPlaces, holdersOn } from '../../../persistence/readers/chains.js';
import { pupilWithin } from '../../../persistence/readers/pupils.js';
import type { SignedIn } from '../../accounts/current-account.js';
import { seenCase } from '../../cases/case-access.js';
import { ProblemException } from '../../problem.js';
import { registerReachOf } from '../../rosters/register-reach.js';
import { unitNamesOn } from '../unit-words.js';
import { chainView, gapsView } from './chain-views.js';
import type { ChainQuery, GapsQuery } from './chain.schema.js';
import { countyChains, levelNamed } from './county-chains.js';
import { placesView, shownPlaces, singleChildren } from './places-view.js';

/** Who answers for a child on both sides, and where nobody does. */
@Injectable()
export class ChainReading {
  constructor(private readonly source: DataSource) {}

  async ofPupil(by: SignedIn, code: string, { on }: ChainQuery, now = new Date()): Promise<ChainView> {
    const reach = registerReachOf(by);
    if (!reach.ok) throw new ProblemException(403, reach.refusal);
    if (!(await pupilWithin(this.source.manager, reach.value, code))) throw unknownChild();
    return this.chain(code, on ?? dayOfAccess(now));
  }

  async ofCase(actor: Actor, caseNo: string, { on }: ChainQuery, now = new Date()): Promise<ChainView> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    return this.chain(view.pupil, on ?? dayOfAccess(now));
  }

  /** Counts, down to the unit; a child's code only for whoever keeps the register of it. */
  async gaps(actor: Actor, { on, line, level }: GapsQuery, now = new Date()): Promise<GapsView> {
    const { manager } = this.source;
    const day = on ?? dayOfAccess(now);
    const levels = await countyChains(manager);
    const wanted = line && level !== undefined ? levelNamed(levels, line, level) : undefined;
    if (level !== undefined && !wanted) {
      const words = '没有这一层级；line 和 level 须同时填写。';
      throw new ProblemException(422, refusal('unknown_level', words, { field: 'level', value: level }));
    }
    const kind = OFFICE_OF[actor.role];
    const reach = { kind: kind === 'department' ? ('county' as const) : kind, code: actor.office };
    // Inspectors count what they are not shown; the office says how far.
    const found = await asSystem('counting gaps of chains', async () => {
      const children = await childPlaces(manager, reach);
      const find = await holdersOn(manager, day);
      const report = gapsOf(children, levels, find);
      const gaps = report.levels.find((each) => each.level === wanted);
      const held = line && wanted ? heldAt(children, line, wanted, find) : [];
      return { report, heldPlaces: held.length, places: gaps && { level: gaps.level, gaps: gaps.at, held } };
    });
    const view = gapsView(day, found.report);
    if (!found.places) return view;
    const shown = shownPlaces(found.places);
    const keepsRegister = (REGISTER_READERS as readonly string[]).includes(actor.role);
    // Their names with the reader's own rights again.
    const children = keepsRegister ? await childrenNamed(manager, singleChildren(shown)) : null;
    const names = await unitNamesOn(manager, day);
    return { ...view, ...placesView(shown, names, children), heldPlaces: found.heldPlaces };
  }

  /** Whoever may see the child, or its case, may know who answers for it. */
  private chain(pupil: string, on: PlainDate): Promise<ChainView> {
    const { manager } = this.source;
    return asSystem('telling who answers for a child', async () => {
      const [child] = await childPlaces(manager, { kind: 'child', code: pupil });
      if (!child) throw unknownChild();
      const links = chainOf(child, await countyChains(manager), await holdersOn(manager, on));
      return chainView(on, links, await unitNamesOn(manager, on));
    });
  }
}

function unknownChild(): ProblemException {
  return new ProblemException(
    404,
    refusal('unknown_child', '您的管辖范围内没有登记这名学生。', { field: 'code' }),
  );
}
