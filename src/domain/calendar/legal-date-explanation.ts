import { cite, type CitationId, type Citations } from '../law/citations.js';
import { describePeriod, type LegalPeriod } from './legal-period.js';
import type { PlainDate } from './plain-date.js';

/**
 * The dates between a served order and the court's door; every last day belongs to its period.
 * Null stands for "not until the demand has been served".
 */
export interface LegalDates {
  /** R1: last day to apply for reconsideration. */
  readonly reconsiderationEnds: PlainDate;
  /** R2: last day to sue. */
  readonly litigationEnds: PlainDate;
  /** Last of the ten working days after the demand was served. */
  readonly demandPeriodEnds: PlainDate | null;
  /** First day on which the law permits an application; it may be a day off, as it is no deadline. */
  readonly filingOpens: PlainDate | null;
  /** Last day of the three months, by the reading most favourable to the agency. */
  readonly filingCloses: PlainDate;
  /** Last working day that is in time by every reading of the three months: plan for this one. */
  readonly safeLastDay: PlainDate;
}

/** Why a date is what it is, for the officer who has to answer for it. */
export interface LegalDateExplanation {
  readonly key: keyof LegalDates;
  readonly date: PlainDate;
  readonly citationIds: readonly CitationId[];
  /** The cited articles as printed, e.g. 「《行政诉讼法》第四十六条、《民事诉讼法》第八十五条」. */
  readonly article: string;
  readonly arithmetic: string;
}

interface LegalPeriods {
  readonly reconsideration: LegalPeriod;
  readonly litigation: LegalPeriod;
  readonly demand: LegalPeriod | null;
  readonly window: LegalPeriod;
}

type Reason = readonly [arithmetic: string, ...citationIds: CitationId[]];

/** One explanation for each date that is known, in the order in which the dates are lived through. */
export function explainLegalDates(
  facts: {
    readonly remediesTold: boolean;
    readonly reconsiderationDecidedServedOn?: PlainDate;
    readonly firstServedOn?: PlainDate;
  },
  dates: LegalDates,
  periods: LegalPeriods,
  citations: Citations,
): readonly LegalDateExplanation[] {
  const litigationArticle: CitationId =
    facts.reconsiderationDecidedServedOn !== undefined
      ? 'litigation-law-45'
      : facts.remediesTold
        ? 'litigation-law-46'
        : 'litigation-interpretation-64';
  const reasons: { readonly [Key in keyof LegalDates]: Reason } = {
    reconsiderationEnds: [
      describePeriod(periods.reconsideration),
      'reconsideration-law-20',
      'civil-procedure-85',
    ],
    litigationEnds: [describePeriod(periods.litigation), litigationArticle, 'civil-procedure-85'],
    demandPeriodEnds: [
      periods.demand === null ? '' : describePeriod(periods.demand),
      'enforcement-law-54',
      'enforcement-law-69',
    ],
    filingOpens: [
      `起诉期限届满（${dates.litigationEnds}）的次日，与催告期满（${dates.demandPeriodEnds}）后的首个工作日，取较晚者`,
      'enforcement-law-53',
      'enforcement-law-54',
    ],
    filingCloses: [
      describePeriod(periods.window),
      'enforcement-law-53',
      'litigation-interpretation-156',
      'civil-procedure-85',
    ],
    safeLastDay: [
      facts.firstServedOn === undefined
        ? '三个月从严计算：届满当日计入、不顺延，遇休息日提前'
        : `三个月从严计算：届满当日计入、不顺延，遇休息日提前；多名监护人的，并以最先送达者（${facts.firstServedOn}）的期限为限`,
      'enforcement-law-53',
      'litigation-interpretation-156',
    ],
  };
  return Object.entries(reasons).flatMap(([key, [arithmetic, ...citationIds]]) => {
    const date = dates[key as keyof LegalDates];
    if (date === null) return [];
    const article = citationIds.map((id) => cite(citations, id)).join('、');
    return [{ key: key as keyof LegalDates, date, citationIds, article, arithmetic }];
  });
}
