import { decisionOf } from '../step.js';
import { met, notApplicable, toBeLookedAt, type GateRule } from './gate-rule.js';

/** Without what the court's file lacks something 行政强制法 art. 55 names, by document kind. */
export const COURT_FILE = {
  request: '强制执行申请书',
  order: '责令限期改正通知书（决定书及事实、理由、依据）',
  statement_record: '陈述申辩笔录（当事人意见）',
  demand: '履行行政决定催告书',
  service_receipt: '送达回证',
  execution_object: '申请强制执行标的情况说明',
  criticism_record: '批评教育记录（事实证据）',
  persuasion_record: '劝返记录（事实证据）',
  written_report: '辍学学生书面报告（事实证据）',
} as const;

/** Where it is a penalty decision that is to be enforced, the court wants that and how it came about as well. */
export const PENALTY_FILE = {
  penalty_notice: '行政处罚告知书',
  penalty_decision: '行政处罚决定书（申请执行的决定）',
} as const;

export const FILING_GATE_DOCUMENTS: GateRule = {
  id: 'court_file',
  label: '第五十五条所列材料均已出具',
  citation: 'enforcement-law-55',
  act: null,
  check: (state, { register }) => {
    if (!register) return notApplicable('由查看案卷的人核对。');
    const wanted =
      decisionOf(state)?.kind === 'penalty_decision' ? { ...COURT_FILE, ...PENALTY_FILE } : COURT_FILE;
    const lacking = Object.entries(wanted).filter(([kind]) => !register.issued.includes(kind));
    return lacking.length === 0
      ? met('材料齐备。')
      : toBeLookedAt('court_file_incomplete', `尚未出具：${lacking.map(([, label]) => label).join('、')}。`);
  },
};
