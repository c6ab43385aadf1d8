/** What the audit calls an action, in words; a code that has none is shown as it is. */
const WORDS: Readonly<Record<string, string>> = {
  'session.open': '登录',
  'session.end': '退出登录',
  'session.choose_post': '切换任职',
  'password.change': '修改密码',
  'child.search': '查找学生',
  'child.read': '查看学生',
  'child.unmask': '查看完整号码',
  'child.accesses': '查看学生的访问记录',
  'roster.import': '导入花名册',
  'attendance.record': '登记考勤',
  'attendance.import': '导入考勤',
  'case.list': '查看案件列表',
  'case.read': '查看案件',
  'case.read_timeline': '查看办理经过',
  'case.read_actions': '查看可办事项',
  'case.read_gates': '查看法定前提',
  'case.report': '报告失学',
  'case.act': '办理案件',
  'document.list': '查看文书目录',
  'document.issue': '出具文书',
  'document.read': '打开文书',
  'document.void': '作废文书',
  'attachment.add': '上传附件',
  'attachment.list': '查看附件目录',
  'attachment.read': '打开附件',
  'oversight.stuck': '查看卡住的案件',
  'oversight.indicator_cases': '查看指标背后的学生',
  'oversight.indicator_file': '下载统计表',
  'oversight.take_roll': '留存期初人数',
  'oversight.mails': '查看邮件送达',
  'oversight.retry_mail': '重发邮件',
  'oversight.publish_calendar': '发布校历',
  'drill.set_clock': '调整演练时钟',
  'codec.decode': '解密流程内容',
  'codec.encode': '加密流程内容',
  'account.list': '查看账号',
  'account.open': '开通账号',
  'account.close': '停用账号',
  'audit.read': '查看审计记录',
  'audit.export': '导出审计链',
  'audit.verify': '核验审计链',
};

export function actionWords(action: string): string {
  return WORDS[action] ?? action;
}

export const ACTION_OPTIONS = Object.entries(WORDS).map(([value, label]) => ({ value, label }));

export const RESULT_WORDS = { allowed: '允许', refused: '拒绝', failed: '故障' } as const;
