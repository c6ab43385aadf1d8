import { addDays, isAfter } from '../../calendar/plain-date.js';
import { refusal } from '../../refusal.js';
import { authorityOfActor } from '../acts/report-acts.js';
import { isFull } from '../procedure.js';
import { authorityOf, awaitedStep, clockOfOrder, decisionOf } from '../step.js';
import { AUTHORITIES, RELIEFS } from '../vocabulary.js';
import { met, missing, notApplicable, notBefore, toBeLookedAt, unless, type GateRule } from './gate-rule.js';

export function calendarMissing(year: number) {
  return refusal(
    'calendar_data_missing',
    `缺少 ${year} 年节假日安排，期限无法计算，请教育局先公布该年校历。`,
    {
      value: String(year),
    },
  );
}

/** 行政强制法 art. 54–55, 法释〔2018〕1号 art. 155: the applicant is the authority that decided (trap 11). */
export const APPLICANT_DECIDED: GateRule = {
  id: 'applicant',
  label: '由作出责令决定的机关办理',
  citation: 'litigation-interpretation-155',
  act: null,
  check: (state, { actor }) => {
    const decided = authorityOf(state);
    return unless(
      actor && authorityOfActor(actor) !== decided
        ? refusal(
            'not_the_decision_maker',
            `催告和申请只能由作出责令决定的${AUTHORITIES[decided]}办理（法释〔2018〕1号第一百五十五条）。`,
            { possible: [`由${AUTHORITIES[decided]}的经办人办理`] },
          )
        : undefined,
      `责令由${AUTHORITIES[decided]}作出，由其办理。`,
    );
  },
};

/** The court's liaison may carry the papers; of the two authorities only the applicant may hand them in. */
export const FILED_BY_APPLICANT: GateRule = {
  ...APPLICANT_DECIDED,
  id: 'filed_by_applicant',
  label: '申请人是作出责令（处罚）决定的机关',
  check: (state, context) => {
    const isMessenger = context.actor?.role === 'court_liaison';
    if (!isFull(state)) return notApplicable('本案立案时，由任一经办人记录递交。');
    return isMessenger
      ? met(`申请人为${AUTHORITIES[authorityOf(state)]}，由法院联络员转交。`)
      : APPLICANT_DECIDED.check(state, context);
  },
};

/** The guardian's own time under the last paper has run out. */
export const PERIOD_OVER: GateRule = {
  id: 'period_over',
  label: '上一份文书给监护人的期限已经届满',
  citation: null,
  act: null,
  check: (state, { today }) => {
    const step = awaitedStep(state);
    if (!step.ok) return missing(calendarMissing(step.missingYear));
    const waits = step.value.id === 'order_compliance' || step.value.id === 'notice_compliance';
    if (!waits) return notApplicable('没有正在计算的期限；期限自文书送达的次日起算。');
    const from = addDays(step.value.begins, 1);
    return !isAfter(today, step.value.begins)
      ? notBefore(
          from,
          refusal(
            'period_still_running',
            `上一份文书的期限到 ${step.value.begins} 届满，期满次日起方可拟制。`,
            { possible: [`${from} 起办理「拟制法律文书」`, '继续劝返'] },
          ),
        )
      : met(`期限已于 ${step.value.begins} 届满。`);
  },
};

/** The text sets no order, practice does: who is pressed while still free to sue feels cheated of it. */
export const AFTER_RELIEF_PERIOD: GateRule = {
  id: 'after_relief_period',
  label: '起诉期限届满后再催告（惯例）',
  citation: 'enforcement-law-54',
  act: null,
  check: (state, { today }) => {
    const clock = clockOfOrder(state);
    if (!clock?.ok) return toBeLookedAt('order_not_served', '责令决定送达后方可算出起诉期限。');
    const { litigationEnds } = clock.value;
    return isAfter(today, litigationEnds)
      ? met(`起诉期限已于 ${litigationEnds} 届满。`)
      : toBeLookedAt(
          'relief_period_runs',
          `起诉期限到 ${litigationEnds} 届满，一般在此之后催告；提前催告不延长、也不缩短申请期限。`,
        );
  },
};

/** 行政强制法 art. 53: neither reconsideration nor a suit. */
export const NO_RELIEF: GateRule = {
  id: 'no_relief',
  label: '当事人没有正在进行的行政复议或者行政诉讼',
  citation: 'enforcement-law-53',
  act: 'recordRelief',
  check: (state) => {
    const { relief } = state;
    const order = decisionOf(state)?.servedOn;
    if (!relief || !order || relief.datedOn < order) return met('没有行政复议、行政诉讼的记录。');
    const name = RELIEFS[relief.kind];
    switch (relief.stage) {
      case 'sought':
        return missing(
          refusal(
            'relief_pending',
            `当事人已于 ${relief.datedOn} 提起${name}，尚无结果，不能申请强制执行（行政强制法第五十三条）。`,
            { possible: ['收到决定或裁判后办理「记录行政复议或诉讼」'] },
          ),
        );
      case 'overturned':
        return missing(
          refusal(
            'order_overturned',
            `责令决定已经${name}撤销或变更（${relief.datedOn}），不能申请强制执行。`,
          ),
        );
      case 'upheld':
        return relief.kind === 'reconsideration'
          ? met(`复议维持，起诉期限自复议决定书送达（${relief.datedOn}）起重新计算。`)
          : missing(
              refusal(
                'enforce_the_judgment',
                '当事人诉讼败诉，应依《行政诉讼法》第九十五条申请执行生效裁判，不按非诉执行办理。',
              ),
            );
      case 'withdrawn':
        return met(`当事人已撤回${name}（${relief.datedOn}）。`);
    }
  },
};
