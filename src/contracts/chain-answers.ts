import type { ChainGap, ChainLine, ChainUnit } from '../domain/organisation/chain.js';
import type { Finding, RosterCounts } from './roster-report.js';

export interface LevelView {
  readonly line: ChainLine;
  readonly lineLabel: string;
  readonly level: string;
  readonly label: string;
  readonly answersFor: ChainUnit;
  /** Who answers unless somebody else is named, in words; null where somebody must be named. */
  readonly deskLabel: string | null;
  readonly clause: string;
}

export interface HolderView {
  readonly account: string | null;
  readonly name: string | null;
  readonly by: 'assignment' | 'desk';
}

export interface ChainView {
  readonly on: string;
  readonly complete: boolean;
  readonly links: readonly (LevelView & {
    readonly unit: string | null;
    readonly unitName: string | null;
    readonly holders: readonly HolderView[];
    readonly gap: ChainGap | null;
    readonly gapLabel: string | null;
  })[];
}

/** A child for whoever keeps its register. */
export interface ChainChild {
  readonly pupil: string;
  readonly name: string;
  readonly schoolName: string;
  readonly grade: number;
  readonly classNo: number;
}

interface PlaceView {
  readonly unit: string | null;
  readonly unitName: string | null;
  /** Where a level answers for single children, and the reader keeps their register. */
  readonly child?: ChainChild;
  readonly children: number;
}

export interface GapsView {
  readonly on: string;
  readonly children: number;
  readonly complete: number;
  readonly levels: readonly (LevelView & { readonly children: number; readonly places: number })[];
  /** Of one level, where asked for: the largest gaps first. */
  readonly at?: readonly (PlaceView & {
    readonly gap: ChainGap;
    readonly gapLabel: string;
    /** Codes, for whoever keeps the register. */
    readonly pupils?: readonly string[];
  })[];
  /** Of the same level: who answers where, in the order of schools and classes. */
  readonly held?: readonly (PlaceView & { readonly holders: readonly HolderView[] })[];
  /** Of how many places somebody answers for `held` names the first. */
  readonly heldPlaces?: number;
}

/** Somebody with an account who can be named for a unit or a child. */
export interface ChainPerson {
  readonly account: string;
  readonly name: string;
  /** In words, e.g. 「柳湾乡 乡镇经办干部」. */
  readonly posts: readonly string[];
}

/** Somebody who answers no longer from the day another one does. */
export interface Replaced {
  readonly sheet?: string;
  /** From 1, as the rows were given or the spreadsheet numbers them. */
  readonly row: number;
  readonly account: string | null;
  readonly name: string | null;
}

export interface LinksReport {
  readonly dryRun: boolean;
  readonly counts: Readonly<Record<'rows' | 'new' | 'replaced' | 'unchanged', number>>;
  /** The first 500. */
  readonly replaces: readonly Replaced[];
}

/** What the reading of a workbook of names says; `changed` are those who take over from somebody. */
export interface LinksImportReport {
  readonly dryRun: boolean;
  readonly imported: boolean;
  readonly counts: RosterCounts;
  readonly errors: readonly Finding[];
  readonly replaces: readonly Replaced[];
  /** Rows that name nobody; they are not among the counts. */
  readonly unfilled: number;
  readonly ignoredColumns: readonly string[];
}

/** A child of whom it is not known where it lives. */
export interface WithoutHome extends ChainChild {
  /** Of its school, where it probably lives. */
  readonly township: string;
  /** Known already, where the group alone is missing. */
  readonly village: string | null;
}

export interface HomesMissing {
  readonly total: number;
  /** The first 200, by school and class. */
  readonly items: readonly WithoutHome[];
}
