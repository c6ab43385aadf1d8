import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChainPerson, ChainView, GapsView, HomesMissing } from '../../contracts/chain-answers.js';
import { isAdminRole } from '../../domain/access/admin-role.js';
import { assignsAt } from '../../domain/organisation/assigning.js';
import type { ChainLine, ChainUnit } from '../../domain/organisation/chain.js';
import type { Unit } from '../../domain/organisation/unit.js';
import { ask, query } from './client.js';
import { opens, type Session } from './session.js';

export interface LevelAt {
  readonly line: string;
  readonly level: string;
}

/** Whether this desk names people at such a level; of which units is the server's to judge. */
export function mayAssign(session: Session, line: ChainLine, unit: ChainUnit): boolean {
  const { role } = session.me;
  return opens(session, 'POST /chains/links') && !isAdminRole(role) && assignsAt(role, line, unit);
}

/** Where the chains end; of one level, if it is named, also who answers where. */
export function useGaps(at: LevelAt | null) {
  return useQuery({
    queryKey: ['chains', 'gaps', at],
    queryFn: () => ask<GapsView>('GET', `/oversight/chains/gaps${query({ ...at })}`),
    placeholderData: keepPreviousData,
  });
}

export function useChainOfCase(caseNo: string) {
  return useQuery({
    queryKey: ['chains', 'case', caseNo],
    queryFn: () => ask<ChainView>('GET', `/cases/${caseNo}/chain`),
    staleTime: 60_000,
  });
}

/** Whom this office can name. */
export function useChainPeople(wanted: boolean) {
  return useQuery({
    queryKey: ['chains', 'people'],
    queryFn: async () => (await ask<{ items: readonly ChainPerson[] }>('GET', '/chains/people')).items,
    enabled: wanted,
    staleTime: 300_000,
  });
}

export function useHomesMissing() {
  return useQuery({
    queryKey: ['chains', 'homes'],
    queryFn: () => ask<HomesMissing>('GET', '/chains/homes'),
  });
}

/** Townships, villages and groups of the whole county: a school's children live in many. */
export function useHomeUnits() {
  return useQuery({
    queryKey: ['units', 'county'],
    queryFn: async () => (await ask<{ items: readonly Unit[] }>('GET', '/units?scope=county')).items,
    staleTime: 600_000,
  });
}

/** Gaps, chains of cases and homes hang together: who is named here is missing there no longer. */
export function useRefreshChains() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['chains'] });
}
