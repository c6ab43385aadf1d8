import type { CaseEvent } from './case-events.js';
import type { CaseState, Paper } from './case-state.js';
import type { CourtAnswer } from './vocabulary.js';

/** What events do to the legal papers on file. */

export function draftedPaper(event: CaseEvent & { type: 'PaperDrafted' }): Paper {
  return {
    id: event.paper,
    kind: event.kind,
    authority: event.authority,
    status: 'draft',
    draftedBy: event.actor?.user ?? '',
    ...(event.actor?.actingFor === undefined ? {} : { draftedFor: event.actor.actingFor }),
    draftedOn: event.on,
    approvedBy: null,
    approvedOn: null,
    servedOn: null,
    mode: null,
    remediesTold: event.remediesTold,
    ...(event.noProperReason === undefined ? {} : { noProperReason: event.noProperReason }),
    ...(event.officers ? { officers: event.officers } : {}),
  };
}

export function withPaper(state: CaseState, id: string, change: Partial<Paper>): CaseState {
  return {
    ...state,
    papers: state.papers.map((paper) => (paper.id === id ? { ...paper, ...change } : paper)),
  };
}

/** Once the child is back everything coercive stops (trap 28). */
export function stopPapers(state: CaseState): CaseState {
  return {
    ...state,
    papers: state.papers.map((paper) =>
      paper.status === 'rejected' ? paper : { ...paper, status: 'stopped' },
    ),
  };
}

/** A refusal by the court ends this request, not the case: the request is drawn up anew or the agency appeals. */
export function courtAnswered(state: CaseState, answer: CourtAnswer): CaseState {
  if (!state.court) return state;
  if (answer === 'not_accepted' || answer === 'refused') {
    return {
      ...state,
      court: null,
      papers: state.papers.map((paper) =>
        paper.kind === 'request' ? { ...paper, status: 'stopped' } : paper,
      ),
    };
  }
  return { ...state, court: { ...state.court, answers: [...state.court.answers, answer] } };
}
