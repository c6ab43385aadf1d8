import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AskDestruction,
  DestructionRegister,
  DueCaseFiles,
  RetentionReport,
} from '../../contracts/http-schemas-retention.js';
import type { SecondPersonAnswer } from '../../contracts/http-schemas-second-person.js';
import { ask } from './client.js';

/** What is kept how long changes by the day, and is on record each time it is looked at. */
const KEY = ['retention'];

export function useRetentionRules() {
  return useQuery({
    queryKey: [...KEY, 'rules'],
    queryFn: () => ask<RetentionReport>('GET', '/retention'),
  });
}

export function useDueCaseFiles() {
  return useQuery({
    queryKey: [...KEY, 'due'],
    queryFn: () => ask<DueCaseFiles>('GET', '/retention/case-files'),
  });
}

export function useDestructionRegister() {
  return useQuery({
    queryKey: [...KEY, 'destroyed'],
    queryFn: () => ask<DestructionRegister>('GET', '/retention/destroyed'),
  });
}

export function useAskDestruction() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AskDestruction) =>
      ask<SecondPersonAnswer>('POST', '/retention/destructions', { body }),
    onSettled: () => Promise.all([KEY, ['cases']].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  });
}
