import { ARRANGEMENT_KINDS, DANGER_SIGNS, EXIT_KINDS } from '../ladder/vocabulary.js';
import { STEP_LABELS } from './labels.js';

const OTHER: Readonly<Record<string, string>> = {
  ...EXIT_KINDS,
  ...ARRANGEMENT_KINDS,
  ...DANGER_SIGNS,
  pause: '暂停期满恢复',
  exit_confirmation: '确认去向',
  arrangement: '安置到期复核',
  search: '查找失联学生',
  protection: '保护优先处置',
  follow_up: '复学回访',
  closing: '销号',
  close: '销号',
  filing: '递交强制执行申请',
  withdrawal: '撤回强制执行申请',
  penalty_service: '送达行政处罚决定书',
  calendar_data: '补充节假日安排',
};

/** What is awaited, for a step of the ladder or for anything off it. */
export function awaitedWords(what: string): string {
  const [head = what, detail] = what.split(':');
  const words = (STEP_LABELS as Readonly<Record<string, string>>)[head] ?? OTHER[head];
  if (words) return detail ? `${words}（第 ${detail} 日）` : words;
  if (head === 'checkpoint') return `复学回访（第 ${detail} 日）`;
  return head.startsWith('referral') ? '部门答复移送' : what;
}
