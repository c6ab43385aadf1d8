import { isFull } from '../../../../domain/ladder/procedure.js';
import { unserved } from '../../../../domain/ladder/acts/service-acts.js';
import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import { WITHHELD } from '../../../../domain/access/withheld.js';
import { paperPhase } from '../../../../domain/ladder/paper-phase.js';
import { papersFor } from '../../../../domain/ladder/papers-for-act.js';
import { ADDRESSEES, DEPARTMENTS, PAPER_KINDS } from '../../../../domain/ladder/vocabulary.js';
import { datesInWords } from '../../../../domain/wording/dates-in-words.js';
import type { Suggestion } from '../../../ui/act-field.js';

/** Codes that are in the case already are chosen from a list, never typed. */
export function suggestions(
  name: string,
  act: ActName,
  view: ShownCase,
  input: Readonly<Record<string, unknown>>,
): readonly Suggestion[] | undefined {
  if (name === 'paper') {
    return papersFor(act, view.papers).map((paper) => ({
      value: paper.id,
      label: `${PAPER_KINDS[paper.kind]}（${datesInWords(paper.draftedOn)}拟制，${paperPhase(paper, isFull(view))}）`,
    }));
  }
  if (name === 'addressee') {
    const paper = view.papers.find(({ id }) => id === input['paper']);
    return paper && unserved(paper).map((each) => ({ value: each, label: ADDRESSEES[each] }));
  }
  if (name === 'referral') {
    return view.referrals
      .filter(({ answeredOn }) => !answeredOn)
      .flatMap(({ id, department, sentOn }) =>
        // Another department's is not this reader's to answer.
        department === WITHHELD
          ? []
          : { value: id, label: `${DEPARTMENTS[department]}（${datesInWords(sentOn)}送出）` },
      );
  }
  return undefined;
}
