import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Inbox } from '../../contracts/http-schemas-inbox.js';
import { boxesOf, type InboxBox } from '../../domain/access/inbox.js';
import { ROLES, type Role } from '../../domain/access/role.js';
import { CONFIRMING_ROLES } from '../../domain/second-person/two-person-acts.js';
import { ask } from './client.js';
import { everyMs } from './live.js';
import type { Session } from './session.js';

/** Below `cases`: whatever refreshes the lists refreshes what is asked of this desk. */
const INBOX_KEY = ['cases', 'inbox'];

/** What is read and decided draft by draft, on a page of its own. */
export const DRAFT_BOXES: readonly InboxBox[] = ['approvals', 'reviews'];

/** Whether drafts are ever put before this post. */
export function hasDrafts({ me, offers }: Session): boolean {
  const role = ROLES.find((each: Role) => each === me.role);
  return offers.readCases && role !== undefined && boxesOf(role).some((box) => DRAFT_BOXES.includes(box));
}

/** Whether anything is ever put before this post. */
export function hasInbox({ me, offers }: Session): boolean {
  const role = ROLES.find((each: Role) => each === me.role);
  if (!offers.readCases || role === undefined) return false;
  return boxesOf(role).length > 0 || CONFIRMING_ROLES.includes(role);
}

export function useInbox(enabled = true) {
  return useQuery({
    queryKey: INBOX_KEY,
    queryFn: () => ask<Inbox>('GET', '/cases/inbox'),
    refetchInterval: everyMs(15_000),
    enabled,
  });
}

export function inboxCount(inbox: Inbox | undefined): number {
  return (inbox?.boxes ?? []).reduce((sum, { count }) => sum + count, 0);
}

/** What is on the screen has been read: for this reader alone, and that it was not noted harms nobody. */
export function useSeen(caseNo: string, seq: number | undefined): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (seq === undefined) return;
    ask('POST', `/cases/${encodeURIComponent(caseNo)}/seen`, { body: { seq } })
      .then(() => cache.invalidateQueries({ queryKey: INBOX_KEY }))
      .catch(() => undefined);
  }, [cache, caseNo, seq]);
}
