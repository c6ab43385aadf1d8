import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ConsoleOffers } from '../../contracts/console-answers.js';
import type { AccountView, Entered, WaysOfSigningIn } from '../../contracts/sign-in-answers.js';
import { ask, HINDRANCES, Problem } from './client.js';
import { forgetDrafts } from './drafts.js';
import { forgetSignedIn, rememberSignedIn } from './ended-session.js';
import { forgetFiles } from './kept-files.js';

type Hindrance = (typeof HINDRANCES)[number];

export interface Session {
  readonly me: AccountView;
  readonly offers: ConsoleOffers;
  /** What has to be done before anything else: the one door that is open. */
  readonly hindrance: Hindrance | null;
}

/** Whether a route of the API is open to this person's role; jurisdiction is a further question. */
export function opens({ offers }: Session, route: string): boolean {
  return offers.opens.includes(route);
}

/** Whose unsent work it is: another post of the same person is another desk. */
export function deskOf({ user, role, office }: AccountView): string {
  return `${user}/${role}@${office}`;
}

export type SignInBy =
  | { readonly login: string; readonly password: string }
  | { readonly answer: string }
  | { readonly code: string };

const KEY = ['session'];

/** Nothing is offered to somebody whose password or post is over. */
const NO_DOORS: ConsoleOffers = {
  trial: false,
  today: '' as ConsoleOffers['today'],
  readCases: false,
  reportChildren: false,
  searchPupils: false,
  importRosters: false,
  lookAtMails: false,
  retryMails: false,
  setDrillClock: false,
  opens: [],
};

async function offersFor(): Promise<Pick<Session, 'offers' | 'hindrance'>> {
  try {
    return { offers: await ask<ConsoleOffers>('GET', '/console'), hindrance: null };
  } catch (error) {
    const hindrance = HINDRANCES.find((each) => error instanceof Problem && error.code === each);
    if (hindrance) return { offers: NO_DOORS, hindrance };
    throw error;
  }
}

async function currentSession(): Promise<Session | null> {
  try {
    const [me, allowed] = await Promise.all([ask<AccountView>('GET', '/me'), offersFor()]);
    rememberSignedIn();
    return { me, ...allowed };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in, and the county's date, which in a drill runs faster than the wall clock. */
export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: currentSession, refetchInterval: 20_000 });
}

/** For pages that are shown to signed-in people only. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (!data) throw new Error('shown to somebody who is not signed in');
  return data;
}

/** How one may sign in here besides with a password. */
export function useWaysOfSigningIn() {
  return useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => ask<WaysOfSigningIn>('GET', '/login/ways'),
    staleTime: Infinity,
  });
}

/** Leaves for the identity provider, which sends the browser back with an answer in the address. */
export async function goToProvider(): Promise<void> {
  const { goTo } = await ask<{ goTo: string }>('POST', '/login/provider', { body: {} });
  location.assign(goTo);
}

/** The provider's answer, taken out of the address: it is good once, and nobody needs it in the history. */
export function takeProviderAnswer(): string | null {
  const { search, pathname, hash } = location;
  const asked = new URLSearchParams(search);
  if (!asked.has('state') || !(asked.has('code') || asked.has('error'))) return null;
  history.replaceState(null, '', `${pathname}${hash}`);
  return search;
}

export function useSignIn() {
  const cache = useQueryClient();
  return async (by: SignInBy): Promise<'in' | 'code'> => {
    const door = 'answer' in by ? '/login/provider/answer' : 'code' in by ? '/login/code' : '/login';
    const entered = await ask<Entered>('POST', door, { body: by });
    if ('next' in entered) return entered.next;
    const session = await currentSession();
    forgetOthers(cache);
    cache.setQueryData(KEY, session);
    return 'in';
  };
}

/** What one sees and may do is the post's; nothing of the other post stays on the screen. */
export function useChoosePost() {
  const cache = useQueryClient();
  return async (post: string): Promise<void> => {
    await ask('POST', '/me/post', { body: { post } });
    forgetOthers(cache);
    cache.setQueryData(KEY, await currentSession());
  };
}

export function useChangePassword() {
  const cache = useQueryClient();
  return async (current: string, next: string): Promise<void> => {
    await ask('POST', '/password', { body: { current, next } });
    cache.setQueryData(KEY, await currentSession());
  };
}

/** The session itself stays: the frame of the page is watching it. */
function forgetOthers(cache: QueryClient): void {
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
}

/** The next person at this computer finds nothing of the last one. */
export function useSignOut() {
  const cache = useQueryClient();
  return async (): Promise<void> => {
    const answer = await ask<{ goTo: string | null }>('POST', '/logout').catch(() => null);
    forgetSignedIn();
    forgetDrafts();
    await forgetFiles();
    cache.setQueryData(KEY, null);
    forgetOthers(cache);
    // Otherwise the next person at this computer would be signed in by one press of the button.
    if (answer?.goTo) location.assign(answer.goTo);
  };
}
