import { useState } from 'react';
import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import type { ActName } from '../../../domain/ladder/acts/act-names.js';
import { sendAct, useRefresh } from '../../api/cases.js';
import { freshKey, mayHaveBeenLost } from '../../api/client.js';

/** What has become of one case of many. */
export type Outcome =
  | { readonly status: 'sending' | 'done' }
  | { readonly status: 'refused' | 'unknown'; readonly message: string };

/**
 * One case after the other, each under its own key and only as it was seen: what a colleague has done meanwhile stays
 * done, and the others go on. A row without an answer keeps its key and may be sent again.
 */
export function useBulk() {
  const refresh = useRefresh();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [keys] = useState(() => new Map<string, string>());
  const [busy, setBusy] = useState(false);

  const run = async (items: readonly CaseItem[], act: ActName, input: object): Promise<void> => {
    setBusy(true);
    const note = (caseNo: string, outcome: Outcome) =>
      setOutcomes((before) => new Map(before).set(caseNo, outcome));
    for (const { caseNo, seq } of items) {
      note(caseNo, { status: 'sending' });
      const address = `${caseNo}/${act}`;
      const key = keys.get(address) ?? freshKey();
      keys.set(address, key);
      try {
        await sendAct(caseNo, act, { input }, key, seq);
        note(caseNo, { status: 'done' });
      } catch (error) {
        const lost = mayHaveBeenLost(error);
        if (!lost) keys.delete(address);
        const message = error instanceof Error ? error.message : String(error);
        note(caseNo, { status: lost ? 'unknown' : 'refused', message });
      }
    }
    setBusy(false);
    await refresh();
  };
  return { outcomes, busy, run, clear: () => setOutcomes(new Map()) };
}
