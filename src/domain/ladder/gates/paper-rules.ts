import { refusal } from '../../refusal.js';
import { livePaper } from '../case-state.js';
import { PAPER_KINDS, type PaperKind } from '../vocabulary.js';
import { met, missing, type GateRule } from './gate-rule.js';

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
            refusal(
              'paper_exists',
              `已有一份《${PAPER_KINDS[kind]}》（${live.id}）在办或已送达，不能另拟。`,
              {
                field: 'kind',
                value: kind,
              },
            ),
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
              { field: 'kind', value: kind },
            ),
          );
    },
  };
}
