import type { Role } from '../access/role.js';

/** 双线: for every child a chain of the government's people and one of the schools'. */
export const CHAIN_LINES = { government: '政府线', education: '教育线' } as const;
export type ChainLine = keyof typeof CHAIN_LINES;

/** What one level answers for; `child` is the child itself, and with it the household. */
export const CHAIN_UNITS = {
  county: '县',
  township: '乡镇',
  village: '村（社区）',
  group: '村民小组',
  school: '学校',
  grade: '年级',
  class: '班级',
  child: '学生（户）',
} as const;
export type ChainUnit = keyof typeof CHAIN_UNITS;

export interface ChainLevel {
  readonly key: string;
  /** In the regime's own words, e.g. 「镇干部包村」. */
  readonly label: string;
  readonly unit: ChainUnit;
  /** Whoever holds this role at the unit answers for it, unless somebody else is named. */
  readonly desk: Role | null;
  readonly clause: string;
}

/** From the top down; how many levels and which is the regime's to say. */
export type ChainLevels = Readonly<Record<ChainLine, readonly ChainLevel[]>>;

/** Where a child belongs on both sides, in codes. Village and group are unknown until somebody has said. */
export interface ChildPlace {
  readonly pupil: string;
  readonly county: string;
  readonly township: string;
  readonly village: string | null;
  readonly group: string | null;
  readonly school: string;
  readonly schoolClass: string;
}

/** Somebody who answers: a person with an account, or one who is only named (a villager, a subject teacher). */
export interface Holder {
  readonly account: string | null;
  readonly name: string | null;
  /** Named for this unit, or answering because it is their office's. */
  readonly by: 'assignment' | 'desk';
  /** An account that is closed, or holds no post any more, answers for nothing. */
  readonly gone: boolean;
}

/** `unit_unknown`: nobody has said in which village or group the child lives. */
export type ChainGap = 'unit_unknown' | 'nobody' | 'holder_gone';

export const GAP_LABELS: Readonly<Record<ChainGap, string>> = {
  unit_unknown: '未登记所在村组',
  nobody: '无责任人',
  holder_gone: '责任人已离任',
};

export interface ChainLink {
  readonly line: ChainLine;
  readonly level: ChainLevel;
  readonly unit: string | null;
  readonly holders: readonly Holder[];
  readonly gap: ChainGap | null;
}

export type FindHolders = (line: ChainLine, level: ChainLevel, unit: string) => readonly Holder[];

/** Both chains of a child, from the top down, each link with who answers or why nobody does. */
export function chainOf(child: ChildPlace, levels: ChainLevels, find: FindHolders): readonly ChainLink[] {
  return (Object.keys(CHAIN_LINES) as ChainLine[]).flatMap((line) =>
    levels[line].map((level) => linkOf(child, line, level, find)),
  );
}

function linkOf(child: ChildPlace, line: ChainLine, level: ChainLevel, find: FindHolders): ChainLink {
  const unit = unitOfChild(child, level.unit);
  if (unit === null) return { line, level, unit, holders: [], gap: 'unit_unknown' };
  const found = find(line, level, unit);
  const holders = found.filter(({ gone }) => !gone);
  const gap = holders.length > 0 ? null : found.length > 0 ? 'holder_gone' : 'nobody';
  return { line, level, unit, holders: gap === null ? holders : found, gap };
}

export function unitOfChild(child: ChildPlace, unit: ChainUnit): string | null {
  switch (unit) {
    case 'grade':
      return child.schoolClass.slice(0, child.schoolClass.lastIndexOf('-'));
    case 'class':
      return child.schoolClass;
    case 'child':
      return child.pupil;
    default:
      return child[unit];
  }
}

/** One place where the chains of some children end, however many children that is. */
export interface GapAt {
  readonly unit: string | null;
  readonly gap: ChainGap;
  readonly pupils: readonly string[];
}

export interface LevelGaps {
  readonly line: ChainLine;
  readonly level: ChainLevel;
  /** Children whose chain is broken at this level. */
  readonly children: number;
  readonly at: readonly GapAt[];
}

/** One place somebody answers for, with the children in it. */
export interface HeldAt {
  readonly unit: string;
  readonly holders: readonly Holder[];
  readonly pupils: readonly string[];
}

/** Who answers at one level for whichever part of these children, in the order of the children. */
export function heldAt(
  children: readonly ChildPlace[],
  line: ChainLine,
  level: ChainLevel,
  find: FindHolders,
): readonly HeldAt[] {
  const places = new Map<string, { unit: string; holders: readonly Holder[]; pupils: string[] }>();
  for (const child of children) {
    const { unit, holders, gap } = linkOf(child, line, level, find);
    if (unit === null || gap !== null) continue;
    const place = places.get(unit) ?? { unit, holders, pupils: [] };
    places.set(unit, place);
    place.pupils.push(child.pupil);
  }
  return [...places.values()];
}

export interface GapReport {
  readonly children: number;
  /** With both chains complete. */
  readonly complete: number;
  readonly levels: readonly LevelGaps[];
}

export function gapsOf(children: readonly ChildPlace[], levels: ChainLevels, find: FindHolders): GapReport {
  const broken = new Map<ChainLevel, Map<string, { unit: string | null; gap: ChainGap; pupils: string[] }>>();
  let complete = 0;
  for (const child of children) {
    const gaps = chainOf(child, levels, find).filter(({ gap }) => gap !== null);
    if (gaps.length === 0) complete += 1;
    for (const { level, unit, gap } of gaps) {
      if (gap === null) continue;
      const at = broken.get(level) ?? new Map();
      broken.set(level, at);
      const key = `${gap} ${unit ?? ''}`;
      const place = at.get(key) ?? { unit, gap, pupils: [] };
      at.set(key, place);
      place.pupils.push(child.pupil);
    }
  }
  return {
    children: children.length,
    complete,
    levels: (Object.keys(CHAIN_LINES) as ChainLine[]).flatMap((line) =>
      levels[line].map((level): LevelGaps => {
        const at = [...(broken.get(level)?.values() ?? [])];
        return { line, level, children: at.reduce((sum, { pupils }) => sum + pupils.length, 0), at };
      }),
    ),
  };
}
