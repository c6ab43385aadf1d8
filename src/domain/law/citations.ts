import { plainDate, type PlainDate } from '../calendar/plain-date.js';

/**
 * One article of one version of a statute. A law is amended and renumbered, so a citation is a dated record
 * that an office can edit, never a string in the code that applies it.
 */
export interface Citation {
  readonly id: CitationId;
  readonly statute: string;
  /** As printed in a document, e.g. 「第二十条」. */
  readonly article: string;
  /** The day on which the cited version came into force. */
  readonly versionInForceFrom: PlainDate;
  /** What the article says for our purpose, in one sentence. */
  readonly gist: string;
}

export type CitationId =
  | 'reconsideration-law-20'
  | 'litigation-law-45'
  | 'litigation-law-46'
  | 'litigation-interpretation-64'
  | 'litigation-interpretation-156'
  | 'enforcement-law-53'
  | 'enforcement-law-54'
  | 'enforcement-law-69'
  | 'civil-procedure-85';

/** A set of citations without gaps: whoever edits one must still answer for every id. */
export type Citations = { readonly [Id in CitationId]: Citation };

/** The wording of a reference, e.g. 「《行政诉讼法》第四十六条」. */
export function cite(citations: Citations, id: CitationId): string {
  return `《${citations[id].statute}》${citations[id].article}`;
}

const reconsiderationLaw = { statute: '行政复议法', versionInForceFrom: plainDate('2024-01-01') };
const litigationLaw = { statute: '行政诉讼法', versionInForceFrom: plainDate('2017-07-01') };
const interpretation = {
  statute: '最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释',
  versionInForceFrom: plainDate('2018-02-08'),
};
const enforcementLaw = { statute: '行政强制法', versionInForceFrom: plainDate('2012-01-01') };
const civilProcedureLaw = { statute: '民事诉讼法', versionInForceFrom: plainDate('2024-01-01') };

/** The articles the legal clock applies, as read in the statute texts (domain notes, part B). */
export const currentCitations: Citations = {
  'reconsideration-law-20': {
    id: 'reconsideration-law-20',
    ...reconsiderationLaw,
    article: '第二十条',
    gist: '知道行政行为之日起六十日内可申请行政复议；未告知权利、机关和期限的，自知道内容之日起最长不超过一年',
  },
  'litigation-law-45': {
    id: 'litigation-law-45',
    ...litigationLaw,
    article: '第四十五条',
    gist: '不服复议决定的，收到复议决定书之日起十五日内可以起诉',
  },
  'litigation-law-46': {
    id: 'litigation-law-46',
    ...litigationLaw,
    article: '第四十六条',
    gist: '直接起诉的，应当自知道行政行为作出之日起六个月内提出',
  },
  'litigation-interpretation-64': {
    id: 'litigation-interpretation-64',
    ...interpretation,
    article: '第六十四条',
    gist: '未告知起诉期限的，自知道行政行为内容之日起最长不超过一年',
  },
  'litigation-interpretation-156': {
    id: 'litigation-interpretation-156',
    ...interpretation,
    article: '第一百五十六条',
    gist: '行政机关应当自法定起诉期限届满之日起三个月内申请强制执行，逾期不受理，有正当理由的除外',
  },
  'enforcement-law-53': {
    id: 'enforcement-law-53',
    ...enforcementLaw,
    article: '第五十三条',
    gist: '当事人不复议、不起诉又不履行的，自期限届满之日起三个月内可以申请人民法院强制执行',
  },
  'enforcement-law-54': {
    id: 'enforcement-law-54',
    ...enforcementLaw,
    article: '第五十四条',
    gist: '申请强制执行前应当催告，催告书送达十日后仍未履行的，方可申请',
  },
  'enforcement-law-69': {
    id: 'enforcement-law-69',
    ...enforcementLaw,
    article: '第六十九条',
    gist: '十日以内的期限指工作日，不含法定节假日',
  },
  'civil-procedure-85': {
    id: 'civil-procedure-85',
    ...civilProcedureLaw,
    article: '第八十五条',
    gist: '开始之日不计算在期间内；最后一日是法定休假日的，顺延至休假日后的第一日',
  },
};
