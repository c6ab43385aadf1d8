import type { LegalClock, LegalClockFacts } from '../domain/calendar/legal-clock.js';
import type { LegalDates } from '../domain/calendar/legal-date-explanation.js';

const LABELS: Readonly<Record<keyof LegalDates, string>> = {
  reconsiderationEnds: '行政复议期限届满',
  litigationEnds: '起诉期限届满',
  demandPeriodEnds: '催告期限届满',
  filingOpens: '可以申请强制执行的第一日',
  filingCloses: '申请强制执行的最后一日',
  safeLastDay: '最晚应当递交之日（从严）',
};

/** The answer for a person at a terminal: one date, its article and its arithmetic after the other. */
export function legalClockTable(facts: LegalClockFacts, clock: LegalClock): string {
  const head = `责令限期改正通知书 ${facts.servedOn} 送达${facts.remediesTold ? '' : '（未告知救济途径和期限）'}`;
  const rows = clock.explanations.map(
    ({ key, date, article, arithmetic }) =>
      `${date}  ${LABELS[key]}\n            ${arithmetic}\n            依据：${article}`,
  );
  return `${[head, ...rows, ...warnings(clock)].join('\n\n')}\n`;
}

function warnings({ filingOpens, filingCloses }: LegalClock): readonly string[] {
  if (filingOpens === null)
    return [
      '催告书尚未送达：催告书送达满十个工作日之前，不能申请强制执行。加上 --demand-served 日期 可算出第一日。',
    ];
  return filingOpens > filingCloses
    ? [`注意：催告送达过晚，${filingOpens} 才可申请，而申请期限 ${filingCloses} 已届满，本次责令不能再申请。`]
    : [];
}
