import { addDayCount } from '../../calendar/day-count.js';
import { addDays, isAfter } from '../../calendar/plain-date.js';
import { refusal } from '../../refusal.js';
import { authorityOfActor } from '../acts/report-acts.js';
import { livePaper } from '../case-state.js';
import { PENALTY_RANKS } from '../policy.js';
import { mustBeAtRung } from '../preconditions.js';
import { authorityOf } from '../step.js';
import { AUTHORITIES, STATEMENTS } from '../vocabulary.js';
import { CERTIFIED_OFFICERS } from './finding-rules.js';
import { met, missing, notBefore, toBeLookedAt, unless, type GateRule } from './gate-rule.js';
import { served, standsAlone } from './paper-rules.js';
import { calendarMissing } from './period-rules.js';

/**
 * A penalty on a guardian. 义务教育法 art. 58 gives none (trap 1), so the road is shut unless the county's pack cites a
 * law, regulation or rule with its text; then the steps of 行政处罚法 follow: notice, statement, decision, service.
 */

const STAGE: GateRule = {
  id: 'stage',
  label: '案件在责令或其后阶段，学生未返校、不在保护优先等状态',
  citation: null,
  act: null,
  check: (state) =>
    unless(mustBeAtRung(state, 'township_report', 'judicial_notice', 'court_request'), '案件在办理中。'),
};

const BASIS: GateRule = {
  id: 'penalty_basis',
  label: '有法律、法规或者规章作依据，并引用其条文',
  citation: 'penalty-law-16',
  act: 'adoptPolicy',
  check: ({ policy: { penalty } }) =>
    penalty
      ? met(`${PENALTY_RANKS[penalty.rank]}《${penalty.regulation}》${penalty.article}：${penalty.text}`)
      : missing(
          refusal(
            'no_penalty_basis',
            '《义务教育法》第五十八条没有规定处罚，本地方案也没有引用可以处罚监护人的法规及其条文，不能处罚。',
            {
              possible: [
                '责令期满后办理司法告知、催告、申请强制执行',
                '本地确有地方性法规的，先在方案中引用其条文',
              ],
            },
          ),
        ),
};

const ISSUER: GateRule = {
  id: 'penalty_issuer',
  label: '由法规授权、且作出责令的机关作出',
  citation: 'penalty-law-16',
  act: null,
  check: (state, { actor }) => {
    const decided = authorityOf(state);
    if (!state.policy.penalty?.issuers.includes(decided)) {
      return missing(refusal('not_a_lawful_issuer', `所引法规没有授权${AUTHORITIES[decided]}处罚。`));
    }
    return actor && authorityOfActor(actor) !== decided
      ? missing(refusal('not_a_lawful_issuer', `责令由${AUTHORITIES[decided]}作出，处罚也由其办理。`))
      : met(`由${AUTHORITIES[decided]}作出。`);
  },
};

const ORDER_DISOBEYED: GateRule = {
  id: 'order_disobeyed',
  label: '责令已送达每一名监护人，改正期限届满而未改正',
  citation: 'compulsory-education-58',
  act: 'recordService',
  check: (state, { today }) => {
    const servedOn = livePaper(state, 'order')?.servedOn;
    if (!servedOn) {
      return missing(
        refusal('order_not_served', '责令决定尚未送达，不能处罚。', { possible: ['办理「记录送达」'] }),
      );
    }
    const ends = addDayCount(state.calendar, servedOn, state.policy.order.compliance);
    if (!ends.ok) return missing(calendarMissing(ends.missingYear));
    return isAfter(today, ends.value)
      ? met(`改正期限已于 ${ends.value} 届满。`)
      : notBefore(
          addDays(ends.value, 1),
          refusal('period_still_running', `改正期限到 ${ends.value} 届满，此前不能处罚。`, {
            possible: [`${addDays(ends.value, 1)} 起再办理`],
          }),
        );
  },
};

/** One decision at a time: what is already demanded or applied for under the order is not punished on the side. */
const NOT_YET_DEMANDED: GateRule = {
  id: 'not_yet_demanded',
  label: '没有正在进行的催告或者强制执行申请',
  citation: null,
  act: null,
  check: (state) =>
    livePaper(state, 'demand') || state.court
      ? missing(refusal('demand_pending', '责令已进入催告或者申请强制执行，不能另行处罚。'))
      : met('没有催告、申请。'),
};

const STATEMENT_HEARD: GateRule = {
  id: 'statement_heard',
  label: '已听取陈述、申辩（要求听证的已听证）',
  citation: 'penalty-law-45',
  act: 'recordStatement',
  check: (state) => {
    const statement = livePaper(state, 'penalty_notice')?.statement;
    if (!statement) {
      return missing(
        refusal('statement_not_heard', '尚未记录当事人的陈述、申辩，不能作出处罚决定。', {
          possible: ['办理「记录陈述申辩」'],
        }),
      );
    }
    return statement.said === 'accepted'
      ? missing(refusal('statement_accepted', `当事人的申辩已于 ${statement.on} 采纳，不再处罚。`))
      : met(`${statement.on} ${STATEMENTS[statement.said]}。`);
  },
};

/** 行政处罚法 art. 60: ninety days from the day the case was taken up; here from the notice, which cannot be earlier. */
const WITHIN_NINETY_DAYS: GateRule = {
  id: 'within_ninety_days',
  label: '自立案之日起九十日内作出处罚决定',
  citation: 'penalty-law-60',
  act: null,
  check: (state, { today }) => {
    const from = livePaper(state, 'penalty_notice')?.draftedOn;
    if (!from) return toBeLookedAt('penalty_notice_not_served', '拟制告知书后起算。');
    return isAfter(today, addDays(from, 90))
      ? toBeLookedAt('ninety_days_over', `自 ${from} 起已满九十日，请核对法规、规章是否另有规定。`)
      : met(`自 ${from} 起未满九十日。`);
  },
};

export const PENALTY_NOTICE_GATE: readonly GateRule[] = [
  STAGE,
  BASIS,
  ISSUER,
  ORDER_DISOBEYED,
  NOT_YET_DEMANDED,
  standsAlone('penalty_notice'),
  CERTIFIED_OFFICERS,
];

export const PENALTY_DECISION_GATE: readonly GateRule[] = [
  STAGE,
  BASIS,
  ISSUER,
  served('penalty_notice', 'penalty_decision'),
  STATEMENT_HEARD,
  WITHIN_NINETY_DAYS,
  NOT_YET_DEMANDED,
  standsAlone('penalty_decision'),
  CERTIFIED_OFFICERS,
];
