import { isOneHand } from '../../access/one-hand.js';
import { isAfter, addDays } from '../../calendar/plain-date.js';
import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse, type Circumstances } from '../act.js';
import type { Happening } from '../case-events.js';
import type { CaseState, Paper } from '../case-state.js';
import { gateRefusal } from '../gates.js';
import { inFilingWindow } from '../gates/period-rules.js';
import type { RungId } from '../ladder.js';
import { authorityOf } from '../step.js';
import {
  AUTHORITIES,
  LEFT_PROOFS,
  PAPER_KINDS,
  RECIPIENTS,
  SERVICE_MODES,
  type PaperKind,
  type Recipient,
  type ServiceMode,
} from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';
import { authorityOfActor } from './report-acts.js';

/** Legal papers: drafted by one person, approved by another of the same authority, served, and only then counted. */

const RUNG_OF_PAPER: Readonly<Record<PaperKind, RungId>> = {
  order: 'township_report',
  notice: 'judicial_notice',
  demand: 'court_request',
  request: 'court_request',
};

/** 公告送达 takes effect 30 days after publication (民事诉讼法 art. 95). */
const ANNOUNCEMENT_DAYS = 30;

export const draftPaper = defineAct({
  title: '拟制法律文书',
  fields: {
    kind: { kind: 'choice', label: '文书', options: PAPER_KINDS },
    remediesTold: { kind: 'yes', label: '文书已载明救济途径和期限', optional: true },
    noProperReason: { kind: 'yes', label: '已查明监护人无正当理由（责令）', optional: true },
    officerOne: { kind: 'code', label: '办理人员一执法证号', optional: true },
    officerTwo: { kind: 'code', label: '办理人员二执法证号', optional: true },
  },
  blocked: (state) => mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request'),
  decide: (input, state, circumstances) => {
    const { officerOne, officerTwo, noProperReason } = input;
    const officers = [officerOne, officerTwo].filter((each) => each !== undefined);
    const problem = gateRefusal(input.kind, state, {
      ...circumstances,
      findings: { noProperReason, officers },
    });
    if (problem) return refuse(problem);
    const rung = RUNG_OF_PAPER[input.kind];
    const drafted: Happening = {
      type: 'PaperDrafted',
      paper: `${input.kind}-${state.papers.filter((paper) => paper.kind === input.kind).length + 1}`,
      kind: input.kind,
      authority: input.kind === 'order' ? authorityOfActor(circumstances.actor) : authorityOf(state),
      remediesTold: input.remediesTold ?? true,
      ...(noProperReason === undefined ? {} : { noProperReason }),
      ...(officers.length > 0 ? { officers } : {}),
    };
    return rung === state.rung
      ? happens(drafted)
      : happens({ type: 'RungEntered', rung, by: 'act' }, drafted);
  },
});

function named(state: CaseState, id: string): Paper | undefined {
  return state.papers.find((paper) => paper.id === id);
}

function mustBeDraft(state: CaseState, id: string): Refusal | undefined {
  const paper = named(state, id);
  if (!paper)
    return refusal('unknown_paper', `本案没有编号为「${id}」的文书。`, { field: 'paper', value: id });
  return paper.status === 'draft'
    ? undefined
    : refusal('paper_not_in_draft', `文书「${id}」不在待审批状态。`, { field: 'paper', value: id });
}

function someDraft(state: CaseState): Refusal | undefined {
  return (
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some((paper) => paper.status === 'draft')
      ? undefined
      : refusal('nothing_to_approve', '没有待审批的文书。'))
  );
}

/** The approver sits in the deciding authority; the notice alone is the justice office's. */
function mustBeApprover(paper: Paper, circumstances: Circumstances): Refusal | undefined {
  const { actor } = circumstances;
  if (isOneHand(actor, { user: paper.draftedBy, actingFor: paper.draftedFor })) {
    return refusal('own_draft', '拟制人不能审批自己拟制的文书，须由另一人审批。');
  }
  const approver =
    paper.kind === 'notice'
      ? 'justice_official'
      : paper.authority === 'township'
        ? 'township_head'
        : 'bureau_head';
  return actor.role === approver
    ? undefined
    : refusal(
        'not_the_approver',
        `《${PAPER_KINDS[paper.kind]}》须由${paper.kind === 'notice' ? '司法行政机关' : AUTHORITIES[paper.authority]}负责人审批。`,
      );
}

export const approvePaper = defineAct({
  title: '批准法律文书',
  fields: { paper: { kind: 'code', label: '文书编号' } },
  blocked: someDraft,
  decide: (input, state, circumstances) => {
    const paper = named(state, input.paper);
    const problem = mustBeDraft(state, input.paper) ?? (paper && mustBeApprover(paper, circumstances));
    if (problem || !paper) return refuse(problem ?? refusal('unknown_paper', '没有这份文书。'));
    if (paper.kind === 'request') {
      const closed = inFilingWindow(state, circumstances.today);
      if (closed.status === 'missing') return refuse(closed.refusal);
    }
    return happens({ type: 'PaperApproved', paper: paper.id, kind: paper.kind });
  },
});

export const rejectPaper = defineAct({
  title: '退回法律文书',
  fields: {
    paper: { kind: 'code', label: '文书编号' },
    reason: {
      kind: 'choice',
      label: '退回原因',
      options: { facts: '事实不清', law: '依据不足', form: '格式有误', timing: '时机不当' },
    },
  },
  blocked: someDraft,
  decide: (input, state, circumstances) => {
    const paper = named(state, input.paper);
    const problem = mustBeDraft(state, input.paper) ?? (paper && mustBeApprover(paper, circumstances));
    if (problem || !paper) return refuse(problem ?? refusal('unknown_paper', '没有这份文书。'));
    return happens({ type: 'PaperRejected', paper: paper.id, kind: paper.kind, reason: input.reason });
  },
});

export const recordService = defineAct({
  title: '记录送达',
  fields: {
    paper: { kind: 'code', label: '文书编号' },
    deliveredOn: { kind: 'date', label: '送达日期（公告为公告之日）' },
    mode: { kind: 'choice', label: '送达方式', options: SERVICE_MODES },
    servers: { kind: 'number', label: '送达人数', min: 1, max: 9 },
    evidence: { kind: 'code', label: '送达回证编号' },
    recipient: { kind: 'choice', label: '签收人', options: RECIPIENTS, optional: true },
    leftProof: { kind: 'choice', label: '留置证明（留置送达必填）', options: LEFT_PROOFS, optional: true },
    consent: { kind: 'code', label: '电子送达确认书编号（电子送达必填）', optional: true },
    otherModesFailed: {
      kind: 'yes',
      label: '下落不明或其他方式无法送达，原因已记入案卷（公告送达必填）',
      optional: true,
    },
  },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some((paper) => paper.status === 'approved' && paper.kind !== 'request')
      ? undefined
      : refusal('nothing_to_serve', '没有已批准待送达的文书。')),
  decide: (input, state, { today }) => {
    const paper = named(state, input.paper);
    if (!paper)
      return refuse(
        refusal('unknown_paper', `本案没有编号为「${input.paper}」的文书。`, {
          field: 'paper',
          value: input.paper,
        }),
      );
    if (paper.status !== 'approved' || paper.kind === 'request') {
      return refuse(
        refusal('paper_not_approved', `文书「${paper.id}」未经批准或不属送达文书，不能送达。`, {
          field: 'paper',
          value: paper.id,
        }),
      );
    }
    const servedOn =
      input.mode === 'announcement' ? addDays(input.deliveredOn, ANNOUNCEMENT_DAYS) : input.deliveredOn;
    const problem = firstOf(
      input.servers >= 2
        ? undefined
        : refusal('two_servers_needed', '送达应由两人以上进行。', {
            field: 'servers',
            value: String(input.servers),
          }),
      input.recipient && mustBeLawfulRecipient(input.recipient),
      mustBePast('deliveredOn', '送达日期', input.deliveredOn, today),
      mustNotPrecede(
        'deliveredOn',
        '送达日期',
        input.deliveredOn,
        paper.approvedOn ?? paper.draftedOn,
        '批准之日',
      ),
      isAfter(servedOn, today)
        ? refusal('announcement_running', `公告满三十日（${servedOn}）方视为送达，期满后再记录。`, {
            field: 'deliveredOn',
            value: input.deliveredOn,
          })
        : undefined,
      modeProofMissing(input),
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'PaperServed',
      paper: paper.id,
      kind: paper.kind,
      mode: input.mode,
      deliveredOn: input.deliveredOn,
      servedOn,
      ...(input.recipient ? { recipient: input.recipient } : {}),
    });
  },
});

/** 民事诉讼法 art. 88: an adult of the household may sign; a neighbour and the child itself may not (trap 8). */
function mustBeLawfulRecipient(recipient: Recipient): Refusal | undefined {
  return recipient === 'child' || recipient === 'neighbour'
    ? refusal(
        'not_a_lawful_recipient',
        `${RECIPIENTS[recipient]}签收不是有效送达；本人不在的，只能由同住成年家属签收（民事诉讼法第八十八条）。`,
        {
          field: 'recipient',
          value: recipient,
          possible: ['另行送达受送达人本人或同住成年家属', '拒收的，留置送达'],
        },
      )
    : undefined;
}

/** What a mode other than handing over must show, 民事诉讼法 arts. 89, 90 and 95. */
function modeProofMissing(input: {
  readonly mode: ServiceMode;
  readonly leftProof?: string;
  readonly consent?: string;
  readonly otherModesFailed?: boolean;
}): Refusal | undefined {
  switch (input.mode) {
    case 'left':
      return input.leftProof
        ? undefined
        : refusal('left_without_proof', '留置送达须有见证人签名或者拍照、录像（民事诉讼法第八十九条）。', {
            field: 'leftProof',
          });
    case 'electronic':
      return input.consent
        ? undefined
        : refusal('no_consent', '电子送达须经受送达人同意，请填送达确认书编号（民事诉讼法第九十条）。', {
            field: 'consent',
          });
    case 'announcement':
      return input.otherModesFailed
        ? undefined
        : refusal(
            'announcement_is_last_resort',
            '公告送达是最后的方式：须受送达人下落不明，或者其他方式均无法送达，并在案卷中记明原因和经过（民事诉讼法第九十五条）。',
            { field: 'otherModesFailed' },
          );
    default:
      return undefined;
  }
}
