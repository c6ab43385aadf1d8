import type { InboxBox } from '../../domain/access/inbox.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { shownLabel, WITHHELD } from '../../domain/access/withheld.js';
import {
  ARRANGEMENT_KINDS,
  DEPARTMENTS,
  HOLD_REASONS,
  PAPER_KINDS,
  RETURN_REASONS,
} from '../../domain/ladder/vocabulary.js';

type NameOf = (user: string) => string;

/** What is asked, by whom and when, in one line. */
export function inboxWords(box: InboxBox, view: ShownCase, nameOf: NameOf): string {
  const { holdRequest: hold, arrangementRequest: arrangement } = view;
  switch (box) {
    case 'reviews':
    case 'approvals':
      return view.papers
        .filter(({ status }) => status === 'draft')
        .map(
          ({ kind, draftedBy, draftedOn }) =>
            `《${PAPER_KINDS[kind]}》（${nameOf(draftedBy)} ${draftedOn} 拟制）`,
        )
        .join('；');
    case 'holds':
      return hold
        ? `申请${hold.kind === 'pause' ? '暂停' : '延期'} ${hold.days} 日：${reason(hold.reason)}（${nameOf(hold.by)} ${hold.on}）`
        : '';
    case 'arrangements':
      return arrangement
        ? `申请${shownLabel(ARRANGEMENT_KINDS, arrangement.kind)}至 ${arrangement.until}（${nameOf(arrangement.by)} ${arrangement.on}）`
        : '';
    case 'reports':
      return view.report ? `学校 ${view.report.sentOn} 发出的书面报告` : '';
    case 'requests':
      return (
        view.referrals
          // Another department's is not this desk's.
          .filter(({ answeredOn, department }) => answeredOn === null && department !== WITHHELD)
          .map(
            ({ department, mandatory, sentOn }) =>
              `${sentOn} ${mandatory ? '强制报告' : '商请'}${shownLabel(DEPARTMENTS, department)}`,
          )
          .join('；')
      );
    case 'returned':
      return view.papers
        .filter(({ status }) => status === 'returned' || status === 'rejected')
        .map(({ kind, status, returned }) =>
          status === 'returned'
            ? `《${PAPER_KINDS[kind]}》退回修改：${RETURN_REASONS[returned?.reason as keyof typeof RETURN_REASONS] ?? ''}`
            : `《${PAPER_KINDS[kind]}》不予批准，须重新拟制`,
        )
        .slice(-1)
        .join('');
    case 'replies':
      return view.referrals
        .filter(({ answeredOn }) => answeredOn !== null)
        .map(({ department, answeredOn }) => `${shownLabel(DEPARTMENTS, department)} ${answeredOn} 已答复`)
        .join('；');
  }
}

function reason(code: string): string {
  return shownLabel(HOLD_REASONS as Readonly<Record<string, string>>, code) ?? code;
}
