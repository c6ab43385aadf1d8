import type { ChainGap, ChainLine } from '../domain/organisation/chain.js';

export interface LevelView {
  readonly line: ChainLine;
  readonly lineLabel: string;
  readonly level: string;
  readonly label: string;
  readonly clause: string;
}

export interface ChainView {
  readonly on: string;
  readonly complete: boolean;
  readonly links: readonly (LevelView & {
    readonly unit: string | null;
    readonly unitName: string | null;
    readonly holders: readonly {
      readonly account: string | null;
      readonly name: string | null;
      readonly by: 'assignment' | 'desk';
    }[];
    readonly gap: ChainGap | null;
    readonly gapLabel: string | null;
  })[];
}

export interface GapsView {
  readonly on: string;
  readonly children: number;
  readonly complete: number;
  readonly levels: readonly (LevelView & { readonly children: number; readonly places: number })[];
  /** Of one level, where asked for: the largest gaps first. */
  readonly at?: readonly {
    readonly unit: string | null;
    readonly unitName: string | null;
    readonly gap: ChainGap;
    readonly gapLabel: string;
    readonly children: number;
    /** Codes, for whoever keeps the register. */
    readonly pupils?: readonly string[];
  }[];
}
