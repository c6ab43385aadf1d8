import type { Role } from '../access/role.js';
import type { Standing } from '../ladder/case-state.js';
import type { RungId, StepId } from '../ladder/ladder.js';

/** The words people see for the codes of the domain. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  class_teacher: '班主任',
  registrar: '学籍管理员',
  principal: '校长',
  village_cadre: '村（居）干部',
  township_cadre: '乡镇经办干部',
  township_head: '乡镇负责人',
  bureau_officer: '教育局经办人',
  bureau_head: '教育局负责人',
  justice_official: '司法行政人员',
  court_liaison: '法院联络员',
  department_officer: '部门联络员',
  supervisor: '督导人员',
  county_leader: '县级领导',
};

export const RUNG_LABELS: Readonly<Record<RungId, string>> = {
  alert: '预警',
  teacher_contact: '班主任联系',
  school_persuasion: '学校劝返',
  township_report: '乡镇责令',
  judicial_notice: '司法告知',
  court_request: '申请法院强制执行',
};

export const STEP_LABELS: Readonly<Record<StepId, string>> = {
  triage: '核实预警',
  contact: '联系监护人或家访',
  persuasion: '劝返',
  report: '发出书面报告',
  acknowledgement: '签收书面报告',
  criticism: '批评教育',
  order_draft: '拟制责令限期改正通知书',
  order_approval: '审批责令限期改正通知书',
  order_service: '送达责令限期改正通知书',
  order_compliance: '责令期满后决定下一步',
  notice_draft: '拟制司法告知书',
  notice_approval: '审批司法告知书',
  notice_service: '送达司法告知书',
  notice_compliance: '告知期满后决定下一步',
  demand_draft: '拟制催告书',
  demand_approval: '审批催告书',
  demand_service: '送达催告书',
  request_draft: '拟制强制执行申请书',
  request_approval: '审批强制执行申请书',
  filing: '向法院递交申请',
  court_acceptance: '法院受理',
  court_ruling: '法院裁定',
  enforcement: '法院执行',
};

export const STANDING_LABELS: Readonly<Record<Standing['status'], string>> = {
  climbing: '办理中',
  paused: '已暂停',
  exit_claimed: '去向待确认',
  arranged: '已另作安排',
  searching: '失联查找中',
  protected: '保护优先',
  observing: '复学观察',
  closed: '已销号',
};

/** By which acts, by their titles, a step is answered while the child is not back: the one that leads on comes first. */
export const ANSWERED_BY: Readonly<Record<StepId, readonly string[]>> = {
  triage: ['确认预警属实'],
  contact: ['劝返无效，上报上一级', '记录联系监护人'],
  persuasion: ['劝返无效，上报上一级', '记录劝返'],
  report: ['发出辍学学生书面报告'],
  acknowledgement: ['签收书面报告'],
  criticism: ['记录批评教育'],
  order_draft: ['拟制法律文书', '修改退回的文书，重新送审'],
  order_approval: ['批准法律文书', '审核法律文书'],
  order_service: ['记录送达', '用印并制发法律文书'],
  order_compliance: ['拟制法律文书'],
  notice_draft: ['拟制法律文书', '修改退回的文书，重新送审'],
  notice_approval: ['批准法律文书', '审核法律文书'],
  notice_service: ['记录送达', '用印并制发法律文书'],
  notice_compliance: ['拟制法律文书'],
  demand_draft: ['拟制法律文书', '修改退回的文书，重新送审'],
  demand_approval: ['批准法律文书', '审核法律文书'],
  demand_service: ['记录送达', '用印并制发法律文书'],
  request_draft: ['拟制法律文书', '修改退回的文书，重新送审'],
  request_approval: ['批准法律文书', '审核法律文书'],
  filing: ['记录向法院递交申请', '用印并制发法律文书'],
  court_acceptance: ['记录法院答复'],
  court_ruling: ['记录法院答复'],
  enforcement: ['记录法院答复'],
};
