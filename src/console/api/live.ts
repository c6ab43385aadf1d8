import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** How often an open page asks by itself: hardly ever while the server tells, as often as before while it does not. */
let told = false;
const UNHEARD_MS = 90_000;

export function everyMs(withoutNews: number): () => number {
  return () => (told ? UNHEARD_MS : withoutNews);
}

/** A server that refuses the line, or is away, is asked again after this. */
const AGAIN_MS = 20_000;

/**
 * Keeps what is on the screen as it is in the county, without a reload. Only a page somebody looks at holds a line:
 * a browser has few of them, and a dozen forgotten tabs would use them up.
 */
export function useLiveChanges(user: string, post: string): void {
  const cache = useQueryClient();
  useEffect(() => {
    let line: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const hangUp = () => {
      clearTimeout(again);
      line?.close();
      line = undefined;
      told = false;
    };
    const call = () => {
      hangUp();
      if (document.visibilityState === 'hidden') return;
      const open = new EventSource('/api/events');
      line = open;
      open.addEventListener('open', () => {
        told = true;
        // Whatever happened before the line was there.
        void refreshCases(cache);
      });
      open.addEventListener('cases', ({ data }: MessageEvent<string>) => refreshSome(cache, data));
      open.addEventListener('all', () => void refreshCases(cache));
      open.addEventListener('error', () => {
        told = false;
        // The browser tries a lost line again by itself, and a refused one never.
        if (open.readyState === EventSource.CLOSED) again = setTimeout(call, AGAIN_MS);
      });
    };
    call();
    document.addEventListener('visibilitychange', call);
    return () => {
      document.removeEventListener('visibilitychange', call);
      hangUp();
    };
  }, [cache, user, post]);
}

/** Whatever shows many cases at once, or numbers of them, has a key that begins with `cases`. */
async function refreshCases(cache: QueryClient): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['cases'] }),
    cache.invalidateQueries({ queryKey: ['case'] }),
  ]);
}

function refreshSome(cache: QueryClient, data: string): void {
  const { cases } = JSON.parse(data) as { cases: readonly string[] };
  void cache.invalidateQueries({ queryKey: ['cases'] });
  for (const caseNo of cases) void cache.invalidateQueries({ queryKey: ['case', caseNo] });
}
