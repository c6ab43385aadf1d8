import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import { isLive, type CaseState, type Paper } from '../case-state.js';
import { isFull } from '../procedure.js';
import { findingGone } from '../gates/order-gate.js';
import { inFilingWindow } from '../gates/window-rules.js';
import { doneNow, firstOf, mustBeAtRung, mustBeOpen, mustBePast, mustNotPrecede } from '../preconditions.js';
import { PAPER_KINDS, RECALL_REASONS, RETURN_REASONS } from '../vocabulary.js';
import {
  draftNamed,
  mustBeApprover,
  mustBeOfIssuer,
  mustBeReviewer,
  noneToJudge,
  paperNamed,
  someDraft,
  someDraftFor,
} from './paper-signatures.js';

/** A draft is reviewed, approved by another person, sealed and handed out. Nothing is ever approved by waiting. */

const paperField = { kind: 'code', label: '文书' } as const;
const comment = { comment: { label: '意见', most: 1_000 } } as const;

export const reviewPaper = defineAct({
  title: '审核法律文书',
  fields: { paper: paperField },
  words: comment,
  blocked: (state, { actor }) => {
    const unread = state.papers.filter(({ status, review }) => status === 'draft' && !review);
    return (
      someDraft(state) ??
      (unread.length === 0
        ? refusal('already_reviewed', '待审批的文书都已审核。')
        : noneToJudge(unread, actor, mustBeReviewer))
    );
  },
  decide: (input, state, { actor }) => {
    const paper = draftNamed(state, input.paper);
    if (!paper.ok) return paper;
    const problem = firstOf(
      mustBeReviewer(paper.value, actor),
      paper.value.review
        ? refusal('already_reviewed', `这份文书已于 ${paper.value.review.on} 审核。`, {
            field: 'paper',
            value: input.paper,
          })
        : undefined,
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'PaperReviewed', paper: paper.value.id, kind: paper.value.kind });
  },
});

export const approvePaper = defineAct({
  title: '批准法律文书',
  fields: {
    paper: paperField,
    reviewed: {
      kind: 'yes',
      label: '本人已审核',
      help: '没有其他人审核的，批准人自己审核并在此确认；拟制人仍须是另一人',
      optional: true,
    },
  },
  words: comment,
  blocked: (state, { actor }) => someDraftFor(state, actor, mustBeApprover),
  decide: (input, state, { actor, today }) => {
    const paper = draftNamed(state, input.paper);
    if (!paper.ok) return paper;
    const { id, kind, review } = paper.value;
    const unreviewed = isFull(state) && !review;
    const problem = firstOf(
      mustBeApprover(paper.value, actor),
      unreviewed && input.reviewed !== true
        ? refusal('not_reviewed', `《${PAPER_KINDS[kind]}》尚未审核，不能批准。`, {
            field: 'reviewed',
            possible: ['由另一名人员办理「审核法律文书」', '批准时确认「本人已审核」'],
          })
        : undefined,
      findingGone(state, paper.value),
    );
    if (problem) return refuse(problem);
    if (kind === 'request') {
      const closed = inFilingWindow(state, today);
      if (closed.status === 'missing') return refuse(closed.refusal);
    }
    return happens({
      type: 'PaperApproved',
      paper: id,
      kind,
      ...(unreviewed ? { reviewed: true as const } : {}),
    });
  },
});

export const rejectPaper = defineAct({
  title: '不予批准法律文书',
  fields: {
    paper: paperField,
    reason: {
      kind: 'choice',
      label: '原因',
      help: '此稿终止，须另拟；只需修改的，用「退回修改」',
      options: RETURN_REASONS,
    },
  },
  words: comment,
  blocked: (state, { actor }) => someDraftFor(state, actor, mustBeApprover),
  decide: (input, state, { actor }) => {
    const paper = draftNamed(state, input.paper);
    if (!paper.ok) return paper;
    const problem = mustBeApprover(paper.value, actor);
    if (problem) return refuse(problem);
    const { id, kind } = paper.value;
    return happens({ type: 'PaperRejected', paper: id, kind, reason: input.reason });
  },
});

export const returnPaper = defineAct({
  title: '退回法律文书修改',
  fields: { paper: paperField, reason: { kind: 'choice', label: '退回原因', options: RETURN_REASONS } },
  words: comment,
  blocked: (state, { actor }) => someDraftFor(state, actor, mustBeReviewer),
  decide: (input, state, { actor }) => {
    const paper = draftNamed(state, input.paper);
    if (!paper.ok) return paper;
    const problem = mustBeReviewer(paper.value, actor);
    if (problem) return refuse(problem);
    const { id, kind } = paper.value;
    return happens({ type: 'PaperReturned', paper: id, kind, reason: input.reason });
  },
});

function awaitsIssue({ status, issued }: Paper): boolean {
  return status === 'approved' && issued === undefined;
}

export const issuePaper = defineAct({
  title: '用印并制发法律文书',
  fields: {
    paper: paperField,
    sealedOn: { kind: 'date', label: '用印日期' },
    sealNo: { kind: 'code', label: '用印登记号' },
  },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some(awaitsIssue)
      ? undefined
      : refusal('nothing_to_issue', '没有已批准待用印的文书。', doneNow(state))),
  decide: (input, state, { actor, today }) => {
    const paper = paperNamed(state, input.paper);
    if (!paper.ok) return paper;
    const { id, kind, approvedOn } = paper.value;
    const problem = firstOf(
      awaitsIssue(paper.value)
        ? undefined
        : refusal('paper_not_approved', `这份文书未经批准，或者已经制发。`, {
            field: 'paper',
            value: id,
          }),
      mustBeOfIssuer(paper.value, actor),
      findingGone(state, paper.value),
      mustBePast('sealedOn', '用印日期', input.sealedOn, today),
      mustNotPrecede('sealedOn', '用印日期', input.sealedOn, approvedOn ?? today, '批准之日'),
    );
    return problem
      ? refuse(problem)
      : happens({ type: 'PaperIssued', paper: id, kind, sealedOn: input.sealedOn, sealNo: input.sealNo });
  },
});

function mayBeRecalled(paper: Paper): boolean {
  return isLive(paper) && (paper.issued !== undefined || paper.status === 'served');
}

export const recallPaper = defineAct({
  title: '撤回已制发的文书',
  fields: {
    paper: paperField,
    reason: { kind: 'choice', label: '撤回原因', options: RECALL_REASONS },
    letter: {
      kind: 'code',
      label: '撤回通知文号或编号',
      help: '撤回应书面告知每一名监护人；撤回责令的，其后的告知、催告、申请一并失去依据',
    },
  },
  words: comment,
  blocked: (state) =>
    mustBeOpen(state) ??
    (state.papers.some(mayBeRecalled)
      ? undefined
      : refusal('nothing_to_recall', '没有已制发且仍有效的文书。')),
  decide: (input, state, { actor }) => {
    const paper = paperNamed(state, input.paper);
    if (!paper.ok) return paper;
    const problem = firstOf(
      mayBeRecalled(paper.value)
        ? undefined
        : refusal('paper_not_issued', `这份文书没有制发，或者已经终止。`, {
            field: 'paper',
            value: input.paper,
          }),
      mustBeApprover(paper.value, actor),
    );
    if (problem) return refuse(problem);
    const { id, kind } = paper.value;
    const recalled = {
      type: 'PaperRecalled',
      paper: id,
      kind,
      reason: input.reason,
      letter: input.letter,
    } as const;
    return standsOnIt(state, paper.value)
      ? happens(recalled, { type: 'RungEntered', rung: 'township_report', by: 'act' })
      : happens(recalled);
  },
});

/** With the order falls whatever was built on it, and a case that had climbed further, paused or not, needs a new one. */
function standsOnIt(state: CaseState, { kind }: Paper): boolean {
  return kind === 'order' && state.rung !== 'township_report';
}
