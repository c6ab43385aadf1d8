import { addDays, parsePlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { ShownCase } from '../../domain/access/shown-case.js';

/**
 * Dates of a scenario. A regime moves its deadlines, so a scenario for all of them names the deadline, not the day:
 * `dueOn+1`, `filingOpens-1`. Evaluated when the step comes up, from the case as it then stands.
 */
export const ANCHORS = {
  opens: '立案之日',
  today: '上一步骤之日',
  from: '等待事项的起办日',
  dueOn: '等待事项的期限',
  nextEvent: '时钟下一次动作之日',
  until: '暂停或安置的到期日',
  returnedOn: '返校之日',
  orderServedOn: '责令通知书送达之日',
  announcedOn: '最近一次公告之日',
  reconsiderationEnds: '复议期限届满',
  litigationEnds: '起诉期限届满',
  demandPeriodEnds: '催告期限届满',
  filingOpens: '可申请强制执行之日',
  filingCloses: '申请期限届满',
  safeLastDay: '申请期限的稳妥末日',
} as const;
type Anchor = keyof typeof ANCHORS;

const EXPRESSION = new RegExp(`^(${Object.keys(ANCHORS).join('|')})([+-]\\d{1,3})?$`);

/** What a date may be computed from. */
export interface Moment {
  readonly opens: PlainDate;
  readonly today: PlainDate;
  readonly view: ShownCase | null;
}

export function isWhen(text: string): boolean {
  return parsePlainDate(text) !== undefined || EXPRESSION.test(text);
}

/** The date, or undefined when the case has no such date at this moment. */
export function resolveWhen(text: string, moment: Moment): PlainDate | undefined {
  const literal = parsePlainDate(text);
  if (literal) return literal;
  const match = EXPRESSION.exec(text);
  if (!match) return undefined;
  const base = anchored(match[1] as Anchor, moment);
  return base ? addDays(base, Number(match[2] ?? 0)) : undefined;
}

function anchored(anchor: Anchor, { opens, today, view }: Moment): PlainDate | null | undefined {
  switch (anchor) {
    case 'opens':
      return opens;
    case 'today':
      return today;
    case 'from':
    case 'dueOn':
      return view?.awaiting?.[anchor];
    case 'nextEvent':
      return view?.nextEvent?.on;
    case 'until':
      return view && 'until' in view.standing ? view.standing.until : undefined;
    case 'returnedOn':
      return view?.standing.status === 'observing' ? view.standing.since : undefined;
    case 'announcedOn':
      return view?.papers.flatMap(({ announcements }) => announcements ?? []).at(-1)?.publishedOn;
    case 'orderServedOn':
      return view?.papers.findLast((paper) => paper.kind === 'order')?.servedOn;
    default:
      return view?.legalClock?.[anchor];
  }
}
