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
  'case.inbox': '查看收件箱',
  'case.report': '报告失学',
  'case.act': '办理案件',
  'document.list': '查看文书目录',
  'document.offers': '查看可出具的文书',
  'document.issue': '出具文书',
  'document.read': '打开文书',
  'document.read_draft': '查看文书拟稿',
  'document.void': '作废文书',
  'bundle.bind_court': '生成申请强制执行材料卷',
  'bundle.list': '查看卷宗目录',
  'bundle.read': '下载卷宗',
  'file.read': '查看一生一案',
  'file.bind': '生成一生一案卷宗',
  'template.change': '上传文书模板',
  'template.reset': '恢复文书模板',
  'office_document.list': '查看单位之间的文书',
  'office_document.issue': '出具单位之间的文书',
  'office_document.read': '下载单位之间的文书',
  'attachment.add': '上传附件',
  'attachment.list': '查看附件目录',
  'attachment.read': '打开附件',
  'document.request_void': '申请作废文书',
  'attachment.request_removal': '申请删除附件',
  'second_person.list': '查看须两人办理的申请',
  'second_person.confirm': '复核办理',
  'second_person.decline': '复核驳回',
  'second_person.withdraw': '撤回申请',
  'export.ask': '申请导出',
  'export.list': '查看导出记录',
  'export.find': '凭编号查导出',
  'export.fetch': '下载导出文件',
  'oversight.public_counts': '查看可公布的件数',
  'retention.report': '查看保存期限',
  'retention.erase': '到期清除',
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
  'account.reissue_password': '重发一次性密码',
  'session.end_own': '结束本人的一个登录',
  'session.end_others': '结束本人的其他登录',
  'second_factor.begin': '领取两步验证密钥',
  'second_factor.confirm': '启用两步验证',
  'security.accounts': '查看登录状况',
  'security.sessions': '查看他人的登录',
  'security.end_sessions': '结束他人的登录',
  'security.unlock': '解除锁定',
  'security.reset_second_factor': '重置两步验证',
  'security.unlink_provider': '解除统一认证',
  'security.failed_sign_ins': '查看失败的登录',
  'security.decide_rules': '修改登录规定',
  'api_token.list': '查看程序令牌',
  'api_token.propose': '申请程序令牌',
  'api_token.confirm': '确认程序令牌',
  'api_token.revoke': '撤销程序令牌',
  'post.list': '查看任职',
  'post.open': '任职',
  'post.move': '调动',
  'post.end': '免职或终止代理',
  'post.substitute': '设置代理',
  'unit.write': '登记单位',
  'unit.close': '撤销单位',
  'chain.read': '查看责任链',
  'chain.assign': '确定责任人',
  'chain.import': '批量确定责任人',
  'chain.record_homes': '登记学生所在村组',
  'oversight.desks': '查看无人负责的案件',
  'oversight.chain_gaps': '查看责任链缺口',
  'audit.read': '查看审计记录',
  'audit.export': '导出审计链',
  'audit.verify': '核验审计链',
};

export function actionWords(action: string): string {
  return WORDS[action] ?? action;
}

const WAYS: Readonly<Record<string, string>> = {
  password: '密码登录',
  provider: '统一身份认证',
  'code asked': '等待验证码',
  totp: '验证码',
  recovery: '恢复码',
};
/** The key by which a repeated act is known; no reader of the audit has a use for its tail. */
const REQUEST = /^([0-9a-f]{8})[0-9a-f]+-[0-9a-f]+$/;

export function detailWords(detail: string): string {
  const request = REQUEST.exec(detail)?.[1];
  if (request !== undefined) return `请求 ${request}`;
  return detail
    .split(', ')
    .map((part) => WAYS[part] ?? part)
    .join('，');
}

export const ACTION_OPTIONS = Object.entries(WORDS).map(([value, label]) => ({ value, label }));

export const RESULT_WORDS = { allowed: '允许', refused: '拒绝', failed: '故障' } as const;
