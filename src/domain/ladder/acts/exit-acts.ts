import { addMonths, isAfter } from '../../calendar/plain-date.js';
import { isOneHand } from '../../access/one-hand.js';
import type { Actor } from '../../access/role.js';
import { refusal, type Refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import { owesWithdrawal, type CaseState } from '../case-state.js';
import { isStrict } from '../procedure.js';
import { ARRANGEMENT_KINDS, EXIT_KINDS, type ArrangementKind } from '../vocabulary.js';
import { firstOf, mustClimb, mustStand } from '../preconditions.js';
import { referralTo } from './referral-acts.js';

/** Ways out of the ladder other than coming back. A claim is not an exit: somebody else confirms it. */

export const claimExit = defineAct({
  title: '登记去向（转学、死亡、出国、超龄）',
  fields: {
    kind: { kind: 'choice', label: '去向', options: EXIT_KINDS },
    toSchool: { kind: 'code', label: '接收学校（转学必填）', optional: true },
    ageYears: { kind: 'number', label: '周岁（超龄必填）', min: 0, max: 30, optional: true },
    schoolingCompleted: { kind: 'yes', label: '已完成九年义务教育（超龄填写）', optional: true },
    evidence: { kind: 'code', label: '证明材料编号' },
  },
  blocked: (state) => mustStand(state, 'climbing', 'searching'),
  decide: (input, state) => {
    const problem = firstOf(
      input.kind === 'transfer' && input.toSchool === undefined
        ? refusal('missing_field', '登记转学须选接收学校，由接收学校确认。', { field: 'toSchool' })
        : undefined,
      input.kind === 'transfer' && input.toSchool === state.place.school
        ? refusal('same_school', '接收学校不能是原学校。', { field: 'toSchool', value: state.place.school })
        : undefined,
      input.kind === 'beyond_age' && !mayBeBeyondAge(input.ageYears, input.schoolingCompleted)
        ? refusal(
            'age_alone_is_not_enough',
            '年满十六周岁本身不是销号理由：须已完成九年义务教育，或已满十八周岁。',
            { field: 'ageYears', value: String(input.ageYears ?? '') },
          )
        : undefined,
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'ExitClaimed',
      kind: input.kind,
      toSchool: input.kind === 'transfer' ? (input.toSchool ?? null) : null,
      evidence: input.evidence,
    });
  },
});

/** 义务教育法 art. 11 sets the entry, not an end: a birthday alone never closes a case (trap 16). */
function mayBeBeyondAge(ageYears: number | undefined, schoolingCompleted: boolean | undefined): boolean {
  if (ageYears === undefined) return false;
  return ageYears >= 18 || (ageYears >= 15 && schoolingCompleted === true);
}

function isOfBureau({ role }: Actor): boolean {
  return role === 'bureau_officer' || role === 'bureau_head';
}

export const confirmExit = defineAct({
  title: '确认去向',
  fields: { evidence: { kind: 'code', label: '确认材料编号（如新学籍号、注销证明编号）' } },
  blocked: (state, { actor }) => {
    const standing = mustStand(state, 'exit_claimed');
    if (standing || state.standing.status !== 'exit_claimed') return standing;
    const confirmed = mustNotBeConfirmed(state);
    if (confirmed) return confirmed;
    if (state.standing.kind === 'transfer') {
      if (actor.office === state.standing.toSchool) return undefined;
      // A school of another county has no account here: the bureau answers for the new register entry or the reply.
      return isStrict(state) && isOfBureau(actor)
        ? undefined
        : refusal(
            'receiving_school_confirms',
            '转学由接收学校确认；接收学校不在本县的，由教育局凭新学籍或者协查回函确认。',
          );
    }
    return isOfBureau(actor) ? undefined : refusal('bureau_confirms', '此去向由教育局核实确认。');
  },
  decide: (input, state) => {
    if (state.standing.status !== 'exit_claimed') return happens();
    const { kind } = state.standing;
    // The application has lost its object, and the court does not know it (trap 28).
    return isStrict(state) && (state.court || owesWithdrawal(state))
      ? happens({ type: 'ExitConfirmed', kind, evidence: input.evidence })
      : happens({ type: 'CaseClosed', outcome: kind });
  },
});

function mustNotBeConfirmed(state: CaseState) {
  return state.standing.status === 'exit_claimed' && state.standing.confirmedOn && owesWithdrawal(state)
    ? refusal(
        'exit_awaits_withdrawal',
        `去向已于 ${state.standing.confirmedOn} 确认，待撤回强制执行申请后销号。`,
        { possible: ['记录撤回强制执行申请'] },
      )
    : undefined;
}

export const rejectExit = defineAct({
  title: '去向不实，恢复办理',
  fields: {},
  blocked: (state) => firstOf(mustStand(state, 'exit_claimed'), mustNotBeConfirmed(state)),
  decide: (_input, state) =>
    state.standing.status === 'exit_claimed'
      ? happens({ type: 'ExitRejected', kind: state.standing.kind, by: 'act' })
      : happens(),
});

export const requestArrangement = defineAct({
  title: '申请延缓入学、休学或特殊安置',
  fields: {
    kind: { kind: 'choice', label: '类别', options: ARRANGEMENT_KINDS },
    until: { kind: 'date', label: '到期日' },
    evidence: { kind: 'code', label: '证明材料编号（如县级以上医院证明）' },
    application: {
      kind: 'code',
      label: '监护人申请书编号（延缓入学、休学必填）',
      help: '须由监护人自愿提出；不得强行或者变相要求休学',
      optional: true,
    },
  },
  blocked: (state) =>
    firstOf(
      mayBeArranged(state),
      state.arrangementRequest ? refusal('arrangement_pending', '已有一份安置申请待审批。') : undefined,
    ),
  decide: (input, state, { today }) => {
    const months = state.policy.exits.arrangementCeilingMonths;
    const latest = addMonths(today, months);
    const problem = firstOf(
      isStrict(state) && isOnApplication(input.kind) && input.application === undefined
        ? refusal(
            'missing_field',
            `${ARRANGEMENT_KINDS[input.kind]}由监护人自愿申请（义务教育法第十一条），请填监护人申请书编号。`,
            { field: 'application' },
          )
        : undefined,
      isAfter(input.until, today)
        ? undefined
        : refusal('date_too_early', '「到期日」须晚于今天。', { field: 'until', value: input.until }),
      isAfter(input.until, latest)
        ? refusal('over_ceiling', `一次至多 ${months} 个月（至 ${latest}），到期可再申请。`, {
            field: 'until',
            value: input.until,
          })
        : undefined,
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'ArrangementRequested',
      kind: input.kind,
      until: input.until,
      evidence: input.evidence,
      ...(input.application === undefined ? {} : { application: input.application }),
    });
  },
});

/** One that ends is asked for anew before it does (义务教育法 art. 11: as long as the reason lasts), not after a gap. */
function mayBeArranged(state: CaseState): Refusal | undefined {
  return isStrict(state) ? mustStand(state, 'climbing', 'arranged') : mustClimb(state);
}

/** 义务教育法 art. 11: deferral and suspension are the guardian's to ask for. */
function isOnApplication(kind: ArrangementKind): boolean {
  return kind === 'deferral' || kind === 'suspension';
}

/** Deferral and suspension: township government or bureau, no subdistrict (art. 11). The rest is the bureau's to place. */
function mustBeLawfulApprover(state: CaseState, { role }: Actor): Refusal | undefined {
  const kind = state.arrangementRequest?.kind;
  if (!isStrict(state) || !kind || role !== 'township_head') return undefined;
  if (!isOnApplication(kind)) {
    return refusal(
      'bureau_places',
      `${ARRANGEMENT_KINDS[kind]}由县级教育行政部门会同残疾人教育专家委员会评估决定，乡镇不能审批。`,
    );
  }
  return state.place.localGovernment === 'subdistrict'
    ? refusal('no_subdistrict', '街道办事处不是乡镇人民政府，不能批准延缓入学、休学，由教育局审批。')
    : undefined;
}

export const decideArrangement = defineAct({
  title: '审批延缓入学、休学或特殊安置',
  fields: { approve: { kind: 'yes', label: '同意' } },
  blocked: (state, { actor }) =>
    firstOf(
      mayBeArranged(state),
      state.arrangementRequest ? undefined : refusal('nothing_to_approve', '没有待审批的安置申请。'),
      state.arrangementRequest &&
        isOneHand(actor, { user: state.arrangementRequest.by, actingFor: state.arrangementRequest.for })
        ? refusal('own_request', '申请人不能审批自己的申请，须由另一人审批。')
        : undefined,
      mustBeLawfulApprover(state, actor),
    ),
  decide: (input, state) =>
    state.arrangementRequest
      ? happens({
          type: 'ArrangementDecided',
          approved: input.approve,
          kind: state.arrangementRequest.kind,
          until: state.arrangementRequest.until,
        })
      : happens(),
});

export const reportMissing = defineAct({
  title: '登记失联',
  fields: {},
  blocked: mustClimb,
  decide: (_input, state) => happens({ type: 'ChildReportedMissing' }, referralTo(state, 'police', true)),
});

export const recordFound = defineAct({
  title: '登记已找到',
  fields: {},
  blocked: (state) => mustStand(state, 'searching'),
  decide: () => happens({ type: 'ChildFound' }),
});
