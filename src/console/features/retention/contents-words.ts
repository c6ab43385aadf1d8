import type { DestructionRegister } from '../../../contracts/http-schemas-retention.js';

/** What a table of the database is to whoever appraises a file. */
const TABLES: Readonly<Record<string, string>> = {
  case_event: '办案记录',
  narrative: '谈话、走访叙述',
  document: '文书',
  attachment: '附件',
  case_bundle: '卷宗',
  case_ledger: '台账',
  case_opening: '立案资料',
  case_seen: '阅读记录',
  mail_outbox: '提醒邮件',
  mail_attempt: '发信记录',
  second_person_request: '两人办理申请',
};

export function contentsWords({
  rows,
  registerRecord,
}: Pick<DestructionRegister['cases'][number], 'rows' | 'registerRecord'>): string {
  const order = Object.keys(TABLES);
  const counted = Object.entries(rows)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([table, count]) => `${TABLES[table] ?? table} ${count}`);
  return `${counted.join('、')}；学生登记${registerRecord ? '一并销毁' : '保留'}`;
}
