import { defineAct, happens, refuse } from '../act.js';
import { CONTACT_MEANS, CONTACT_OUTCOMES, DISMISSALS, PARTICIPANTS, REASONS } from '../vocabulary.js';
import { firstOf, mustBeAtRung, mustBePast, mustClimb, mustNotPrecede } from '../preconditions.js';
import { nextRung } from '../ladder.js';
import { refusal } from '../../refusal.js';

/** The acts of teacher and school, before anything leaves the school. */

export const confirmAlert = defineAct({
  title: '确认预警属实',
  fields: {},
  blocked: (state) => mustBeAtRung(state, 'alert'),
  decide: () =>
    happens({ type: 'AlertConfirmed' }, { type: 'RungEntered', rung: 'teacher_contact', by: 'act' }),
});

export const dismissAlert = defineAct({
  title: '排除预警',
  fields: {
    reason: { kind: 'choice', label: '排除原因', options: DISMISSALS },
    evidence: { kind: 'code', label: '佐证材料编号' },
  },
  blocked: (state) => mustBeAtRung(state, 'alert'),
  decide: (input) => happens({ type: 'AlertDismissed', reason: input.reason }),
});

const outcomeFields = {
  outcome: { kind: 'choice', label: '结果', options: CONTACT_OUTCOMES },
  reason: { kind: 'choice', label: '未到校原因', options: REASONS, optional: true },
  nextOn: { kind: 'date', label: '下次联系日期', optional: true },
} as const;

export const recordContact = defineAct({
  title: '记录联系监护人',
  fields: { means: { kind: 'choice', label: '联系方式', options: CONTACT_MEANS }, ...outcomeFields },
  blocked: mustClimb,
  decide: (input) =>
    happens({
      type: 'ContactRecorded',
      means: input.means,
      outcome: input.outcome,
      reason: input.reason ?? null,
      nextOn: input.nextOn ?? null,
    }),
});

export const recordHomeVisit = defineAct({
  title: '记录家访',
  fields: {
    visitedOn: { kind: 'date', label: '家访日期' },
    participants: { kind: 'choices', label: '参加人员', options: PARTICIPANTS },
    ...outcomeFields,
  },
  blocked: mustClimb,
  decide: (input, state, { today }) => {
    const problem = firstOf(
      mustBePast('visitedOn', '家访日期', input.visitedOn, today),
      mustNotPrecede('visitedOn', '家访日期', input.visitedOn, state.absentSince, '缺勤开始之日'),
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'HomeVisitRecorded',
      visitedOn: input.visitedOn,
      participants: input.participants,
      outcome: input.outcome,
      reason: input.reason ?? null,
      nextOn: input.nextOn ?? null,
    });
  },
});

export const namePersuader = defineAct({
  title: '落实劝返专人',
  fields: { persuader: { kind: 'code', label: '劝返专人账号' } },
  blocked: mustClimb,
  decide: (input) => happens({ type: 'PersuaderNamed', persuader: input.persuader }),
});

export const recordPersuasion = defineAct({
  title: '记录劝返',
  fields: {
    heldOn: { kind: 'date', label: '劝返日期' },
    participants: { kind: 'choices', label: '参加人员', options: PARTICIPANTS },
    ...outcomeFields,
  },
  blocked: (state) => {
    const climbing = mustClimb(state);
    if (climbing) return climbing;
    if (state.rung === 'alert' || state.rung === 'teacher_contact') {
      return mustBeAtRung(state, 'school_persuasion', 'township_report', 'judicial_notice', 'court_request');
    }
    return state.policy.persuasion.namedPersuader && state.persuader === null
      ? refusal('persuader_not_named', '尚未落实劝返专人，不能记录劝返。', {
          possible: ['先办理「落实劝返专人」'],
        })
      : undefined;
  },
  decide: (input, state, { today }) => {
    const problem = firstOf(
      mustBePast('heldOn', '劝返日期', input.heldOn, today),
      mustNotPrecede('heldOn', '劝返日期', input.heldOn, state.absentSince, '缺勤开始之日'),
    );
    if (problem) return refuse(problem);
    return happens({
      type: 'PersuasionRecorded',
      heldOn: input.heldOn,
      participants: input.participants,
      outcome: input.outcome,
      reason: input.reason ?? null,
      nextOn: input.nextOn ?? null,
    });
  },
});

/** Hands the case up before its deadline because the work on this rung has failed. */
export const escalate = defineAct({
  title: '劝返无效，上报上一级',
  fields: {},
  blocked: (state) => {
    const rung = mustBeAtRung(state, 'teacher_contact', 'school_persuasion');
    if (rung) return rung;
    return state.rung === 'teacher_contact' ? contactMissing(state) : persuasionMissing(state);
  },
  decide: (_input, state) => {
    const next = nextRung(state.rung);
    return next ? happens({ type: 'RungEntered', rung: next, by: 'act' }) : happens();
  },
});

type Blocked = ReturnType<typeof mustClimb>;
type State = Parameters<typeof mustClimb>[0];

function contactMissing(state: State): Blocked {
  return state.contacts.length > 0
    ? undefined
    : refusal('no_contact_recorded', '尚无一次联系或家访记录，不能上报学校。', {
        possible: ['办理「记录联系监护人」或「记录家访」'],
      });
}

/** How the school's persuasion falls short of what the regime asks, or undefined. Also the first gate of an order. */
export function persuasionMissing(state: State): Blocked {
  const { minimumAttempts, requiredParticipants } = state.policy.persuasion;
  const done = state.persuasions.length;
  if (done < minimumAttempts) {
    return refusal('too_few_persuasions', `本地要求至少劝返 ${minimumAttempts} 次，现有 ${done} 次记录。`, {
      possible: ['办理「记录劝返」'],
    });
  }
  const absent = requiredParticipants.filter(
    (participant) => !state.persuasions.some((attempt) => attempt.participants.includes(participant)),
  );
  return absent.length > 0
    ? refusal(
        'participants_missing',
        `劝返应会同${absent.map((participant) => PARTICIPANTS[participant]).join('、')}，现有记录中没有。`,
        { possible: ['会同上述人员再次劝返后办理「记录劝返」'] },
      )
    : undefined;
}
