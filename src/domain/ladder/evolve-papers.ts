import { latest } from '../calendar/plain-date.js';
import type { CaseEvent } from './case-events.js';
import { isLive, type CaseState, type Paper, type Service, type Signature } from './case-state.js';
import { isFull } from './procedure.js';
import type { CourtAnswer, PaperKind } from './vocabulary.js';

/** What events do to the legal papers on file. */

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

function signature(event: CaseEvent, on = event.on): Signature {
  const actingFor = event.actor?.actingFor;
  return { by: event.actor?.user ?? '', on, ...(actingFor ? { actingFor } : {}) };
}

export function draftedPaper(event: Of<'PaperDrafted'>): Paper {
  const draftedFor = event.actor?.actingFor;
  return {
    id: event.paper,
    kind: event.kind,
    authority: event.authority,
    status: 'draft',
    draftedBy: event.actor?.user ?? '',
    draftedOn: event.on,
    approvedBy: null,
    approvedOn: null,
    servedOn: null,
    mode: null,
    remediesTold: event.remediesTold,
    ...(draftedFor ? { draftedFor } : {}),
    ...findings(event),
  };
}

function findings(event: Of<'PaperDrafted'> | Of<'PaperCorrected'>): Partial<Paper> {
  return {
    ...(event.noProperReason === undefined ? {} : { noProperReason: event.noProperReason }),
    ...(event.officers ? { officers: event.officers } : {}),
    ...(event.addressees ? { addressees: event.addressees } : {}),
    ...(event.soleBecause ? { soleBecause: event.soleBecause } : {}),
  };
}

export function withPaper(state: CaseState, id: string, change: Partial<Paper>): CaseState {
  return {
    ...state,
    papers: state.papers.map((paper) => (paper.id === id ? { ...paper, ...change } : paper)),
  };
}

export function approved(state: CaseState, event: Of<'PaperApproved'>): CaseState {
  return withPaper(state, event.paper, {
    status: 'approved',
    approvedBy: event.actor?.user ?? null,
    approvedOn: event.on,
    ...(event.reviewed ? { review: signature(event) } : {}),
  });
}

export function reviewed(state: CaseState, event: Of<'PaperReviewed'>): CaseState {
  return withPaper(state, event.paper, { review: signature(event) });
}

/** What was reviewed is no longer what will be approved. */
export function returned(state: CaseState, event: Of<'PaperReturned'>): CaseState {
  return {
    ...state,
    papers: state.papers.map((paper) => {
      if (paper.id !== event.paper) return paper;
      const { review: _overtaken, ...rest } = paper;
      return { ...rest, status: 'returned', returned: { ...signature(event), reason: event.reason } };
    }),
  };
}

export function corrected(state: CaseState, event: Of<'PaperCorrected'>): CaseState {
  return withPaper(state, event.paper, {
    status: 'draft',
    correctedBy: event.actor?.user ?? '',
    ...(event.remediesTold === undefined ? {} : { remediesTold: event.remediesTold }),
    ...findings(event),
  });
}

export function issued(state: CaseState, event: Of<'PaperIssued'>): CaseState {
  return withPaper(state, event.paper, {
    issued: { ...signature(event, event.sealedOn), sealNo: event.sealNo },
  });
}

/** What stands on a paper and falls with it. */
const RESTING_ON: Readonly<Record<PaperKind, readonly PaperKind[]>> = {
  order: ['notice', 'demand', 'request', 'penalty_notice', 'penalty_decision'],
  notice: [],
  demand: ['request'],
  request: [],
  penalty_notice: ['penalty_decision', 'demand', 'request'],
  penalty_decision: ['demand', 'request'],
};

export function recalled(state: CaseState, event: Of<'PaperRecalled'>): CaseState {
  const falls = RESTING_ON[event.kind];
  const takesCourt = event.kind === 'request' || falls.includes('request');
  const after = withPaper(state, event.paper, {
    status: 'recalled',
    recalled: { ...signature(event), reason: event.reason, letter: event.letter },
  });
  return {
    ...after,
    papers: after.papers.map((paper) =>
      falls.includes(paper.kind) && isLive(paper) ? { ...paper, status: 'stopped' } : paper,
    ),
    ...(takesCourt ? { court: null, ...withdrawalOwed(state) } : {}),
  };
}

/** Whoever has filed for something that no longer stands has to take the application back. */
export function withdrawalOwed(state: CaseState): Pick<CaseState, 'withdrawal'> {
  return state.court && isFull(state)
    ? { withdrawal: { filedOn: state.court.filedOn, withdrawnOn: null } }
    : {};
}

/** The order is gone, or the child is provided for: before the court nothing goes on either. */
export function withoutCourt(state: CaseState): CaseState {
  return isFull(state) ? { ...state, court: null, ...withdrawalOwed(state) } : state;
}

/**
 * A paper counts as served when the last of its addressees has been: each guardian is an obligor with periods of
 * their own (民事诉讼法 art. 87, 行政诉讼法 art. 46), and until all have run nothing is final for the paper as a whole.
 */
export function served(state: CaseState, event: Of<'PaperServed'>): CaseState {
  const paper = state.papers.find(({ id }) => id === event.paper);
  if (!paper) return state;
  const services = [...(paper.services ?? []), serviceOf(event)];
  const addressees = paper.addressees ?? [];
  const isComplete = addressees.every((each) => services.some(({ addressee }) => addressee === each));
  return withPaper(state, event.paper, {
    services,
    ...(isComplete
      ? {
          status: 'served' as const,
          servedOn: services.map(({ servedOn }) => servedOn).reduce((one, other) => latest(one, other)),
          mode: event.mode,
        }
      : {}),
  });
}

function serviceOf(event: Of<'PaperServed'>): Service {
  return {
    addressee: event.addressee ?? null,
    mode: event.mode,
    deliveredOn: event.deliveredOn,
    servedOn: event.servedOn,
    ...(event.recipient ? { recipient: event.recipient } : {}),
    ...(event.refused ? { refused: true } : {}),
    ...(event.leftProof ? { leftProof: event.leftProof } : {}),
    ...(event.consent ? { consent: event.consent } : {}),
    ...(event.servers ? { servers: event.servers } : {}),
    ...(event.evidence ? { evidence: event.evidence } : {}),
    ...(event.attachments ? { attachments: event.attachments } : {}),
  };
}

export function serviceFailed(state: CaseState, event: Of<'ServiceFailed'>): CaseState {
  const paper = state.papers.find(({ id }) => id === event.paper);
  const { addressee, mode, triedOn, result, attachments } = event;
  const failure = { addressee, mode, triedOn, result, ...(attachments ? { attachments } : {}) };
  return withPaper(state, event.paper, { failures: [...(paper?.failures ?? []), failure] });
}

/** While an announcement runs nobody is late with the service. */
export function announced(state: CaseState, event: Of<'ServiceAnnounced'>): CaseState {
  const paper = state.papers.find(({ id }) => id === event.paper);
  const { addressee, publishedOn, effectiveOn, ground } = event;
  return {
    ...withPaper(state, event.paper, {
      announcements: [...(paper?.announcements ?? []), { addressee, publishedOn, effectiveOn, ground }],
    }),
    stuckSince: null,
    hops: 0,
    lastHopOn: null,
    fired: [],
  };
}

/** Once the child is back everything coercive stops (trap 28). */
export function stopPapers(state: CaseState): CaseState {
  return {
    ...state,
    papers: state.papers.map((paper) => (isLive(paper) ? { ...paper, status: 'stopped' } : paper)),
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
        paper.kind === 'request' && isLive(paper) ? { ...paper, status: 'stopped' } : paper,
      ),
    };
  }
  return { ...state, court: { ...state.court, answers: [...state.court.answers, answer] } };
}
