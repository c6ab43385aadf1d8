import { refusal, type Refusal } from '../../refusal.js';
import { persuasionMissing } from '../acts/early-acts.js';
import { authorityOfActor, mustBeLawfulIssuer } from '../acts/report-acts.js';
import type { Attempt, CaseState, Paper } from '../case-state.js';
import { isFull, isStrict } from '../procedure.js';
import { mustBeAtRung } from '../preconditions.js';
import { awaitedReceipts, lawfulIssuers } from '../step.js';
import { AUTHORITIES, REASONS, type Reason } from '../vocabulary.js';
import { met, missing, notApplicable, toBeLookedAt, unless, type GateRule } from './gate-rule.js';
import { CERTIFIED_OFFICERS, EACH_GUARDIAN, FACTS } from './finding-rules.js';
import { standsAlone } from './paper-rules.js';

/** Reasons that speak against 「无正当理由」: help, not an order, is then due (trap 18). */
const PROPER_REASONS: readonly Reason[] = ['guardianship', 'health', 'conflict', 'missing'];

function lastTold(state: CaseState): Attempt | undefined {
  const told = [...state.contacts, ...state.persuasions].filter((attempt) => attempt.reason !== undefined);
  return told.reduce<Attempt | undefined>(
    (latest, attempt) => (latest && latest.on > attempt.on ? latest : attempt),
    undefined,
  );
}

function lastReason(state: CaseState): Reason | undefined {
  return lastTold(state)?.reason;
}

/**
 * 「无正当理由」 is what an order stands on (义务教育法 art. 58). It is asked for again whenever the draft is signed: it may
 * have been taken back in a correction, or a later visit may have found a reason.
 */
export function findingGone(state: CaseState, paper: Paper): Refusal | undefined {
  if (!isStrict(state) || paper.kind !== 'order') return undefined;
  if (paper.noProperReason !== true) {
    return refusal(
      'finding_not_recorded',
      '责令以监护人无正当理由为前提（义务教育法第五十八条），请核实后勾选「已查明监护人无正当理由」。',
      { field: 'noProperReason', possible: ['退回修改，核实后勾选「已查明监护人无正当理由」'] },
    );
  }
  const last = lastTold(state);
  const found = last?.reason;
  return found !== undefined && PROPER_REASONS.includes(found) && last && last.on > paper.draftedOn
    ? refusal(
        'proper_reason_recorded',
        `拟稿之后（${last.on}）记录的未到校原因可能属正当理由，不能直接责令。`,
        { field: 'paper', value: paper.id, possible: ['退回拟稿，先解决实际困难', '查明后重新拟制'] },
      )
    : undefined;
}

/** Past that rung it is the kind of paper that is wrong, not the time to draw one up. */
function mustBeAtOrder(state: CaseState): Refusal | undefined {
  const because = mustBeAtRung(state, 'township_report');
  return because?.code === 'wrong_rung'
    ? refusal(because.code, because.message, { field: 'kind', value: 'order' })
    : because;
}

/** Before anybody is ordered to send a child to school (义务教育法 art. 58). */
export const ORDER_GATE: readonly GateRule[] = [
  {
    id: 'stage',
    label: '案件在责令阶段，学生未返校、不在保护优先等状态',
    citation: null,
    act: 'escalate',
    check: (state) => unless(mustBeAtOrder(state), '案件在责令阶段。'),
  },
  standsAlone('order'),
  FACTS,
  {
    id: 'report_sent',
    label: '学校已发出书面报告',
    citation: 'minors-protection-28',
    act: 'sendReport',
    check: (state) =>
      state.report
        ? met(`书面报告已于 ${state.report.sentOn} 发出。`)
        : missing(
            refusal('report_not_sent', '学校尚未发出书面报告。', {
              possible: ['办理「发出辍学学生书面报告」'],
            }),
          ),
  },
  {
    id: 'report_acknowledged',
    label: '书面报告已由各收文单位签收',
    citation: null,
    act: 'acknowledgeReport',
    check: (state) => {
      const awaited = awaitedReceipts(state).map((each) => AUTHORITIES[each]);
      return awaited.length === 0
        ? met('各收文单位均已签收。')
        : missing(
            refusal('report_not_acknowledged', `书面报告尚未由${awaited.join('、')}签收。`, {
              possible: ['由收文单位办理「签收书面报告」'],
            }),
          );
    },
  },
  {
    id: 'criticism',
    label: '已对监护人批评教育',
    citation: 'compulsory-education-58',
    act: 'recordCriticism',
    check: (state) =>
      state.criticism
        ? met(`已于 ${state.criticism.on} 批评教育。`)
        : missing(
            refusal('no_criticism_recorded', '尚未记录批评教育，不能责令限期改正。', {
              possible: ['办理「记录批评教育」'],
            }),
          ),
  },
  {
    id: 'persuasion',
    label: '劝返有记录，次数和参加人员符合本地方案',
    citation: 'minors-protection-28',
    act: 'recordPersuasion',
    check: (state) => unless(persuasionMissing(state), `已记录劝返 ${state.persuasions.length} 次。`),
  },
  {
    id: 'lawful_issuer',
    label: '由乡镇人民政府或者县级教育行政部门作出',
    citation: 'compulsory-education-58',
    act: null,
    check: (state, context) => {
      const lawful = lawfulIssuers(state).map((each) => AUTHORITIES[each]);
      return unless(
        context.actor && mustBeLawfulIssuer(state, authorityOfActor(context.actor)),
        `可由${lawful.join('或')}作出；街道办事处不能作出。`,
      );
    },
  },
  {
    id: 'no_proper_reason',
    label: '已查明监护人无正当理由',
    citation: 'compulsory-education-58',
    act: 'draftPaper',
    check: (state, { findings, withoutReasons }) => {
      if (findings?.noProperReason) return met('拟制人已认定监护人无正当理由。');
      const reason = lastReason(state);
      if (reason === undefined || withoutReasons || !PROPER_REASONS.includes(reason)) {
        if (findings && isFull(state)) {
          return missing(
            refusal(
              'finding_not_recorded',
              '责令以监护人无正当理由为前提（义务教育法第五十八条），请核实后勾选「已查明监护人无正当理由」。',
              { field: 'noProperReason', possible: ['拟制时勾选「已查明监护人无正当理由」'] },
            ),
          );
        }
        return toBeLookedAt('finding_not_recorded', '尚未记载「无正当理由」的认定，拟制时请核实并勾选。');
      }
      return missing(
        refusal(
          'proper_reason_recorded',
          `最近记录的未到校原因是「${REASONS[reason]}」，可能属正当理由，不能直接责令。`,
          {
            field: 'noProperReason',
            possible: [
              '办理「移送或商请部门协助」，先解决实际困难',
              '查明确无正当理由的，拟制时勾选「已查明监护人无正当理由」',
            ],
          },
        ),
      );
    },
  },
  CERTIFIED_OFFICERS,
  EACH_GUARDIAN,
  {
    id: 'age',
    label: '学生处于应当接受义务教育的年龄',
    citation: 'compulsory-education-11',
    act: 'claimExit',
    check: (_state, { register }) => {
      const age = register?.ageYears;
      if (age === undefined) return notApplicable('由查看名册的人核对。');
      if (age === null) return toBeLookedAt('age_unknown', '名册中没有出生日期，请补正。');
      if (age >= 18)
        return toBeLookedAt('of_age', `学生已满 ${age} 周岁，请核实是否应按「超过义务教育年龄」办理。`);
      return age >= 6
        ? met(`学生 ${age} 周岁。`)
        : toBeLookedAt('too_young', `学生 ${age} 周岁，尚未到入学年龄。`);
    },
  },
  {
    id: 'guardian',
    label: '监护人身份、住址明确，父母各为义务人',
    citation: 'compulsory-education-5',
    act: null,
    check: (_state, { register }) => {
      if (!register) return notApplicable('由查看名册的人核对。');
      if (!register.guardianNamed) return toBeLookedAt('guardian_unknown', '名册中没有监护人，请学校补录。');
      return register.addressKnown
        ? met('名册中有监护人和住址；受委托照护的祖父母等不是受送达人，父母双方应分别送达。')
        : toBeLookedAt('address_unknown', '名册中没有住址，无法送达，请学校补录。');
    },
  },
];
