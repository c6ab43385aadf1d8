import { isAfter, addDays } from '../../calendar/plain-date.js';
import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse, type Circumstances } from '../act.js';
import type { Happening } from '../case-events.js';
import { livePaper, type CaseState, type Paper } from '../case-state.js';
import type { RungId } from '../ladder.js';
import { authorityOf, awaitedReceipts, awaitedStep, clockOfOrder } from '../step.js';
import { AUTHORITIES, PAPER_KINDS, SERVICE_MODES, type PaperKind } from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';
import { authorityOfActor, mustBeLawfulIssuer } from './report-acts.js';
import { persuasionMissing } from './early-acts.js';

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
  },
  blocked: (state) => mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request'),
  decide: (input, state, circumstances) => {
    const problem =
      input.kind === 'order'
        ? orderBlocked(state, circumstances)
        : followingPaperBlocked(input.kind, state, circumstances);
    if (problem) return refuse(problem);
    const rung = RUNG_OF_PAPER[input.kind];
    const drafted: Happening = {
      type: 'PaperDrafted',
      paper: `${input.kind}-${state.papers.filter((paper) => paper.kind === input.kind).length + 1}`,
      kind: input.kind,
      authority: input.kind === 'order' ? authorityOfActor(circumstances) : authorityOf(state),
      remediesTold: input.remediesTold ?? true,
    };
    return rung === state.rung
      ? happens(drafted)
      : happens({ type: 'RungEntered', rung, by: 'act' }, drafted);
  },
});

function mustBeAlone(state: CaseState, kind: PaperKind): Refusal | undefined {
  const live = livePaper(state, kind);
  return live
    ? refusal('paper_exists', `已有一份《${PAPER_KINDS[kind]}》（${live.id}）在办或已送达，不能另拟。`, {
        field: 'kind',
        value: kind,
      })
    : undefined;
}

function orderBlocked(state: CaseState, circumstances: Circumstances): Refusal | undefined {
  return firstOf(
    mustBeAtRung(state, 'township_report'),
    mustBeAlone(state, 'order'),
    state.report
      ? undefined
      : refusal('report_not_sent', '学校尚未发出书面报告。', { possible: ['办理「发出辍学学生书面报告」'] }),
    awaitedReceipts(state).length === 0
      ? undefined
      : refusal(
          'report_not_acknowledged',
          `书面报告尚未由${awaitedReceipts(state)
            .map((each) => AUTHORITIES[each])
            .join('、')}签收。`,
        ),
    state.criticism
      ? undefined
      : refusal('no_criticism_recorded', '尚未记录批评教育，不能责令限期改正。', {
          possible: ['办理「记录批评教育」'],
        }),
    persuasionMissing(state),
    mustBeLawfulIssuer(state, authorityOfActor(circumstances)),
  );
}

/** What must have been served, and have run out, before the next paper may be drawn up. */
const PREDECESSOR: Readonly<Record<Exclude<PaperKind, 'order'>, PaperKind>> = {
  notice: 'order',
  demand: 'notice',
  request: 'demand',
};

function followingPaperBlocked(
  kind: Exclude<PaperKind, 'order'>,
  state: CaseState,
  circumstances: Circumstances,
): Refusal | undefined {
  const before = PREDECESSOR[kind];
  const served = livePaper(state, before)?.servedOn;
  return firstOf(
    mustBeAlone(state, kind),
    served
      ? undefined
      : refusal(
          'predecessor_not_served',
          `《${PAPER_KINDS[before]}》尚未有效送达，不能拟制《${PAPER_KINDS[kind]}》；未送达，期限不起算。`,
          { field: 'kind', value: kind },
        ),
    kind === 'notice' ? undefined : mustBeApplicant(state, circumstances),
    kind === 'request' ? filingWindowClosed(state, circumstances) : periodRunning(state, circumstances),
  );
}

/** 行政强制法 art. 54–55, 法释〔2018〕1号 art. 155: the applicant is the authority that decided. */
function mustBeApplicant(state: CaseState, circumstances: Circumstances): Refusal | undefined {
  const decided = authorityOf(state);
  return authorityOfActor(circumstances) === decided
    ? undefined
    : refusal(
        'not_the_decision_maker',
        `催告和申请只能由作出责令决定的${AUTHORITIES[decided]}办理（法释〔2018〕1号第一百五十五条）。`,
      );
}

function periodRunning(state: CaseState, { today }: Circumstances): Refusal | undefined {
  const step = awaitedStep(state);
  if (!step.ok) return calendarMissing(step.missingYear);
  const waits = step.value.id === 'order_compliance' || step.value.id === 'notice_compliance';
  return waits && !isAfter(today, step.value.begins)
    ? refusal('period_still_running', `上一份文书的期限到 ${step.value.begins} 届满，期满次日起方可拟制。`)
    : undefined;
}

function filingWindowClosed(state: CaseState, { today }: Circumstances): Refusal | undefined {
  const clock = clockOfOrder(state);
  if (!clock) return refusal('order_not_served', '责令决定尚未送达，期限不起算。');
  if (!clock.ok) return calendarMissing(clock.missingYear);
  const { filingOpens, filingCloses, litigationEnds } = clock.value;
  if (!filingOpens)
    return refusal('demand_not_served', '催告书尚未送达，不能申请强制执行（行政强制法第五十四条）。');
  if (today < filingOpens) {
    return refusal(
      'filing_window_not_open',
      `当事人可在 ${litigationEnds} 前起诉，催告满十个工作日后自 ${filingOpens} 起方可申请强制执行（行政强制法第五十三条、第五十四条）。`,
      { possible: [`${filingOpens} 至 ${filingCloses} 之间拟制并递交申请`, '继续劝返'] },
    );
  }
  return isAfter(today, filingCloses)
    ? refusal(
        'filing_window_closed',
        `申请期限已于 ${filingCloses} 届满（行政强制法第五十三条），法院不再受理。`,
      )
    : undefined;
}

export function calendarMissing(year: number): Refusal {
  return refusal(
    'calendar_data_missing',
    `缺少 ${year} 年节假日安排，期限无法计算，请教育局先公布该年校历。`,
    {
      value: String(year),
    },
  );
}

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
  if (actor.user === paper.draftedBy) {
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
      const closed = filingWindowClosed(state, circumstances);
      if (closed) return refuse(closed);
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
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'PaperServed',
      paper: paper.id,
      kind: paper.kind,
      mode: input.mode,
      deliveredOn: input.deliveredOn,
      servedOn,
    });
  },
});
