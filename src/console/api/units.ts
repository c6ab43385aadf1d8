import { useQuery } from '@tanstack/react-query';
import type { Unit } from '../../domain/organisation/unit.js';
import { ask } from './client.js';

export type Units = readonly Unit[];

/** The offices of one's jurisdiction, from the county down to its classes. */
export function useUnits() {
  return useQuery({
    queryKey: ['units'],
    queryFn: async () => (await ask<{ items: Units }>('GET', '/units')).items,
    staleTime: 600_000,
  });
}
