import { refusal } from '../../refusal.js';
import { livePaper } from '../case-state.js';
import { isFull } from '../procedure.js';
import { decisionOf } from '../step.js';
import { ADDRESSEES, PAPER_KINDS, type PaperKind } from '../vocabulary.js';
import { met, missing, notApplicable, type GateRule } from './gate-rule.js';

/** A second paper of a kind would leave it open which one counts; a new one needs the old one gone (trap 7). */
export function standsAlone(kind: PaperKind): GateRule {
  return {
    id: 'stands_alone',
    label: `没有另一份在办或已送达的《${PAPER_KINDS[kind]}》`,
    citation: null,
    act: 'rejectPaper',
    check: (state) => {
      const live = livePaper(state, kind);
      return live
        ? missing(
            refusal('paper_exists', `已有一份《${PAPER_KINDS[kind]}》在办或已送达，不能另拟。`, {
              field: 'kind',
              value: kind,
            }),
          )
        : met(`没有另一份《${PAPER_KINDS[kind]}》。`);
    },
  };
}

/** Nothing runs from a paper that has not been served (trap 8). */
export function served(before: PaperKind, kind: PaperKind): GateRule {
  return {
    id: `${before}_served`,
    label: `《${PAPER_KINDS[before]}》已有效送达`,
    citation: 'civil-procedure-87',
    act: 'recordService',
    check: (state) => {
      const servedOn = livePaper(state, before)?.servedOn;
      return servedOn
        ? met(`《${PAPER_KINDS[before]}》已于 ${servedOn} 送达。`)
        : missing(
            refusal(
              'predecessor_not_served',
              `《${PAPER_KINDS[before]}》尚未有效送达，不能拟制《${PAPER_KINDS[kind]}》；未送达，期限不起算。`,
              {
                field: 'kind',
                value: kind,
                possible: livePaper(state, before) ? ['办理「记录送达」'] : ['先办理「拟制法律文书」'],
              },
            ),
          );
    },
  };
}

/** Review, approval by another, seal: what has to have happened to a paper before it leaves the house. */
export function handedOut(kind: PaperKind): GateRule {
  return {
    id: `${kind}_handed_out`,
    label: `《${PAPER_KINDS[kind]}》经审核、批准并用印制发`,
    citation: kind === 'request' ? 'enforcement-law-55' : null,
    act: 'issuePaper',
    check: (state) => {
      const paper = livePaper(state, kind);
      if (!isFull(state)) return notApplicable('本案立案时尚未要求用印登记。');
      return paper?.issued
        ? met(`已于 ${paper.issued.on} 用印制发（登记号 ${paper.issued.sealNo}）。`)
        : missing(
            refusal('paper_not_issued', `《${PAPER_KINDS[kind]}》尚未用印制发。`, {
              possible: ['办理「用印并制发法律文书」'],
            }),
          );
    },
  };
}

/** The party's duty must have been stated by a decision that reached every guardian it binds (trap 17). */
export const DECISION_SERVED: GateRule = {
  id: 'decision_served',
  label: '责令（处罚）决定已向每一名监护义务人有效送达',
  citation: 'civil-procedure-87',
  act: 'recordService',
  check: (state) => {
    const decision = decisionOf(state);
    if (decision?.servedOn) {
      const whom = (decision.services ?? []).flatMap(({ addressee, servedOn }) =>
        addressee ? [`${ADDRESSEES[addressee]} ${servedOn}`] : [],
      );
      return met(whom.length > 0 ? `已送达：${whom.join('、')}。` : `已于 ${decision.servedOn} 送达。`);
    }
    return missing(
      refusal('order_not_served', '责令决定尚未向每一名监护人送达，期限不起算。', {
        possible: decision ? ['办理「记录送达」'] : ['先办理「拟制法律文书」'],
      }),
    );
  },
};
