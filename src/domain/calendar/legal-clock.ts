import { currentCitations, type Citations } from '../law/citations.js';
import { computed, type Computed, type CountyCalendar } from './county-calendar.js';
import { addDayCount, rollBackToWorkingDay, type DayCount } from './day-count.js';
import { explainLegalDates, type LegalDateExplanation, type LegalDates } from './legal-date-explanation.js';
import { legalPeriod, type LegalPeriod } from './legal-period.js';
import { addDays, addMonths, earliest, latest, type PlainDate } from './plain-date.js';

/** The facts that start clocks. An order that has not been served starts none. */
export interface LegalClockFacts {
  /** T0: the day the order was served. */
  readonly servedOn: PlainDate;
  /**
   * When it was served on the first of several guardians, if that was earlier. Nothing opens before the last one's
   * periods have run; the safe last day goes by the first one's.
   */
  readonly firstServedOn?: PlainDate;
  /** Whether the order stated the remedies, their periods and the bodies that hear them. */
  readonly remediesTold: boolean;
  /** The day the reconsideration decision was served, when reconsideration was sought. */
  readonly reconsiderationDecidedServedOn?: PlainDate;
  /** The day the demand (催告书) was served. */
  readonly demandServedOn?: PlainDate;
}

/** The dates between a served order and the court's door, and the reason for each. */
export interface LegalClock extends LegalDates {
  readonly explanations: readonly LegalDateExplanation[];
}

const RECONSIDERATION: DayCount = { count: 60, unit: 'calendar-day' }; // 行政复议法20
const LITIGATION: DayCount = { count: 6, unit: 'month' }; // 行政诉讼法46
const AFTER_RECONSIDERATION: DayCount = { count: 15, unit: 'calendar-day' }; // 行政诉讼法45
const REMEDIES_NOT_TOLD: DayCount = { count: 12, unit: 'month' }; // 行政复议法20, 法释〔2018〕1号64
const DEMAND: DayCount = { count: 10, unit: 'working-day' }; // 行政强制法54, 69
const FILING_WINDOW: DayCount = { count: 3, unit: 'month' }; // 行政强制法53, 法释〔2018〕1号156

/**
 * The dates of enforcement through the court (行政强制法53–54), each with its explanation.
 *
 * Nothing prolongs the window: a demand served late, or a second one, moves only the opening. So `filingOpens`
 * can lie after `filingCloses`, and then the window is lost. Whether relief was sought and whether the case may
 * be filed are questions for the gate, not for the clock.
 *
 * Answers the missing year when a date, or its roll off a day off, leaves the covered years.
 */
export function legalClock(
  calendar: CountyCalendar,
  facts: LegalClockFacts,
  citations: Citations = currentCitations,
): Computed<LegalClock> {
  const reconsideration = reconsiderationPeriod(calendar, facts);
  if (!reconsideration.ok) return reconsideration;
  const litigation = litigationPeriod(calendar, facts);
  if (!litigation.ok) return litigation;
  const window = legalPeriod(calendar, '起诉期限届满', litigation.value.last, FILING_WINDOW);
  if (!window.ok) return window;
  const demand = demandPeriod(calendar, facts);
  if (!demand.ok) return demand;
  const opening = filingOpening(calendar, litigation.value, demand.value);
  if (!opening.ok) return opening;
  const safe = safeLastDay(calendar, facts, litigation.value, window.value, opening.value);
  if (!safe.ok) return safe;

  const dates = {
    reconsiderationEnds: reconsideration.value.last,
    litigationEnds: litigation.value.last,
    demandPeriodEnds: demand.value?.last ?? null,
    filingOpens: opening.value,
    filingCloses: window.value.last,
    safeLastDay: safe.value,
  };
  const periods = {
    reconsideration: reconsideration.value,
    litigation: litigation.value,
    demand: demand.value,
    window: window.value,
  };
  return computed({ ...dates, explanations: explainLegalDates(facts, dates, periods, citations) });
}

function reconsiderationPeriod(calendar: CountyCalendar, facts: LegalClockFacts): Computed<LegalPeriod> {
  return facts.remediesTold
    ? legalPeriod(calendar, '责令通知书送达', facts.servedOn, RECONSIDERATION)
    : legalPeriod(calendar, '未告知救济途径，责令通知书送达', facts.servedOn, REMEDIES_NOT_TOLD);
}

function litigationPeriod(calendar: CountyCalendar, facts: LegalClockFacts): Computed<LegalPeriod> {
  const decidedOn = facts.reconsiderationDecidedServedOn;
  if (decidedOn !== undefined)
    return legalPeriod(calendar, '复议决定书送达', decidedOn, AFTER_RECONSIDERATION);
  return facts.remediesTold
    ? legalPeriod(calendar, '责令通知书送达', facts.servedOn, LITIGATION)
    : legalPeriod(calendar, '未告知起诉期限，责令通知书送达', facts.servedOn, REMEDIES_NOT_TOLD);
}

function demandPeriod(calendar: CountyCalendar, facts: LegalClockFacts): Computed<LegalPeriod | null> {
  if (facts.demandServedOn === undefined) return computed(null);
  return legalPeriod(calendar, '催告书送达', facts.demandServedOn, DEMAND);
}

/** The day after the litigation period, and no sooner than the eleventh working day after the demand. */
function filingOpening(
  calendar: CountyCalendar,
  litigation: LegalPeriod,
  demand: LegalPeriod | null,
): Computed<PlainDate | null> {
  if (demand === null) return computed(null);
  const afterDemand = addDayCount(calendar, demand.last, { count: 1, unit: 'working-day' });
  if (!afterDemand.ok) return afterDemand;
  return computed(latest(addDays(litigation.last, 1), afterDemand.value));
}

/**
 * The order binds each guardian by itself, so the three months may be read to run for each alone (行政强制法53:
 * 当事人…期限届满之日). The window of who was served first closes first; where that is over before the last one's
 * opens, the two cannot be filed together in time and the ordinary reading stands.
 */
function safeLastDay(
  calendar: CountyCalendar,
  facts: LegalClockFacts,
  litigation: LegalPeriod,
  window: LegalPeriod,
  opens: PlainDate | null,
): Computed<PlainDate> {
  const ordinary = rollBackToWorkingDay(calendar, strictestReading(litigation, window));
  if (!ordinary.ok || facts.firstServedOn === undefined || facts.reconsiderationDecidedServedOn !== undefined)
    return ordinary;
  const first = litigationPeriod(calendar, { ...facts, servedOn: facts.firstServedOn });
  if (!first.ok) return first;
  const firstWindow = legalPeriod(calendar, '起诉期限届满', first.value.last, FILING_WINDOW);
  if (!firstWindow.ok) return firstWindow;
  const strict = rollBackToWorkingDay(calendar, strictestReading(first.value, firstWindow.value));
  if (!strict.ok) return strict;
  const tooEarly = strict.value < latest(addDays(litigation.last, 1), opens ?? litigation.last);
  return tooEarly ? ordinary : strict;
}

/**
 * "Within three months from the day the period ends" can be read to count that day itself, or to run from the
 * litigation period before its roll. A late application is refused, so the earlier reading is the safe one.
 */
function strictestReading(litigation: LegalPeriod, window: LegalPeriod): PlainDate {
  return earliest(addMonths(litigation.nominal, FILING_WINDOW.count), addDays(window.nominal, -1));
}
