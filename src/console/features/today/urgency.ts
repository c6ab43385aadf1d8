import type { CaseItem } from '../../../contracts/http-schemas-answers.js';
import { addDays, parsePlainDate, weekday } from '../../../domain/calendar/plain-date.js';

export interface Group {
  readonly key: 'late' | 'today' | 'week' | 'later' | 'not-yet';
  readonly title: string;
  readonly items: readonly CaseItem[];
}

/** The server's order (longest overdue, then soonest due) is kept within each group. */
export function grouped(items: readonly CaseItem[], today: string): readonly Group[] {
  const now = parsePlainDate(today);
  const sunday = now ? addDays(now, 7 - weekday(now)) : today;
  const of = (key: Group['key'], title: string): Group => ({
    key,
    title,
    items: items.filter((item) => urgencyOf(item, today, sunday) === key),
  });
  return [
    of('late', '已逾期'),
    of('today', '今天'),
    of('week', '本周内'),
    of('later', '以后'),
    of('not-yet', '期限未到，暂不能办理'),
  ];
}

function urgencyOf({ awaiting, overdue }: CaseItem, today: string, sunday: string): Group['key'] {
  if (overdue) return 'late';
  if (awaiting && awaiting.from > today) return 'not-yet';
  if (!awaiting?.dueOn || awaiting.dueOn > sunday) return 'later';
  return awaiting.dueOn === today ? 'today' : 'week';
}
