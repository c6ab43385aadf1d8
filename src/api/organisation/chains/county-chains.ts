import type { EntityManager } from 'typeorm';
import type { ChainLevel, ChainLevels, ChainLine } from '../../../domain/organisation/chain.js';
import { readSetting } from '../../../persistence/readers/cases-settings.js';
import { chainsOf } from '../../../policies/load-chains.js';

/** The chains of the regime the county has chosen. */
export async function countyChains(manager: EntityManager): Promise<ChainLevels> {
  const chosen = await readSetting<{ readonly id: string }>(manager, 'policy');
  return chainsOf(chosen?.id ?? 'default');
}

/** By its key, or in the words of the regime. */
export function levelNamed(levels: ChainLevels, line: ChainLine, named: string): ChainLevel | undefined {
  return levels[line].find(({ key, label }) => key === named || label === named);
}
