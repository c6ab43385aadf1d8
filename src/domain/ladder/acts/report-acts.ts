import { OFFICE_OF, type Actor } from '../../access/role.js';
import { refusal } from '../../refusal.js';
import { defineAct, happens, refuse } from '../act.js';
import type { CaseState } from '../case-state.js';
import type { Authority } from '../policy.js';
import { awaitedReceipts, lawfulIssuers } from '../step.js';
import { AUTHORITIES } from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBePast, mustNotPrecede } from '../preconditions.js';

/** The written report and what the authority does with it before any order. */

export const sendReport = defineAct({
  title: '发出辍学学生书面报告',
  fields: { evidence: { kind: 'code', label: '书面报告文号', optional: true } },
  blocked: (state) =>
    mustBeAtRung(state, 'township_report') ??
    (state.report ? refusal('report_already_sent', `书面报告已于 ${state.report.sentOn} 发出。`) : undefined),
  decide: (input, state) =>
    happens({
      type: 'ReportSent',
      recipients: state.policy.report.recipients,
      evidence: input.evidence ?? null,
    }),
});

/** The authority a person acts for, by the office held. */
export function authorityOfActor(actor: Actor): Authority {
  return OFFICE_OF[actor.role] === 'township' ? 'township' : 'education_bureau';
}

export const acknowledgeReport = defineAct({
  title: '签收书面报告',
  fields: { receivedOn: { kind: 'date', label: '收到日期' } },
  blocked: (state, circumstances) => {
    const rung = mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request');
    if (rung) return rung;
    if (!state.report) return refusal('report_not_sent', '学校尚未发出书面报告。');
    const own = authorityOfActor(circumstances.actor);
    if (!state.policy.report.recipients.includes(own)) {
      return refusal('not_a_recipient', `按本地方案，书面报告不报送${AUTHORITIES[own]}。`);
    }
    return awaitedReceipts(state).includes(own)
      ? undefined
      : refusal('already_acknowledged', `${AUTHORITIES[own]}已于 ${state.report.receipts[own]} 签收。`);
  },
  decide: (input, state, circumstances) => {
    const problem = firstOf(
      mustBePast('receivedOn', '收到日期', input.receivedOn, circumstances.today),
      mustNotPrecede(
        'receivedOn',
        '收到日期',
        input.receivedOn,
        state.report?.sentOn ?? input.receivedOn,
        '发出之日',
      ),
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'ReportAcknowledged',
      recipient: authorityOfActor(circumstances.actor),
      receivedOn: input.receivedOn,
    });
  },
});

export const recordCriticism = defineAct({
  title: '记录批评教育',
  fields: { heldOn: { kind: 'date', label: '批评教育日期' } },
  blocked: (state, circumstances) =>
    firstOf(
      mustBeAtRung(state, 'township_report'),
      state.report ? undefined : refusal('report_not_sent', '学校尚未发出书面报告。'),
      state.criticism ? refusal('already_recorded', `已于 ${state.criticism.on} 批评教育。`) : undefined,
      mustBeLawfulIssuer(state, authorityOfActor(circumstances.actor)),
    ),
  decide: (input, state, circumstances) => {
    const problem = firstOf(
      mustBePast('heldOn', '批评教育日期', input.heldOn, circumstances.today),
      mustNotPrecede('heldOn', '批评教育日期', input.heldOn, state.absentSince, '缺勤开始之日'),
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'CriticismRecorded',
      by: authorityOfActor(circumstances.actor),
      heldOn: input.heldOn,
    });
  },
});

/** 义务教育法 art. 58: the township government or the county bureau, and only whom the regime names. */
export function mustBeLawfulIssuer(state: CaseState, authority: Authority) {
  const lawful = lawfulIssuers(state);
  return lawful.includes(authority)
    ? undefined
    : refusal(
        'not_a_lawful_issuer',
        `依《义务教育法》第五十八条和本地方案，只能由${lawful.map((each) => AUTHORITIES[each]).join('或')}作出，${AUTHORITIES[authority]}不能作出。`,
      );
}
