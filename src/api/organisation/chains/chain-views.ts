import type { ChainView, GapsView, HolderView, LevelView } from '../../../contracts/chain-answers.js';
import {
  CHAIN_LINES,
  GAP_LABELS,
  type ChainLevel,
  type ChainLine,
  type ChainLink,
  type GapReport,
  type Holder,
} from '../../../domain/organisation/chain.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { unitWords, type UnitNames } from '../unit-words.js';

export function chainView(on: string, links: readonly ChainLink[], names: UnitNames): ChainView {
  return {
    on,
    complete: links.every(({ gap }) => gap === null),
    links: links.map(({ line, level, unit, holders, gap }) => ({
      ...levelView(line, level),
      unit,
      unitName: unitWords(unit, names),
      holders: holders.map(holderView),
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

export function levelView(line: ChainLine, { key, label, unit, desk, clause }: ChainLevel): LevelView {
  return {
    line,
    lineLabel: CHAIN_LINES[line],
    level: key,
    label,
    answersFor: unit,
    deskLabel: desk === null ? null : ROLE_LABELS[desk],
    clause,
  };
}

export function holderView({ account, name, by }: Holder): HolderView {
  return { account, name, by };
}
