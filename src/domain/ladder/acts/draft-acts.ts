import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { Happening } from '../case-events.js';
import type { CaseState, Paper } from '../case-state.js';
import { isFull, isStrict } from '../procedure.js';
import { gateRefusal } from '../gates.js';
import type { RungId } from '../ladder.js';
import { mustBeAtRung } from '../preconditions.js';
import { authorityOf, decisionOf } from '../step.js';
import {
  ADDRESSEES,
  PAPER_KINDS,
  SOLE_REASONS,
  type Addressee,
  type PaperKind,
  type SoleReason,
} from '../vocabulary.js';
import { authorityOfActor } from './report-acts.js';
import { findingGone } from '../gates/order-gate.js';
import { paperNamed } from './paper-signatures.js';

/** Drawing a legal paper up, correcting it, and taking it back before anybody has approved it. */

/** A penalty is a side road: it moves the case to no other rung. */
const RUNG_OF_PAPER: Readonly<Record<PaperKind, RungId | null>> = {
  order: 'township_report',
  notice: 'judicial_notice',
  demand: 'court_request',
  request: 'court_request',
  penalty_notice: null,
  penalty_decision: null,
};

const findingFields = {
  remediesTold: { kind: 'yes', label: '文书已载明救济途径和期限', optional: true },
  noProperReason: {
    kind: 'yes',
    label: '已查明监护人无正当理由（责令必填）',
    help: '患病、监护缺失、校园欺凌等属正当理由的，先解决困难，不能责令',
    optional: true,
  },
  officerOne: { kind: 'code', label: '办理人员一执法证号', help: '责令、处罚须两名持证人员', optional: true },
  officerTwo: { kind: 'code', label: '办理人员二执法证号', optional: true },
  addressees: {
    kind: 'choices',
    label: '受送达监护人',
    help: '父母各为义务人，应分别列明、分别送达；离婚、外出务工、委托祖父母照护都不免除',
    options: ADDRESSEES,
    optional: true,
  },
  soleBecause: {
    kind: 'choice',
    label: '没有同时列父母双方的原因',
    help: '父母双方都列明的不填',
    options: SOLE_REASONS,
    optional: true,
  },
} as const;

interface Findings {
  readonly remediesTold?: boolean;
  readonly noProperReason?: boolean;
  readonly officerOne?: string;
  readonly officerTwo?: string;
  readonly addressees?: readonly Addressee[];
  readonly soleBecause?: SoleReason;
}

export function officersOf({ officerOne, officerTwo }: Findings): readonly string[] {
  return [officerOne, officerTwo].filter((each) => each !== undefined);
}

export const draftPaper = defineAct({
  title: '拟制法律文书',
  fields: { kind: { kind: 'choice', label: '文书', options: PAPER_KINDS }, ...findingFields },
  blocked: (state) => mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request'),
  decide: (input, state, circumstances) => {
    const officers = officersOf(input);
    // Whoever was ordered is demanded of and applied against; nobody else has a duty by that order.
    const before = input.kind === 'order' ? undefined : decisionOf(state);
    const addressees = input.addressees ?? before?.addressees;
    const soleBecause = input.soleBecause ?? before?.soleBecause;
    const problem =
      gateRefusal(input.kind, state, {
        ...circumstances,
        findings: { noProperReason: input.noProperReason, officers, addressees },
      }) ??
      addresseesMissing(state, addressees, soleBecause) ??
      notThoseOfTheDecision(state, input.kind, addressees);
    if (problem) return refuse(problem);
    const rung = RUNG_OF_PAPER[input.kind];
    const drafted: Happening = {
      type: 'PaperDrafted',
      paper: `${input.kind}-${state.papers.filter((paper) => paper.kind === input.kind).length + 1}`,
      kind: input.kind,
      authority: input.kind === 'order' ? authorityOfActor(circumstances.actor) : authorityOf(state),
      remediesTold: input.remediesTold ?? true,
      ...(input.noProperReason === undefined ? {} : { noProperReason: input.noProperReason }),
      ...(officers.length > 0 ? { officers } : {}),
      ...(addressees ? { addressees } : {}),
      ...(soleBecause ? { soleBecause } : {}),
    };
    return rung === null || rung === state.rung
      ? happens(drafted)
      : happens({ type: 'RungEntered', rung, by: 'act' }, drafted);
  },
});

function finding({ noProperReason }: Findings) {
  return noProperReason === undefined ? {} : { noProperReason };
}

/** 民法典 art. 27: both parents are guardians; who leaves one out says why (trap 17). */
function addresseesMissing(
  state: CaseState,
  addressees: readonly Addressee[] | undefined,
  soleBecause: SoleReason | undefined,
): Refusal | undefined {
  if (addressees === undefined) {
    return isFull(state)
      ? refusal('addressees_missing', '请列明受送达监护人：父母各为义务人，应分别送达。', {
          field: 'addressees',
        })
      : undefined;
  }
  const both = addressees.includes('father') && addressees.includes('mother');
  return both || soleBecause !== undefined
    ? undefined
    : refusal(
        'other_parent_left_out',
        '父母双方都是监护义务人（民法典第二十七条），只列一方或另列他人的，须写明原因；离婚、外出务工、委托他人照护都不是原因。',
        { field: 'soleBecause', possible: ['同时列父亲、母亲', '填写「没有同时列父母双方的原因」'] },
      );
}

/** Whoever was ordered is demanded of and applied against: a demand on anybody else would bind nobody (行政强制法 art. 54). */
function notThoseOfTheDecision(
  state: CaseState,
  kind: PaperKind,
  addressees: readonly Addressee[] | undefined,
): Refusal | undefined {
  const bound = kind === 'order' ? undefined : decisionOf(state)?.addressees;
  if (!isStrict(state) || !bound || !addressees) return undefined;
  const same = bound.length === addressees.length && bound.every((each) => addressees.includes(each));
  return same
    ? undefined
    : refusal(
        'not_the_obligors',
        `受送达人应当与责令（处罚）决定一致：${bound.map((each) => ADDRESSEES[each]).join('、')}。`,
        { field: 'addressees', value: addressees.join(','), possible: ['不填「受送达监护人」，与决定一致'] },
      );
}

function mustBeReturned(state: CaseState, id: string): Refusal | undefined {
  const paper = paperNamed(state, id);
  if (!paper.ok) return paper.refusal;
  return paper.value.status === 'returned'
    ? undefined
    : refusal('paper_not_returned', `这份文书没有被退回修改。`, { field: 'paper', value: id });
}

export const correctPaper = defineAct({
  title: '修改退回的文书，重新送审',
  fields: { paper: { kind: 'code', label: '文书' }, ...findingFields },
  words: { comment: { label: '修改说明', most: 1_000 } },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some(({ status }) => status === 'returned')
      ? undefined
      : refusal('nothing_to_correct', '没有退回修改的文书。')),
  decide: (input, state) => {
    const because = mustBeReturned(state, input.paper);
    const paper = paperNamed(state, input.paper);
    if (because || !paper.ok) return refuse(because ?? refusal('unknown_paper', '没有这份文书。'));
    const { id, kind } = paper.value;
    const officers = officersOf(input);
    const addressees = input.addressees ?? paper.value.addressees;
    const problem =
      officers.length === 1 || (officers.length === 2 && officers[0] === officers[1])
        ? refusal('two_officers_needed', '应由两名持有执法证的人员办理，须填两个不同的执法证号。', {
            field: 'officerTwo',
          })
        : (addresseesMissing(state, addressees, input.soleBecause ?? paper.value.soleBecause) ??
          notThoseOfTheDecision(state, kind, addressees) ??
          findingGone(state, { ...paper.value, ...finding(input) }));
    if (problem) return refuse(problem);
    return happens({
      type: 'PaperCorrected',
      paper: id,
      kind,
      ...(input.remediesTold === undefined ? {} : { remediesTold: input.remediesTold }),
      ...(input.noProperReason === undefined ? {} : { noProperReason: input.noProperReason }),
      ...(officers.length > 0 ? { officers } : {}),
      ...(input.addressees ? { addressees: input.addressees } : {}),
      ...(input.soleBecause ? { soleBecause: input.soleBecause } : {}),
    });
  },
});

const UNAPPROVED: readonly Paper['status'][] = ['draft', 'returned'];

export const withdrawPaper = defineAct({
  title: '撤回拟稿',
  fields: { paper: { kind: 'code', label: '文书' } },
  words: { comment: { label: '撤回原因', most: 1_000 } },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some(({ status }) => UNAPPROVED.includes(status))
      ? undefined
      : refusal('nothing_to_withdraw', '没有尚未批准的拟稿。')),
  decide: (input, state, { actor }) => {
    const paper = paperNamed(state, input.paper);
    if (!paper.ok) return refuse(paper.refusal);
    const { id, kind, status, authority } = paper.value;
    if (!UNAPPROVED.includes(status)) {
      return refuse(
        refusal('paper_not_in_draft', `这份文书已批准或已终止，不能撤回拟稿。`, {
          field: 'paper',
          value: id,
          possible: ['已制发的文书有误，由机关负责人办理「撤回已制发的文书」'],
        }),
      );
    }
    return authorityOfActor(actor) === authority
      ? happens({ type: 'PaperWithdrawn', paper: id, kind })
      : refuse(refusal('not_the_drafting_authority', '拟稿只能由拟制机关撤回。'));
  },
});
