import { refusal, type Judged, type Refusal } from '../../refusal.js';
import { isOneHand } from '../../access/one-hand.js';
import type { Actor } from '../../access/role.js';
import type { CaseState, Paper } from '../case-state.js';
import { doneNow, mustBeAtRung } from '../preconditions.js';
import { AUTHORITIES, PAPER_KINDS } from '../vocabulary.js';

/** Who may put a name to a paper. */

export function paperNamed(state: CaseState, id: string): Judged<Paper> {
  const paper = state.papers.find((each) => each.id === id);
  return paper
    ? { ok: true, value: paper }
    : {
        ok: false,
        refusal: refusal('unknown_paper', `本案没有编号为「${id}」的文书。`, { field: 'paper', value: id }),
      };
}

export function someDraft(state: CaseState): Refusal | undefined {
  return (
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some((paper) => paper.status === 'draft')
      ? undefined
      : refusal('nothing_to_approve', '没有待审批的文书。', doneNow(state)))
  );
}

type WhyNot = (paper: Paper, actor: Actor) => Refusal | undefined;

/** Why none of these drafts is this person's to judge; undefined as soon as one is. */
export function noneToJudge(drafts: readonly Paper[], actor: Actor, whyNot: WhyNot): Refusal | undefined {
  const refusals = drafts.flatMap((paper) => whyNot(paper, actor) ?? []);
  return refusals.length === drafts.length ? refusals[0] : undefined;
}

/** As {@link someDraft}, and one that this person may judge. */
export function someDraftFor(state: CaseState, actor: Actor, whyNot: WhyNot): Refusal | undefined {
  const drafts = state.papers.filter(({ status }) => status === 'draft');
  return someDraft(state) ?? noneToJudge(drafts, actor, whyNot);
}

export function draftNamed(state: CaseState, id: string): Judged<Paper> {
  const paper = paperNamed(state, id);
  if (!paper.ok || paper.value.status === 'draft') return paper;
  return {
    ok: false,
    refusal: refusal('paper_not_in_draft', `这份文书不在待审批状态。`, { field: 'paper', value: id }),
  };
}

/** By account, never by post: neither who drafted nor who corrected, nor anybody standing in for or behind them. */
export function isOwnDraft(actor: Actor, { draftedBy, draftedFor, correctedBy }: Paper): boolean {
  return (
    isOneHand(actor, { user: draftedBy, actingFor: draftedFor }) ||
    (correctedBy !== undefined && isOneHand(actor, { user: correctedBy, actingFor: undefined }))
  );
}

/** The approver sits in the deciding authority; the notice alone is the justice office's. */
export function mustBeApprover(paper: Paper, actor: Actor): Refusal | undefined {
  if (isOwnDraft(actor, paper)) {
    return refusal('own_draft', '拟制人不能审批自己拟制的文书（代理他人岗位时亦同），须由另一人审批。');
  }
  return actor.role === approverOf(paper)
    ? undefined
    : refusal(
        'not_the_approver',
        `《${PAPER_KINDS[paper.kind]}》须由${paper.kind === 'notice' ? '司法行政机关' : AUTHORITIES[paper.authority]}负责人审批。`,
      );
}

function approverOf(paper: Paper): Actor['role'] {
  if (paper.kind === 'notice') return 'justice_official';
  return paper.authority === 'township' ? 'township_head' : 'bureau_head';
}

/** A colleague of the deciding authority, or the justice office as 法制审核; whoever drafted is nobody's reviewer. */
export function mustBeReviewer(paper: Paper, actor: Actor): Refusal | undefined {
  if (isOwnDraft(actor, paper)) {
    return refusal('own_draft', '拟制人不能审核自己拟制的文书（代理他人岗位时亦同），须由另一人审核。');
  }
  const roles =
    paper.authority === 'township'
      ? ['township_cadre', 'township_head', 'justice_official']
      : ['bureau_officer', 'bureau_head', 'justice_official'];
  return roles.includes(actor.role) || (paper.kind === 'notice' && actor.role === 'justice_official')
    ? undefined
    : refusal('not_the_reviewer', `文书由${AUTHORITIES[paper.authority]}或者司法行政机关的人员审核。`);
}

/** Whoever hands a paper out and takes it round: the deciding authority's own people, for the notice the justice office's, too. */
export function mustBeOfIssuer(paper: Paper, actor: Actor): Refusal | undefined {
  const own =
    paper.authority === 'township' ? ['township_cadre', 'township_head'] : ['bureau_officer', 'bureau_head'];
  return own.includes(actor.role) || (paper.kind === 'notice' && actor.role === 'justice_official')
    ? undefined
    : refusal('not_the_issuer', `此文书由${AUTHORITIES[paper.authority]}制发。`);
}
