import type { PlainDate } from '../calendar/plain-date.js';
import { isArranged, isRetained, latestOfEachChild, wasConfirmed, type CaseFacts } from './case-facts.js';
import type { IndicatorId } from './definitions.js';
import type { Rate } from './rate.js';
import type { TermPeriod } from './term-periods.js';

/** How many children stood in the register at the beginning of a term, and on which day that was put down. */
export interface Roll {
  readonly pupils: number;
  readonly takenOn: PlainDate;
}

/** What the register was when a graduating cohort came, and what it is now. */
export interface Cohort {
  readonly graduating: Roll | null;
  readonly entering: Roll | null;
}

export interface Grounds {
  readonly facts: readonly CaseFacts[];
  readonly term: Pick<TermPeriod, 'from' | 'until'> | null;
  readonly roll: Roll | null;
  readonly threeYears: Cohort;
  readonly nineYears: Cohort;
}

/** A rate, or why there is none; never a guess. */
export type Computation =
  | { readonly ok: true; readonly rate: Rate; readonly note: string | null }
  | { readonly ok: false; readonly missing: string };

export function computeRate(id: IndicatorId, grounds: Grounds): Computation {
  switch (id) {
    case 'suspected':
    case 'dropout':
      return overRoll(grounds, membersOf(id, 'numerator', grounds).length);
    case 'returned': {
      const numerator = membersOf(id, 'numerator', grounds).length;
      const denominator = membersOf(id, 'denominator', grounds).length;
      const arranged = latestOfEachChild(grounds.facts).filter(
        (each) => wasConfirmed(each) && isArranged(each),
      ).length;
      const note = arranged === 0 ? null : `另有 ${arranged} 名已依法安置、延缓或休学，不计入。`;
      return { ok: true, rate: { numerator, denominator }, note };
    }
    case 'three_year_retention':
      return ofCohort(grounds.threeYears, '三年前七年级');
    case 'nine_year_retention':
      return ofCohort(grounds.nineYears, '九年前一年级');
    case 'enrolment':
      return { ok: false, missing: '没有全县适龄儿童名单（公安每年八月提供的户籍信息），不推算。' };
  }
}

/** The cases behind a number, one per child; empty where the number counts the register and not cases. */
export function membersOf(
  id: IndicatorId,
  part: 'numerator' | 'denominator',
  { facts, term }: Pick<Grounds, 'facts' | 'term'>,
): readonly CaseFacts[] {
  const children = latestOfEachChild(facts).filter(wasConfirmed);
  const within = (on: PlainDate | null) =>
    on !== null && term !== null && term.from <= on && on <= term.until;
  if (id === 'returned') {
    const counted = children.filter((each) => !isArranged(each));
    return part === 'denominator' ? counted : counted.filter(isRetained);
  }
  if (part === 'denominator') return [];
  if (id === 'suspected') return children.filter(({ confirmedOn }) => within(confirmedOn));
  return id === 'dropout' ? children.filter(({ droppedOn }) => within(droppedOn)) : [];
}

function overRoll({ roll, term }: Grounds, numerator: number): Computation {
  if (term === null) return { ok: false, missing: '校历中没有这一学期。' };
  if (roll === null) return { ok: false, missing: '没有留存本学期期初在籍人数，不用现有名册代替。' };
  const late = roll.takenOn > term.from ? `期初人数为 ${roll.takenOn} 首次留存时的名册。` : null;
  return { ok: true, rate: { numerator, denominator: roll.pupils }, note: late };
}

function ofCohort({ graduating, entering }: Cohort, when: string): Computation {
  if (entering === null) return { ok: false, missing: `没有留存${when}的期初在籍人数，不推算。` };
  if (graduating === null) return { ok: false, missing: '没有留存本学年九年级的期初在籍人数。' };
  return { ok: true, rate: { numerator: graduating.pupils, denominator: entering.pupils }, note: null };
}
