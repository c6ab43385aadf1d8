import type { PlainDate } from '../calendar/plain-date.js';
import type { Standing } from '../ladder/case-state.js';
import type { RungId } from '../ladder/ladder.js';
import type { Outcome, Reason } from '../ladder/vocabulary.js';

/** One case as the rates see it, read from its journal and its row in the ledger. */
export interface CaseFacts {
  readonly caseNo: string;
  readonly pupil: string;
  readonly township: string;
  readonly school: string;
  readonly openedOn: PlainDate;
  readonly standing: Standing['status'];
  readonly rung: RungId;
  readonly outcome: Outcome | null;
  readonly overdue: boolean;
  readonly stuck: boolean;
  /** Since when it stands where it stands. */
  readonly thereSince: PlainDate;
  /** It left the alert: somebody has looked, or nobody has in time. */
  readonly confirmedOn: PlainDate | null;
  /** Persuasion at school was of no use and the written report became due (未保法 art. 28). */
  readonly droppedOn: PlainDate | null;
  /** The last return. */
  readonly returnedOn: PlainDate | null;
  /** A look-in at thirty days or later, after the last return, found the child attending. */
  readonly keptOn: PlainDate | null;
  readonly relapses: number;
  /** As told last. */
  readonly reason: Reason | null;
  /** Of the child, as registered. */
  readonly groups: readonly string[];
}

/** Days after the return at which a child counts as retained (glossary: 劝返率). */
export const RETAINED_AFTER_DAYS = 30;

/** What turned out not to be a dropout: 转学、死亡、出国 and a mistaken alert (trap 13). */
const NEVER_WAS: readonly (Outcome | null)[] = ['dismissed', 'transfer', 'death', 'moved_abroad'];

export function wasConfirmed({ confirmedOn, outcome }: CaseFacts): boolean {
  return confirmedOn !== null && !NEVER_WAS.includes(outcome);
}

/** Lawfully placed, deferred or suspended: neither dropped out nor persuaded back. */
export function isArranged({ standing }: CaseFacts): boolean {
  return standing === 'arranged';
}

export function isRetained({ outcome, keptOn, standing }: CaseFacts): boolean {
  if (outcome === 'retained') return true;
  return keptOn !== null && standing === 'observing';
}

/** A child who has had several cases is one child: the latest case says where it is. */
export function latestOfEachChild(facts: readonly CaseFacts[]): readonly CaseFacts[] {
  const latest = new Map<string, CaseFacts>();
  for (const each of facts) {
    const known = latest.get(each.pupil);
    if (!known || isLater(each, known)) latest.set(each.pupil, each);
  }
  return [...latest.values()];
}

function isLater(one: CaseFacts, other: CaseFacts): boolean {
  return one.openedOn === other.openedOn ? one.caseNo > other.caseNo : one.openedOn > other.openedOn;
}
