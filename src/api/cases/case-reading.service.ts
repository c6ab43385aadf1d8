import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  Actions,
  CaseCounts,
  CaseDetail,
  CaseItem,
  CaseList,
  Timeline,
} from '../../contracts/http-schemas-answers.js';
import type { CaseFilter, CaseListQuery } from '../../contracts/http-schemas-lists.js';
import { covers } from '../../domain/access/jurisdiction.js';
import { childDetail } from '../../domain/access/child-detail.js';
import { discreetActs } from '../../domain/access/discreet-words.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import type { Actor } from '../../domain/access/role.js';
import { dateAt } from '../../domain/calendar/case-clock.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { availableActions } from '../../domain/ladder/available-actions.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { refusal } from '../../domain/refusal.js';
import { childrenByCode, namesByCode } from '../../persistence/readers/cases-children.js';
import { positionOf, readCursor, writeCursor } from '../../persistence/readers/cases-cursor.js';
import { caseByNumber, casesByNumbers, ledgerSeq } from '../../persistence/readers/cases-ledger.js';
import { countCases, listCases } from '../../persistence/readers/cases.js';
import { journalOf, narrativesOf } from '../../persistence/readers/journal.js';
import { asSystem } from '../../persistence/principal.js';
import { ProblemException } from '../problem.js';
import { mustReadCases, seenCase } from './case-access.js';
import { caseItem, timelineEntry, type Words } from './case-answers.js';
import { countsOf } from './case-counts.js';
import { CaseGateway, NoRunningCase } from './case-gateway.js';
import { shownChild } from './child-shown.js';
import { CountySettings } from './county-settings.js';

const NO_WORDS: Words = { narratives: new Map(), discreet: new Set() };

/** Everything people read about cases comes from the ledger; only what may happen next is asked of the case itself. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
    private readonly gateway: CaseGateway,
  ) {}

  async list(
    actor: Actor,
    { cursor, limit, ...filter }: CaseListQuery & { readonly q?: string },
  ): Promise<CaseList> {
    mustReadCases(actor);
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && !after) {
      throw new ProblemException(
        422,
        refusal('invalid_field', '「cursor」应为上一页返回的 nextCursor。', { field: 'cursor' }),
      );
    }
    const today = await this.settings.today();
    const views = await listCases(this.source.manager, actor, searching(actor, filter), today, {
      after,
      // One more than asked for tells whether there is a next page.
      limit: limit + 1,
    });
    const items = await this.items(actor, views.slice(0, limit), today);
    const last = views.length > limit ? views[limit - 1] : undefined;
    return { items: [...items], nextCursor: last ? writeCursor(positionIn(last)) : null };
  }

  /** Those of these cases that the actor sees, in the order asked for. */
  async several(actor: Actor, numbers: readonly string[]): Promise<readonly CaseItem[]> {
    mustReadCases(actor);
    const found = await casesByNumbers(this.source.manager, numbers);
    const seen = new Map(found.filter((view) => covers(actor, view)).map((view) => [view.caseNo, view]));
    const views = numbers.flatMap((caseNo) => seen.get(caseNo) ?? []);
    return this.items(actor, views, await this.settings.today());
  }

  /** Inspectors may count, too; a number per rung names no child. */
  async counts(actor: Actor, filter: CaseFilter): Promise<CaseCounts> {
    const today = await this.settings.today();
    return countsOf(await countCases(this.source.manager, actor, searching(actor, filter), today), today);
  }

  async one(actor: Actor, caseNo: string): Promise<CaseDetail> {
    const view = await this.seen(actor, caseNo);
    const [item] = await this.items(actor, [view], await this.settings.today());
    return { ...(item as CaseItem), view: caseShownTo(actor, view) };
  }

  async timeline(actor: Actor, caseNo: string): Promise<Timeline> {
    const view = await this.seen(actor, caseNo);
    const { manager } = this.source;
    const events = await journalOf(manager, caseNo);
    const reads = childDetail(actor, view) === 'words_too';
    const words: Words = reads
      ? { narratives: await narrativesOf(manager, caseNo), discreet: discreetActs(events) }
      : NO_WORDS;
    const names = await namesByCode(
      manager,
      events.flatMap(({ actor }) => (actor ? [actor.user, actor.actingFor ?? []].flat() : [])),
    );
    return {
      caseNo,
      entries: events.map((event) => timelineEntry(event, names, words, actor, view.place)),
    };
  }

  async actions(actor: Actor, caseNo: string): Promise<Actions> {
    const view = await this.seen(actor, caseNo);
    const nothing = { caseNo, today: await this.settings.today(), actions: [] };
    if (view.standing.status === 'closed') return nothing;
    try {
      const state = await this.gateway.state(view.pupil);
      // The child's workflow may by now be that of a later case.
      if (state.caseNo !== caseNo) return nothing;
      const today = dateAt(state.clock, Date.now());
      return { caseNo, today, actions: [...availableActions(state, actor, today)] };
    } catch (error) {
      if (error instanceof NoRunningCase) return nothing;
      throw error;
    }
  }

  private async seen(actor: Actor, caseNo: string): Promise<CaseView> {
    const { manager } = this.source;
    const written = await caseByNumber(manager, caseNo);
    if (!written && (await isUnwritten(manager, caseNo))) await this.gateway.mustNotBeUnwritten(caseNo);
    return seenCase(actor, written);
  }

  private async items(
    actor: Actor,
    views: readonly CaseView[],
    today: PlainDate,
  ): Promise<readonly CaseItem[]> {
    const { manager } = this.source;
    const children = await childrenByCode(
      manager,
      views.map(({ pupil }) => pupil),
    );
    const names = await namesByCode(
      manager,
      views.flatMap(({ place, awaiting }) => [place.school, place.township, awaiting?.office ?? []].flat()),
    );
    return views.map((view) => {
      const child = shownChild(view.pupil, children.get(view.pupil), childDetail(actor, view));
      return caseItem(caseShownTo(actor, view), child, names, today);
    });
  }
}

/** A case that is there, and not for this reader, is no reason to ask the engine. */
function isUnwritten(manager: EntityManager, caseNo: string): Promise<boolean> {
  return asSystem('telling unwritten from unseen', async () => (await ledgerSeq(manager, caseNo)) === 0);
}

/** Who is not shown names cannot find them out by searching either. */
function searching(actor: Actor, filter: CaseFilter) {
  return { ...filter, searchesChildren: !['county_leader', 'supervisor'].includes(actor.role) };
}

function positionIn({ caseNo, standing, awaiting }: CaseView) {
  return positionOf({ caseNo, standing: standing.status, dueOn: awaiting?.dueOn ?? null });
}
