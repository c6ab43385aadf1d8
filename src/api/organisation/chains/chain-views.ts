import type { ChainView, GapsView, LevelView } from '../../../contracts/chain-answers.js';
import {
  CHAIN_LINES,
  GAP_LABELS,
  type ChainLevel,
  type ChainLine,
  type ChainLink,
  type GapReport,
  type LevelGaps,
} from '../../../domain/organisation/chain.js';

type Names = ReadonlyMap<string, string>;

export function chainView(on: string, links: readonly ChainLink[], names: Names): ChainView {
  return {
    on,
    complete: links.every(({ gap }) => gap === null),
    links: links.map(({ line, level, unit, holders, gap }) => ({
      ...levelView(line, level),
      unit,
      unitName: nameOf(unit, names),
      holders: holders.map(({ account, name, by }) => ({ account, name, by })),
      gap,
      gapLabel: gap === null ? null : GAP_LABELS[gap],
    })),
  };
}

export function gapsView(on: string, { children, complete, levels }: GapReport): GapsView {
  return {
    on,
    children,
    complete,
    levels: levels.map(({ line, level, children: broken, at }) => ({
      ...levelView(line, level),
      children: broken,
      places: at.length,
    })),
  };
}

/** More than anybody works through at a sitting; the number says how many there are. */
const MOST_NAMED = 500;

/** @param keepsRegister whether codes of children are the reader's to see; everybody else gets counts. */
export function placesView({ level, at }: LevelGaps, names: Names, keepsRegister: boolean): GapsView['at'] {
  return [...at]
    .sort((one, other) => other.pupils.length - one.pupils.length)
    .slice(0, MOST_NAMED)
    .map(({ unit, gap, pupils }) => ({
      unit: level.unit === 'child' && !keepsRegister ? null : unit,
      unitName: nameOf(unit, names),
      gap,
      gapLabel: GAP_LABELS[gap],
      children: pupils.length,
      ...(keepsRegister ? { pupils: pupils.slice(0, MOST_NAMED) } : {}),
    }));
}

function levelView(line: ChainLine, { key, label, clause }: ChainLevel): LevelView {
  return { line, lineLabel: CHAIN_LINES[line], level: key, label, clause };
}

function nameOf(unit: string | null, names: Names): string | null {
  return unit === null ? null : (names.get(unit) ?? null);
}
