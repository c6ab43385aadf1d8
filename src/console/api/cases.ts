import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ActAnswer,
  Actions,
  CaseCounts,
  CaseDetail,
  CaseList,
  ReportedCase,
  Timeline,
} from '../../contracts/http-schemas-answers.js';
import type { StuckCases } from '../../contracts/http-schemas-oversight.js';
import { ask, query } from './client.js';
import { everyMs } from './live.js';

/** A page that is open shows what is true now: colleagues and the clock act on the same cases. */
const LIVE = { refetchInterval: everyMs(5_000) } as const;
const LISTS = { refetchInterval: everyMs(15_000) } as const;

export type Filters = Readonly<Record<string, string | undefined>>;

export function useCounts(filters: Filters = {}) {
  return useQuery({
    queryKey: ['cases', 'counts', filters],
    queryFn: () => ask<CaseCounts>('GET', `/cases/counts${query(filters)}`),
    placeholderData: keepPreviousData,
    ...LISTS,
  });
}

/** What is searched for is a child's name as often as not: it travels in the body and stands in no address. */
export function useCaseSearch(wanted: string, filters: Filters, limit = 50) {
  const flag = (value: string | undefined) => (value === undefined ? undefined : value === 'true');
  const { overdue, stuck, awaitingMe, ...codes } = filters;
  return useInfiniteQuery({
    queryKey: ['cases', 'search', wanted, filters, limit],
    queryFn: ({ pageParam }) =>
      ask<CaseList>('POST', '/cases/search', {
        body: {
          q: wanted,
          ...codes,
          overdue: flag(overdue),
          stuck: flag(stuck),
          awaitingMe: flag(awaitingMe),
          limit,
          cursor: pageParam ?? undefined,
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: wanted !== '',
  });
}

export function useCases(filters: Filters, limit = 50, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', filters, limit],
    queryFn: ({ pageParam }) =>
      ask<CaseList>('GET', `/cases${query({ ...filters, limit, cursor: pageParam ?? undefined })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
    ...LISTS,
  });
}

export function useCase(caseNo: string) {
  return useQuery({
    queryKey: ['case', caseNo, 'detail'],
    queryFn: () => ask<CaseDetail>('GET', `/cases/${encodeURIComponent(caseNo)}`),
    ...LIVE,
  });
}

export function useTimeline(caseNo: string, seq: number | undefined) {
  return useQuery({
    queryKey: ['case', caseNo, 'timeline', seq],
    queryFn: () => ask<Timeline>('GET', `/cases/${encodeURIComponent(caseNo)}/timeline`),
    placeholderData: keepPreviousData,
    enabled: seq !== undefined,
  });
}

export function useActions(caseNo: string, seq: number | undefined, today: string) {
  return useQuery({
    queryKey: ['case', caseNo, 'actions', seq, today],
    queryFn: () => ask<Actions>('GET', `/cases/${encodeURIComponent(caseNo)}/actions`),
    placeholderData: keepPreviousData,
    enabled: seq !== undefined,
  });
}

export function useStuck(filters: Filters = {}) {
  return useQuery({
    queryKey: ['cases', 'stuck', filters],
    queryFn: () => ask<StuckCases>('GET', `/oversight/stuck${query(filters)}`),
    ...LISTS,
  });
}

export function sendAct(
  caseNo: string,
  act: string,
  body: unknown,
  key: string,
  basedOn?: number,
): Promise<ActAnswer> {
  return ask<ActAnswer>('POST', `/cases/${encodeURIComponent(caseNo)}/acts/${act}`, {
    body,
    key,
    ...(basedOn === undefined ? {} : { basedOn }),
  });
}

export function sendReport(body: unknown, key: string): Promise<ReportedCase> {
  return ask<ReportedCase>('POST', '/cases', { body, key });
}

/** After an act nothing on the screen may be older than the act. */
export function useRefresh() {
  const cache = useQueryClient();
  return (caseNo?: string) =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['cases'] }),
      ...(caseNo ? [cache.invalidateQueries({ queryKey: ['case', caseNo] })] : []),
    ]);
}
