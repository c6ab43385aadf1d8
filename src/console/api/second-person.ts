import { useQuery } from '@tanstack/react-query';
import type { SecondPersonAnswer, SecondPersonList } from '../../contracts/http-schemas-second-person.js';
import { ask } from './client.js';

export function useSecondPerson(enabled: boolean) {
  return useQuery({
    queryKey: ['cases', 'second-person'],
    queryFn: () => ask<SecondPersonList>('GET', '/second-person'),
    // No live news tells of them; whoever waits for a colleague's word is not kept waiting for it.
    refetchInterval: 15_000,
    enabled,
  });
}

export function settleRequest(
  id: string,
  way: 'confirm' | 'decline' | 'withdraw',
): Promise<SecondPersonAnswer> {
  return ask<SecondPersonAnswer>('POST', `/second-person/${id}/${way}`);
}
