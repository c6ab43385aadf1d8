import { unserved } from './acts/service-acts.js';
import type { Paper } from './case-state.js';
import { ADDRESSEES } from './vocabulary.js';

/** Where a paper has got to, in words; `full` when review and seal are asked for (ADR 9). */
export function paperPhase(paper: Paper, full: boolean): string {
  switch (paper.status) {
    case 'draft':
      return full && !paper.review ? '待审核' : '待批准';
    case 'returned':
      return '退回修改';
    case 'approved':
      return approvedPhase(paper, full);
    case 'served':
      return '已送达';
    case 'rejected':
      return '不予批准';
    case 'withdrawn':
      return '已撤回拟稿';
    case 'recalled':
      return '已撤回';
    case 'stopped':
      return '已停止';
  }
}

function approvedPhase(paper: Paper, full: boolean): string {
  if (full && !paper.issued) return '待用印制发';
  if (paper.kind === 'request') return '待递交';
  const open = unserved(paper);
  return open.length > 0 ? `待送达${open.map((each) => ADDRESSEES[each]).join('、')}` : '待送达';
}
