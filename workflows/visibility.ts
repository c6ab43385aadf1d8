import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '../src/contracts/identifiers.js';
import { startOf } from '../src/domain/calendar/case-clock.js';
import type { PlainDate } from '../src/domain/calendar/plain-date.js';
import type { CaseEvent } from '../src/domain/ladder/case-events.js';
import type { CaseState } from '../src/domain/ladder/case-state.js';
import type { CaseView } from '../src/domain/ladder/case-view.js';
import { currentDetails } from '../src/domain/wording/current-details.js';

type Name = keyof typeof SEARCH_ATTRIBUTES;
type Shown = Readonly<Record<Name, string | boolean | Date | null>>;

const RECENT_EVENTS = 6;

/** What an operator sees of the case. Each attribute is written only when it changes: an upsert is an event. */
export class Visibility {
  private shown: Partial<Shown> = {};
  private recent: readonly CaseEvent[] = [];

  show(state: CaseState, view: CaseView, fresh: readonly CaseEvent[]): void {
    this.recent = [...fresh].reverse().concat(this.recent).slice(0, RECENT_EVENTS);
    setCurrentDetails(currentDetails(view, this.recent));
    const next = attributesOf(state, view);
    const changed = (Object.keys(next) as Name[]).filter((name) => !same(next[name], this.shown[name]));
    if (changed.length === 0) return;
    this.shown = next;
    upsertSearchAttributes(changed.map((name) => pair(name, next[name])));
  }
}

function attributesOf(state: CaseState, view: CaseView): Shown {
  const { awaiting, place } = view;
  const instant = (date: PlainDate | null | undefined) =>
    date ? new Date(startOf(state.clock, date)) : null;
  return {
    CaseNo: view.caseNo,
    CaseStanding: view.standing.status,
    CaseRung: view.rung,
    AwaitedStep: awaiting?.what ?? null,
    AwaitingRole: awaiting?.role ?? null,
    Regime: view.policy.id,
    CountyCode: place.county,
    TownshipCode: place.township,
    SchoolCode: place.school,
    DueAt: instant(awaiting?.dueOn),
    StuckSince: instant(view.stuckSince),
    Stuck: view.stuckSince !== null,
  };
}

function pair(name: Name, value: Shown[Name]): SearchAttributeUpdatePair {
  const type = SEARCH_ATTRIBUTES[name];
  switch (type) {
    case 'Keyword':
      return { key: defineSearchAttributeKey(name, 'KEYWORD'), value: value as string | null };
    case 'Datetime':
      return { key: defineSearchAttributeKey(name, 'DATETIME'), value: value as Date | null };
    case 'Bool':
      return { key: defineSearchAttributeKey(name, 'BOOL'), value: value as boolean | null };
  }
}

function same(one: Shown[Name] | undefined, other: Shown[Name] | undefined): boolean {
  const plain = (value: Shown[Name] | undefined) =>
    value instanceof Date ? value.getTime() : (value ?? null);
  return plain(one) === plain(other);
}
