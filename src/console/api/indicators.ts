import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { IndicatorCases, IndicatorsAnswer } from '../../contracts/http-schemas-indicators.js';
import { ask, query } from './client.js';
import { everyMs } from './live.js';

export interface NumberQuery {
  readonly unit?: string | undefined;
  readonly term?: string | undefined;
}

/** Numbers of a whole county are not counted anew at every stroke of a key. */
export function useIndicators(asked: NumberQuery) {
  return useQuery({
    queryKey: ['indicators', asked],
    queryFn: () => ask<IndicatorsAnswer>('GET', `/oversight/indicators${query({ ...asked })}`),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs(60_000),
  });
}

export interface Members extends NumberQuery {
  readonly indicator: string;
  readonly part: 'numerator' | 'denominator';
}

export function useMembers(asked: Members | null) {
  return useQuery({
    queryKey: ['indicators', 'cases', asked],
    queryFn: () => ask<IndicatorCases>('GET', `/oversight/indicators/cases${query({ ...asked })}`),
    enabled: asked !== null,
  });
}
