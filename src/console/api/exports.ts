import { useQuery } from '@tanstack/react-query';
import type { ExportAnswer, ExportList } from '../../contracts/http-schemas-exports.js';
import { ask, askFile } from './client.js';

/**
 * The unmasked files this person has asked for, somebody else has agreed to, and that can still be fetched. Asked anew
 * whenever somebody comes back to the page, and not by the clock: every question stands in the audit.
 */
export function useAgreedExports() {
  return useQuery({
    queryKey: ['exports', 'agreed'],
    queryFn: async () => {
      const { exports } = await ask<ExportList>('GET', '/exports');
      return exports.filter(({ masked, approvedBy, mayFetch }) => !masked && approvedBy !== null && mayFetch);
    },
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  });
}

export function exportFile({ number }: Pick<ExportAnswer, 'number'>): Promise<Blob> {
  return askFile(`/exports/${number}/file`);
}
