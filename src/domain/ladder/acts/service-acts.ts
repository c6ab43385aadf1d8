import { addDays, isAfter } from '../../calendar/plain-date.js';
import { refusal, type Judged, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { CaseState, Paper } from '../case-state.js';
import { isFull } from '../procedure.js';
import { doneNow, firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';
import {
  ADDRESSEES,
  ANNOUNCEMENT_GROUNDS,
  LEFT_PROOFS,
  RECIPIENTS,
  SERVICE_FAILURES,
  SERVICE_MODES,
  type Addressee,
} from '../vocabulary.js';
import { mustBeOfIssuer, paperNamed } from './paper-signatures.js';
import { modeProofMissing, mustBeLawfulRecipient, serversMissing } from './service-validity.js';

/** Bringing a paper to each guardian it is addressed to. Only valid service starts a clock (trap 8). */

/** 公告送达 takes effect 30 days after publication (民事诉讼法 art. 95). */
const ANNOUNCEMENT_DAYS = 30;

const paperField = { kind: 'code', label: '文书' } as const;
const addresseeField = {
  kind: 'choice',
  label: '受送达监护人',
  help: '每名监护人一份送达回证；全部送达后，文书才算送达',
  options: ADDRESSEES,
  optional: true,
} as const;
const serverFields = {
  serverOne: { kind: 'code', label: '送达人一执法证号', optional: true },
  serverTwo: { kind: 'code', label: '送达人二执法证号', optional: true },
} as const;
const attachments = {
  kind: 'attachments',
  label: '照片、录像或扫描件',
  help: '先上传到本案材料，再在此选取；留置送达拍照的必填',
  optional: true,
} as const;

function mustAwaitService(state: CaseState): Refusal | undefined {
  return (
    mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request') ??
    (state.papers.some((paper) => paper.status === 'approved' && paper.kind !== 'request')
      ? undefined
      : refusal('nothing_to_serve', '没有已批准待送达的文书。', doneNow(state)))
  );
}

/** A paper that may be served now, with the guardian meant. */
interface Serving {
  readonly paper: Paper;
  readonly addressee: Addressee | null;
}

function servingOf(state: CaseState, id: string, given: Addressee | undefined): Judged<Serving> {
  const no = (because: Refusal) => ({ ok: false, refusal: because }) as const;
  const paper = paperNamed(state, id);
  if (!paper.ok) return paper;
  const { status, kind, issued, addressees } = paper.value;
  if (status !== 'approved' || kind === 'request') {
    return no(
      refusal('paper_not_approved', `这份文书未经批准或不属送达文书，不能送达。`, {
        field: 'paper',
        value: id,
      }),
    );
  }
  if (isFull(state) && !issued) {
    return no(
      refusal('paper_not_issued', `这份文书尚未用印制发，不能送达。`, {
        field: 'paper',
        value: id,
        possible: ['办理「用印并制发法律文书」'],
      }),
    );
  }
  const open = unserved(paper.value);
  const meant = given ?? (open.length === 1 ? open[0] : undefined);
  if (!addressees) {
    return given === undefined
      ? { ok: true, value: { paper: paper.value, addressee: null } }
      : no(refusal('not_an_addressee', '此文书没有分列受送达人。', { field: 'addressee', value: given }));
  }
  if (meant === undefined) {
    return no(
      refusal(
        'missing_field',
        `请选受送达监护人：${open.map((each) => ADDRESSEES[each]).join('、')}尚未送达。`,
        {
          field: 'addressee',
        },
      ),
    );
  }
  return open.includes(meant)
    ? { ok: true, value: { paper: paper.value, addressee: meant } }
    : no(
        refusal(
          addressees.includes(meant) ? 'already_served' : 'not_an_addressee',
          addressees.includes(meant)
            ? `这份文书已向${ADDRESSEES[meant]}送达。`
            : `这份文书的受送达人没有${ADDRESSEES[meant]}。`,
          { field: 'addressee', value: meant },
        ),
      );
}

/** The addressees who have not got the paper yet. */
export function unserved({ addressees = [], services = [] }: Paper): readonly Addressee[] {
  return addressees.filter((each) => !services.some(({ addressee }) => addressee === each));
}

export const recordService = defineAct({
  title: '记录送达',
  fields: {
    paper: paperField,
    addressee: addresseeField,
    deliveredOn: { kind: 'date', label: '送达日期（公告为公告之日）' },
    mode: { kind: 'choice', label: '送达方式', options: SERVICE_MODES },
    recipient: {
      kind: 'choice',
      label: '签收人',
      help: '邻居、学生本人、受委托照护但不同住的祖父母签收无效',
      options: RECIPIENTS,
      optional: true,
    },
    refused: { kind: 'yes', label: '受送达人拒收', help: '留置送达必填', optional: true },
    leftProof: { kind: 'choice', label: '留置证明（留置送达必填）', options: LEFT_PROOFS, optional: true },
    consent: { kind: 'code', label: '电子送达确认书编号（电子送达必填）', optional: true },
    otherModesFailed: {
      kind: 'yes',
      label: '下落不明或其他方式无法送达，原因已记入案卷（公告送达必填）',
      optional: true,
    },
    servers: { kind: 'number', label: '送达人数', min: 1, max: 9, optional: true },
    ...serverFields,
    evidence: { kind: 'code', label: '送达回证编号' },
    attachments,
  },
  words: {
    receivedBy: { label: '签收人姓名及与受送达人的关系', most: 100 },
    witness: {
      label: '见证人姓名、单位',
      most: 200,
      help: '由见证人证明留置的必填',
      needed: { field: 'leftProof', is: 'witness' },
    },
    refusalReason: { label: '拒收的理由', most: 500 },
  },
  blocked: mustAwaitService,
  decide: (input, state, { today, actor }) => {
    const serving = servingOf(state, input.paper, input.addressee);
    if (!serving.ok) return serving;
    const { paper, addressee } = serving.value;
    const servedOn =
      input.mode === 'announcement' ? addDays(input.deliveredOn, ANNOUNCEMENT_DAYS) : input.deliveredOn;
    const problem = firstOf(
      isFull(state) && input.mode !== 'entrusted' ? mustBeOfIssuer(paper, actor) : undefined,
      serversMissing(input, isFull(state)),
      input.recipient && mustBeLawfulRecipient(input.recipient),
      mustBePast('deliveredOn', '送达日期', input.deliveredOn, today),
      mustNotPrecede(
        'deliveredOn',
        '送达日期',
        input.deliveredOn,
        paper.issued?.on ?? paper.approvedOn ?? paper.draftedOn,
        paper.issued ? '制发之日' : '批准之日',
      ),
      isAfter(servedOn, today)
        ? refusal('announcement_running', `公告满三十日（${servedOn}）方视为送达，期满后再记录。`, {
            field: 'deliveredOn',
            value: input.deliveredOn,
            possible: [`${servedOn} 起办理「记录送达」`],
          })
        : undefined,
      modeProofMissing(input, paper, addressee, isFull(state)),
    );
    if (problem) return refuse(problem);
    const servers = [input.serverOne, input.serverTwo].filter((each) => each !== undefined);
    return happens({
      type: 'PaperServed',
      paper: paper.id,
      kind: paper.kind,
      mode: input.mode,
      deliveredOn: input.deliveredOn,
      servedOn,
      ...(input.recipient ? { recipient: input.recipient } : {}),
      ...(addressee ? { addressee } : {}),
      ...(input.refused ? { refused: true } : {}),
      ...(input.leftProof ? { leftProof: input.leftProof } : {}),
      ...(input.consent ? { consent: input.consent } : {}),
      ...(servers.length > 0 ? { servers } : {}),
      evidence: input.evidence,
      ...(input.attachments ? { attachments: input.attachments } : {}),
    });
  },
});

export const recordFailedService = defineAct({
  title: '记录未能送达',
  fields: {
    paper: paperField,
    addressee: addresseeField,
    triedOn: { kind: 'date', label: '送达日期' },
    mode: { kind: 'choice', label: '送达方式', options: SERVICE_MODES },
    result: { kind: 'choice', label: '未能送达的情形', options: SERVICE_FAILURES },
    attachments,
  },
  words: { circumstances: { label: '经过', most: 1_000 } },
  blocked: mustAwaitService,
  decide: (input, state, { today }) => {
    const serving = servingOf(state, input.paper, input.addressee);
    if (!serving.ok) return serving;
    const { paper, addressee } = serving.value;
    const problem = firstOf(
      mustBePast('triedOn', '送达日期', input.triedOn, today),
      mustNotPrecede('triedOn', '送达日期', input.triedOn, paper.approvedOn ?? paper.draftedOn, '批准之日'),
    );
    return problem
      ? refuse(problem)
      : happens({
          type: 'ServiceFailed',
          paper: paper.id,
          kind: paper.kind,
          addressee,
          mode: input.mode,
          triedOn: input.triedOn,
          result: input.result,
          ...(input.attachments ? { attachments: input.attachments } : {}),
        });
  },
});

export const announceService = defineAct({
  title: '公告送达（最后的方式）',
  fields: {
    paper: paperField,
    addressee: addresseeField,
    publishedOn: { kind: 'date', label: '公告之日' },
    ground: { kind: 'choice', label: '公告原因', options: ANNOUNCEMENT_GROUNDS },
    evidence: { kind: 'code', label: '公告文号或刊登凭证编号' },
    attachments,
  },
  words: {
    reasons: { label: '不能以其他方式送达的原因和经过（记入案卷）', most: 2_000, needed: 'always' },
  },
  blocked: mustAwaitService,
  decide: (input, state, { today }) => {
    const serving = servingOf(state, input.paper, input.addressee);
    if (!serving.ok) return serving;
    const { paper, addressee } = serving.value;
    const tried = (paper.failures ?? []).some((each) => each.addressee === addressee);
    const problem = firstOf(
      mustBePast('publishedOn', '公告之日', input.publishedOn, today),
      mustNotPrecede(
        'publishedOn',
        '公告之日',
        input.publishedOn,
        paper.issued?.on ?? paper.approvedOn ?? today,
        '制发之日',
      ),
      input.ground === 'other_modes_failed' && !tried
        ? refusal(
            'announcement_is_last_resort',
            '没有用其他方式送达而未成的记录，不能公告送达（民事诉讼法第九十五条）。',
            { field: 'ground', possible: ['先以其他方式送达；未成的，办理「记录未能送达」'] },
          )
        : undefined,
    );
    return problem
      ? refuse(problem)
      : happens({
          type: 'ServiceAnnounced',
          paper: paper.id,
          kind: paper.kind,
          addressee,
          publishedOn: input.publishedOn,
          effectiveOn: addDays(input.publishedOn, ANNOUNCEMENT_DAYS),
          ground: input.ground,
        });
  },
});
