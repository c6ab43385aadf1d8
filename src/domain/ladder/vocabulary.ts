/**
 * The closed vocabularies of a case with their Chinese labels. Codes travel and are stored; labels are shown.
 * Reasons follow the categories of practice listed in the glossary.
 */
export const REASONS = {
  learning: '学困厌学',
  poverty: '家庭贫困',
  work: '外出务工',
  marriage: '早婚早育',
  health: '残疾疾病',
  mental: '心理困扰',
  internet: '沉迷网络',
  religion: '信教',
  migration: '随迁流动',
  guardianship: '监护缺失',
  conflict: '校园欺凌或师生矛盾',
  distance: '上学路远',
  offence: '涉案',
  missing: '失联',
  other: '其他',
} as const;
export type Reason = keyof typeof REASONS;

export const CONTACT_OUTCOMES = {
  promised: '监护人答应返校',
  refused: '监护人拒绝送返',
  unreachable: '联系不上',
  excused: '说明属请假或其他正当情形',
  undecided: '尚在商量',
} as const;
export type ContactOutcome = keyof typeof CONTACT_OUTCOMES;

export const CONTACT_MEANS = { phone: '电话', message: '信息', in_person: '当面' } as const;

export const PARTICIPANTS = {
  homeroom: '班主任或教师',
  school_leader: '学校领导',
  inspector: '责任督学',
  village_committee: '村（居）民委员会',
  township: '乡镇干部',
  police: '公安民警',
} as const;

export const DISMISSALS = {
  on_leave: '已履行请假手续',
  present: '实际在校',
  data_error: '数据有误',
  already_transferred: '已办妥转学',
} as const;

export const EXIT_KINDS = {
  transfer: '转学',
  death: '死亡',
  moved_abroad: '出国（境）定居',
  beyond_age: '超过义务教育年龄',
} as const;
export type ExitKind = keyof typeof EXIT_KINDS;

export const ARRANGEMENT_KINDS = {
  deferral: '延缓入学',
  suspension: '休学',
  home_teaching: '送教上门',
  special_placement: '特殊教育安置',
} as const;
export type ArrangementKind = keyof typeof ARRANGEMENT_KINDS;

/** Help with the cost of schooling that the regimes name. */
export const AID_ITEMS = {
  fees_and_books: '免学杂费、免费教科书（两免）',
  living_subsidy: '生活费补助（一补）',
  nutrition: '营养改善计划',
  disability_aid: '残疾学生、残疾人子女优先资助',
  left_behind_aid: '留守儿童优先资助',
  social_assistance: '低保、特困、临时救助等社会救助',
  other: '其他资助',
} as const;
export type AidItem = keyof typeof AID_ITEMS;

export const AID_OUTCOMES = {
  applied: '已申请，等待结果',
  granted: '已落实',
  not_eligible: '核查后不符合条件',
  refused: '申请未获批准',
} as const;
export type AidOutcome = keyof typeof AID_OUTCOMES;

export const DANGER_SIGNS = {
  abuse: '疑似侵害或虐待',
  trafficking: '疑似拐卖',
  child_labour: '疑似童工',
  pregnancy: '怀孕或早婚',
  injury: '伤病危重',
  missing_in_danger: '失踪且有危险',
} as const;
export type DangerSign = keyof typeof DANGER_SIGNS;

export const DEPARTMENTS = {
  police: '公安',
  labour: '人力资源和社会保障',
  civil_affairs: '民政',
  disability: '残联',
  health: '卫生健康',
  justice: '司法行政',
  women: '妇联',
  procuratorate: '检察',
} as const;
export type Department = keyof typeof DEPARTMENTS;

export const PAPER_KINDS = {
  order: '责令限期改正通知书',
  notice: '司法告知书',
  demand: '履行行政决定催告书',
  request: '强制执行申请书',
  penalty_notice: '行政处罚告知书',
  penalty_decision: '行政处罚决定书',
} as const;
export type PaperKind = keyof typeof PAPER_KINDS;

/** Papers by which somebody is punished: only with a regulation that allows it (行政处罚法 arts. 4, 16). */
export const PENALTY_PAPERS: readonly PaperKind[] = ['penalty_notice', 'penalty_decision'];

/** Whose duty the order states. Each is an obligor of their own and is served for themselves (民法典 arts. 26, 27). */
export const ADDRESSEES = { father: '父亲', mother: '母亲', other_guardian: '其他法定监护人' } as const;
export type Addressee = keyof typeof ADDRESSEES;

/** Why not both parents are addressed. Divorce, work elsewhere and 委托照护 are none: the duty stays with the parent. */
export const SOLE_REASONS = {
  deceased: '另一方已死亡',
  revoked: '另一方监护资格已被撤销',
  incapable: '另一方无民事行为能力',
  unknown: '另一方身份不明',
} as const;
export type SoleReason = keyof typeof SOLE_REASONS;

export const RETURN_REASONS = {
  facts: '事实不清',
  law: '依据不足',
  form: '格式有误',
  timing: '时机不当',
} as const;

/** Why an issued paper is taken back. */
export const RECALL_REASONS = {
  wrong_party: '当事人或学生有误',
  wrong_facts: '认定的事实有误',
  wrong_law: '适用依据或期限有误',
  no_power: '无权作出或程序违法',
  /** The order is not wrong, but nothing can be enforced by it any more: only a new one helps (trap 7). */
  window_lapsed: '申请强制执行期限已届满，另行责令',
} as const;
export type RecallReason = keyof typeof RECALL_REASONS;

/** How an attempt to serve came to nothing. */
export const SERVICE_FAILURES = {
  nobody_home: '无人在场',
  moved: '已搬离，不知去向',
  no_such_person: '查无此人',
  mail_returned: '邮件退回',
  no_answer: '电子方式未确认收悉',
  refused: '拒收，未能留置',
} as const;
export type ServiceFailure = keyof typeof SERVICE_FAILURES;

/** 民事诉讼法 art. 95: when an announcement is allowed at all. */
export const ANNOUNCEMENT_GROUNDS = {
  missing: '受送达人下落不明',
  other_modes_failed: '用其他方式无法送达',
} as const;
export type AnnouncementGround = keyof typeof ANNOUNCEMENT_GROUNDS;

/** What the party said to an intended penalty (行政处罚法 arts. 44, 45). */
export const STATEMENTS = {
  heard: '提出陈述、申辩，已复核',
  accepted: '提出陈述、申辩，已采纳',
  waived: '表示放弃',
  silent: '期满未提出',
} as const;
export type Statement = keyof typeof STATEMENTS;

/** Modes of service, 民事诉讼法 arts. 87–95. */
export const SERVICE_MODES = {
  direct: '直接送达',
  left: '留置送达',
  electronic: '电子送达',
  mail: '邮寄送达',
  entrusted: '委托送达',
  announcement: '公告送达',
  prison: '监所转交',
} as const;
export type ServiceMode = keyof typeof SERVICE_MODES;

/** Who took the paper. A neighbour and the child itself are listed because people try it, not because it counts. */
export const RECIPIENTS = {
  guardian: '受送达监护人本人',
  adult_family: '同住成年家属',
  agent: '受送达人指定的代收人',
  prison: '监所',
  nobody: '无人签收（拒收）',
  entrusted_carer: '受委托照护的祖父母等（未与受送达人同住）',
  child: '学生本人',
  neighbour: '邻居或他人',
} as const;
export type Recipient = keyof typeof RECIPIENTS;

/** How leaving a paper with someone who refuses it was proved, 民事诉讼法 art. 89. */
export const LEFT_PROOFS = { witness: '见证人签名', pictures: '拍照、录像' } as const;

export const RELIEFS = { reconsideration: '行政复议', litigation: '行政诉讼' } as const;
export type Relief = keyof typeof RELIEFS;

export const RELIEF_STAGES = {
  sought: '已提起',
  withdrawn: '撤回',
  upheld: '维持责令决定',
  overturned: '撤销或变更责令决定',
} as const;
export type ReliefStage = keyof typeof RELIEF_STAGES;

export const COURT_ANSWERS = {
  accepted: '受理',
  not_accepted: '不予受理',
  granted: '裁定准予执行',
  refused: '裁定不准予执行',
  executed: '执行完毕',
} as const;
export type CourtAnswer = keyof typeof COURT_ANSWERS;

export const AUTHORITIES = { township: '乡镇人民政府', education_bureau: '教育行政部门' } as const;

export const HOLD_REASONS = {
  illness: '患病治疗',
  disaster: '灾害',
  family_event: '家庭重大变故',
  closure: '学校停课',
  negotiation: '安置协商中',
} as const;

export const OUTCOMES = {
  retained: '复学巩固，销号',
  dismissed: '预警排除',
  transfer: '转学经接收校确认',
  death: '死亡',
  moved_abroad: '出国（境）定居',
  beyond_age: '超过义务教育年龄',
} as const;
export type Outcome = keyof typeof OUTCOMES;

export const ORIGINS = {
  teacher_report: '教师报告',
  attendance: '考勤达到阈值',
  census: '排查比对',
  tip: '检举',
} as const;
export type Origin = keyof typeof ORIGINS;

export const REFERRAL_RESULTS = {
  done: '已办结',
  ongoing: '办理中，另行反馈',
  not_ours: '不属本部门职责',
  found: '已查明去向',
} as const;
export type ReferralResult = keyof typeof REFERRAL_RESULTS;
