import { addDayCount } from '../calendar/day-count.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CaseState } from './case-state.js';
import type { AidItem, AidOutcome } from './vocabulary.js';

/** The help with the cost of schooling that a case owes an answer about. */
export interface AidPlan {
  readonly items: readonly {
    readonly item: AidItem;
    /** Null until somebody has looked into it. */
    readonly outcome: AidOutcome | null;
    readonly settledOn: PlainDate | null;
  }[];
  readonly owes: string;
  readonly clause: string;
  /** The last day for looking into each, once the child is back; null before, and without that year's calendar. */
  readonly dueOn: PlainDate | null;
}

/** What the regime names, then whatever else has been recorded; undefined under rules that name nothing. */
export function aidPlan({ policy, standing, calendar, aid = [] }: CaseState): AidPlan | undefined {
  if (!policy.aid) return undefined;
  const { items, owes, clause, within } = policy.aid;
  const further = aid.map(({ item }) => item).filter((item) => !items.includes(item));
  const due = standing.status === 'observing' ? addDayCount(calendar, standing.since, within) : undefined;
  return {
    items: [...items, ...further].map((item) => {
      const known = aid.find((each) => each.item === item);
      return { item, outcome: known?.outcome ?? null, settledOn: known?.settledOn ?? null };
    }),
    owes,
    clause,
    dueOn: due?.ok ? due.value : null,
  };
}
