import { dropDraft, keepDraft, waitingDrafts, type Draft } from './drafts.js';
import { sendAct } from './cases.js';
import { mayHaveBeenLost } from './client.js';

export type Sent = { readonly draft: Draft; readonly refusal: string | null };

/** One tab at a time, or two tabs would both believe they were the one that sent it. */
const oneTab = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request('nol.outbox', work) : work();

/** Sends what waited for the line. A refusal gives the draft back to its writer; no answer leaves it waiting. */
export function sendWaiting(user: string): Promise<readonly Sent[]> {
  return oneTab(async () => {
    const sent: Sent[] = [];
    for (const draft of waitingDrafts(user)) {
      try {
        await sendAct(draft.caseNo, draft.act, draft.body, draft.key);
        dropDraft(draft);
        sent.push({ draft, refusal: null });
      } catch (error) {
        if (mayHaveBeenLost(error)) break;
        keepDraft({ ...draft, body: null });
        sent.push({ draft, refusal: error instanceof Error ? error.message : String(error) });
      }
    }
    return sent;
  });
}
