import type { ChainChild, GapsView } from '../../../contracts/chain-answers.js';
import { GAP_LABELS, type ChainLevel, type GapAt, type HeldAt } from '../../../domain/organisation/chain.js';
import { unitWords, type UnitNames } from '../unit-words.js';
import { holderView } from './chain-views.js';

/** More than anybody works through at a sitting; the number says how many there are. */
const MOST_NAMED = 500;

export interface LevelPlaces {
  readonly level: ChainLevel;
  readonly gaps: readonly GapAt[];
  readonly held: readonly HeldAt[];
}

/** Only so much of a level as is shown: the largest gaps, and the first places somebody answers for. */
export function shownPlaces({ level, gaps, held }: LevelPlaces): LevelPlaces {
  const largest = [...gaps].sort((one, other) => other.pupils.length - one.pupils.length);
  return { level, gaps: largest.slice(0, MOST_NAMED), held: held.slice(0, MOST_NAMED) };
}

/** Children a level answers for one by one. */
export function singleChildren({ level, gaps, held }: LevelPlaces): readonly string[] {
  return level.unit === 'child' ? [...gaps, ...held].flatMap(({ unit }) => unit ?? []) : [];
}

/** @param children whoever keeps the register sees whom it concerns; everybody else gets counts. */
export function placesView(
  { level, gaps, held }: LevelPlaces,
  names: UnitNames,
  children: ReadonlyMap<string, ChainChild> | null,
): Pick<GapsView, 'at' | 'held'> {
  const place = ({ unit, pupils }: Pick<GapAt, 'unit' | 'pupils'>) => {
    const child = unit === null ? undefined : children?.get(unit);
    return {
      unit: level.unit === 'child' && children === null ? null : unit,
      unitName: unitWords(unit, names),
      ...(child === undefined ? {} : { child }),
      children: pupils.length,
    };
  };
  return {
    at: gaps.map((each) => ({
      ...place(each),
      gap: each.gap,
      gapLabel: GAP_LABELS[each.gap],
      ...(children === null ? {} : { pupils: each.pupils.slice(0, MOST_NAMED) }),
    })),
    // Who helps a family is told to nobody who is not told which family.
    held:
      level.unit === 'child' && children === null
        ? []
        : held.map((each) => ({ ...place(each), holders: each.holders.map(holderView) })),
  };
}
