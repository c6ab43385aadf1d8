import { addDays, daysBetween, isAfter, type PlainDate } from '../../calendar/plain-date.js';
import type { LegalClock } from '../../calendar/legal-clock.js';
import { refusal, type Judged } from '../../refusal.js';
import type { CaseState } from '../case-state.js';
import { clockOfOrder } from '../step.js';
import { met, missing, notBefore, type Finding, type GateRule } from './gate-rule.js';
import { calendarMissing } from './period-rules.js';

/** The way to the court in time: six months, ten working days, then three months (行政强制法 arts. 53, 54). */

const SERVE = { possible: ['办理「记录送达」'] };

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
