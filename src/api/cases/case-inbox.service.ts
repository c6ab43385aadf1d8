import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Inbox } from '../../contracts/http-schemas-inbox.js';
import { boxesOf, INBOX, type InboxBox } from '../../domain/access/inbox.js';
import { childDetail } from '../../domain/access/child-detail.js';
import type { Actor } from '../../domain/access/role.js';
import { caseShownTo } from '../../domain/access/shown-case.js';
import { isBefore, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { childrenByCode, namesByCode } from '../../persistence/readers/cases-children.js';
import { casesInBox } from '../../persistence/readers/cases-inbox.js';
import { caseByNumber } from '../../persistence/readers/cases-ledger.js';
import { markSeen } from '../../persistence/readers/cases-seen.js';
import { mustReadCases, seenCase } from './case-access.js';
import { shownChild } from './child-shown.js';
import { CountySettings } from './county-settings.js';
import { inboxWords } from './inbox-words.js';

/** One more tells that there are more; nobody reads a hundred at a sitting. */
const MOST = 100;

/** What others ask of a desk, apart from the awaited steps, and what has come back to it. */
@Injectable()
export class CaseInbox {
  constructor(
    private readonly source: DataSource,
    private readonly settings: CountySettings,
  ) {}

  async of(actor: Actor): Promise<Inbox> {
    mustReadCases(actor);
    const today = await this.settings.today();
    const found = await Promise.all(
      boxesOf(actor.role).map(
        async (box) => [box, await casesInBox(this.source.manager, actor, box, MOST + 1)] as const,
      ),
    );
    const views = found.flatMap(([, some]) => some);
    const { manager } = this.source;
    const children = await childrenByCode(
      manager,
      views.map(({ pupil }) => pupil),
    );
    const names = await namesByCode(manager, views.flatMap(codesIn));
    const entryOf = (box: InboxBox, view: CaseView) => ({
      caseNo: view.caseNo,
      child: shownChild(view.pupil, children.get(view.pupil), childDetail(actor, view)),
      school: names.get(view.place.school) ?? view.place.school,
      words: inboxWords(box, caseShownTo(actor, view), (user) => names.get(user) ?? user),
      act: INBOX[box].act,
      ...deadline(view, today),
    });
    return {
      today,
      boxes: found.map(([box, some]) => ({
        box,
        label: INBOX[box].label,
        count: some.length,
        entries: some.slice(0, MOST).map((view) => entryOf(box, view)),
      })),
    };
  }

  /** A mark for the reader alone; nothing happens to the case. */
  async seen(actor: Actor, caseNo: string, seq: number): Promise<void> {
    const view = seenCase(actor, await caseByNumber(this.source.manager, caseNo));
    const reader = actor.user;
    await markSeen(this.source.manager, { reader, caseNo, seq: Math.min(seq, view.seq) }, new Date());
  }
}

function codesIn({ place, papers, holdRequest, arrangementRequest }: CaseView): readonly string[] {
  const people = [holdRequest?.by, arrangementRequest?.by, ...papers.map(({ draftedBy }) => draftedBy)];
  return [place.school, ...people.filter((each) => each !== undefined)];
}

function deadline({ awaiting }: CaseView, today: PlainDate) {
  const dueOn = awaiting?.dueOn ?? null;
  return { dueOn, overdue: dueOn !== null && isBefore(dueOn, today) };
}
