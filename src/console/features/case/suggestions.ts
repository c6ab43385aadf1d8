import type { ActName } from '../../../domain/ladder/acts/all-acts.js';
import type { CaseView } from '../../../domain/ladder/case-view.js';
import { papersFor } from '../../../domain/ladder/papers-for-act.js';
import { DEPARTMENTS, PAPER_KINDS } from '../../../domain/ladder/vocabulary.js';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** Codes that are in the case already are chosen from a list, never typed. */
export function suggestions(name: string, act: ActName, view: CaseView): readonly Suggestion[] | undefined {
  if (name === 'paper') {
    return papersFor(act, view.papers).map(({ id, kind, draftedOn }) => ({
      value: id,
      label: `${PAPER_KINDS[kind]}（${draftedOn} 拟制，${id}）`,
    }));
  }
  if (name === 'referral') {
    return view.referrals
      .filter(({ answeredOn }) => !answeredOn)
      .map(({ id, department, sentOn }) => ({
        value: id,
        label: `${DEPARTMENTS[department]}（${sentOn} 送出，${id}）`,
      }));
  }
  return undefined;
}
