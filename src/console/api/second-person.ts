import { useQuery } from '@tanstack/react-query';
import type { SecondPersonAnswer, SecondPersonList } from '../../contracts/http-schemas-second-person.js';
import { ask } from './client.js';
import { everyMs } from './live.js';

export function useSecondPerson(enabled: boolean) {
  return useQuery({
    queryKey: ['cases', 'second-person'],
    queryFn: () => ask<SecondPersonList>('GET', '/second-person'),
    refetchInterval: everyMs(15_000),
    enabled,
  });
}

export function settleRequest(
  id: string,
  way: 'confirm' | 'decline' | 'withdraw',
): Promise<SecondPersonAnswer> {
  return ask<SecondPersonAnswer>('POST', `/second-person/${id}/${way}`);
}
