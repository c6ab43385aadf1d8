import type { DocumentKindId } from './document-kinds.js';

/**
 * The fields a template may use, in the words of whoever edits it, with what each becomes. `list` fields are
 * repeated between {#…} and {/…}.
 */
const CHILD = [
  '学生姓名',
  '性别',
  '出生日期',
  '学生证件号',
  '学籍号',
  '学校',
  '年级班级',
  '监护人',
  '监护关系',
  '住址',
  '电话',
] as const;
const HEAD = ['文号', '发文机关', '成文日期'] as const;
const ABSENCE = ['缺勤开始日'] as const;
const LAW = ['法律条文'] as const;

/** Must stand in every template of the kind: without them the paper would not do what the law asks of it. */
const REQUIRED: Readonly<Record<DocumentKindId, readonly string[]>> = {
  return_notice: [...HEAD, '学生姓名', '监护人', '缺勤开始日', '法律条文'],
  home_visit_record: [...HEAD, '学生姓名', '走访日期', '参加人员', '走访结果'],
  persuasion_record: [...HEAD, '学生姓名', '劝返'],
  written_report: [...HEAD, '主送机关', '学生姓名', '缺勤开始日', '监护人', '劝返次数', '劝返'],
  criticism_record: [...HEAD, '学生姓名', '监护人', '批评教育日期', '法律条文'],
  order: [
    ...HEAD,
    '学生姓名',
    '监护人',
    '住址',
    '缺勤开始日',
    '法律依据',
    '改正期限',
    '复议机关',
    '复议期限',
    '起诉法院',
    '起诉期限',
  ],
  service_receipt: [...HEAD, '送达文书', '送达文书号', '受送达人', '送达方式', '送达日期', '签收人'],
  notice: [...HEAD, '学生姓名', '监护人', '责令文号', '法律条文'],
  demand: [...HEAD, '学生姓名', '监护人', '责令文号', '责令送达日', '履行期限', '履行方式'],
  request: [
    '文号',
    '成文日期',
    '申请人',
    '被申请人',
    '受理法院',
    '责令文号',
    '责令送达日',
    '催告送达日',
    '起诉期限届满日',
    '附件',
  ],
  return_proof: [...HEAD, '学生姓名', '返校日期'],
  referral_letter: [...HEAD, '主送机关', '学生姓名', '移送日期'],
};

const FURTHER: Readonly<Record<DocumentKindId, readonly string[]>> = {
  return_notice: [],
  home_visit_record: ['未到校原因', '下次联系日期'],
  persuasion_record: [],
  written_report: ['未到校原因', '县名'],
  criticism_record: [],
  order: ['执法证号', '认定', '县名'],
  service_receipt: ['送达人数'],
  notice: ['责令机关'],
  demand: [],
  request: ['法定代表人职务', '责令机关'],
  return_proof: [],
  referral_letter: ['移送事由'],
};

/** The columns of each list. */
export const LISTS: Readonly<Record<string, readonly string[]>> = {
  劝返: ['序号', '日期', '方式', '人员', '结果', '原因'],
  附件: ['序号', '名称'],
};

export function requiredFields(kind: DocumentKindId): readonly string[] {
  return REQUIRED[kind];
}

export function knownFields(kind: DocumentKindId): readonly string[] {
  return [...new Set([...HEAD, ...CHILD, ...ABSENCE, ...LAW, ...REQUIRED[kind], ...FURTHER[kind]])];
}

export type DocumentFields = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;
