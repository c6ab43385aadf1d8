import { addDays, daysBetween, isAfter, type PlainDate } from '../../calendar/plain-date.js';
import type { LegalClock } from '../../calendar/legal-clock.js';
import { refusal, type Judged } from '../../refusal.js';
import { authorityOfActor } from '../acts/report-acts.js';
import { isFull, type CaseState } from '../case-state.js';
import { authorityOf, awaitedStep, clockOfOrder, decisionOf } from '../step.js';
import { AUTHORITIES, RELIEFS } from '../vocabulary.js';
import {
  met,
  missing,
  notApplicable,
  notBefore,
  toBeLookedAt,
  unless,
  type Finding,
  type GateRule,
} from './gate-rule.js';

export function calendarMissing(year: number) {
  return refusal(
    'calendar_data_missing',
    `缺少 ${year} 年节假日安排，期限无法计算，请教育局先公布该年校历。`,
    {
      value: String(year),
    },
  );
}

const SERVE = { possible: ['办理「记录送达」'] };

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
    const from = addDays(step.value.begins, 1);
    return waits && !isAfter(today, step.value.begins)
      ? notBefore(
          from,
          refusal(
            'period_still_running',
            `上一份文书的期限到 ${step.value.begins} 届满，期满次日起方可拟制。`,
            { possible: [`${from} 起办理「拟制法律文书」`, '继续劝返'] },
          ),
        )
      : met('期限已届满。');
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

function windowOf(state: CaseState): Judged<LegalClock & { readonly filingOpens: PlainDate }> {
  const refusedFor = (because: ReturnType<typeof refusal>) => ({ ok: false, refusal: because }) as const;
  const clock = clockOfOrder(state);
  if (!clock) return refusedFor(refusal('order_not_served', '责令决定尚未送达，期限不起算。'));
  if (!clock.ok) return refusedFor(calendarMissing(clock.missingYear));
  const { filingOpens } = clock.value;
  return filingOpens
    ? { ok: true, value: { ...clock.value, filingOpens } }
    : refusedFor(refusal('demand_not_served', '催告书尚未送达，不能申请强制执行（行政强制法第五十四条）。'));
}

/** Days before the safe last day from which the checklist warns. */
const NEAR_END = 30;

/** Whether an application may be made on a day. Three months after the litigation period, not a day earlier or later. */
export function inFilingWindow(state: CaseState, on: PlainDate): Finding {
  const window = windowOf(state);
  if (!window.ok) return missing(window.refusal);
  const { filingOpens, filingCloses, litigationEnds, safeLastDay } = window.value;
  if (on < filingOpens) {
    return notBefore(
      filingOpens,
      refusal(
        'filing_window_not_open',
        `当事人可在 ${litigationEnds} 前起诉，催告满十个工作日后自 ${filingOpens} 起方可申请强制执行（行政强制法第五十三条、第五十四条）。`,
        { possible: [`${filingOpens} 至 ${filingCloses} 之间拟制并递交申请`, '继续劝返'] },
      ),
    );
  }
  if (isAfter(on, filingCloses)) {
    return missing(
      refusal(
        'filing_window_closed',
        `申请期限已于 ${filingCloses} 届满（行政强制法第五十三条），法院不再受理。`,
      ),
    );
  }
  const near = daysBetween(on, safeLastDay) <= NEAR_END;
  return met(
    `${filingOpens} 至 ${filingCloses} 可以申请，${near ? '期限将满，' : ''}最晚应于 ${safeLastDay} 递交。`,
  );
}

/** The guardian's own time to sue; while it runs nothing is final (行政强制法 art. 53). */
export const LITIGATION_OVER: GateRule = {
  id: 'litigation_over',
  label: '最后送达的监护人的起诉期限已经届满',
  citation: 'litigation-law-46',
  act: null,
  check: (state, { today }) => {
    const clock = clockOfOrder(state);
    if (!clock) return missing(refusal('order_not_served', '责令决定尚未送达，期限不起算。', SERVE));
    if (!clock.ok) return missing(calendarMissing(clock.missingYear));
    const { litigationEnds } = clock.value;
    if (isAfter(today, litigationEnds)) return met(`起诉期限已于 ${litigationEnds} 届满。`);
    const from = addDays(litigationEnds, 1);
    return notBefore(
      from,
      refusal(
        'filing_window_not_open',
        `当事人可在 ${litigationEnds} 前起诉，届满之前不能申请强制执行（行政强制法第五十三条）。`,
        { possible: [`${from} 起再办理`, '继续劝返'] },
      ),
    );
  },
};

/** Ten working days after the last guardian got the demand (行政强制法 arts. 54, 69). */
export const DEMAND_PERIOD_OVER: GateRule = {
  id: 'demand_period_over',
  label: '催告书送达后十个工作日已满',
  citation: 'enforcement-law-54',
  act: null,
  check: (state, { today }) => {
    const clock = clockOfOrder(state);
    const ends = clock?.ok ? clock.value.demandPeriodEnds : null;
    if (ends === null)
      return missing(
        refusal('demand_not_served', '催告书尚未送达，不能申请强制执行（行政强制法第五十四条）。', SERVE),
      );
    if (isAfter(today, ends)) return met(`催告期限已于 ${ends} 届满。`);
    const from = addDays(ends, 1);
    return notBefore(
      from,
      refusal(
        'filing_window_not_open',
        `催告期限到 ${ends} 届满，此前不能申请强制执行（行政强制法第五十四条）。`,
        {
          possible: [`${from} 起再办理`, '继续劝返'],
        },
      ),
    );
  },
};

export const FILING_WINDOW: GateRule = {
  id: 'filing_window',
  label: '在申请强制执行的三个月期限之内',
  citation: 'litigation-interpretation-156',
  act: null,
  check: (state, { today }) => inFilingWindow(state, today),
};
