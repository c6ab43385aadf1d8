import { DOCUMENT_KINDS, documentKind, type TemplateKindId } from './document-kinds.js';
import type { FieldName } from './field-meanings.js';
import { HEAD } from './kinds/document-kind.js';
import { OFFICE_KINDS, officeKind, type OfficeKindId } from './kinds/office-kinds.js';

/** What every document of a case may print. */
const OF_THE_CASE: readonly FieldName[] = [
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
  '缺勤开始日',
  '劝返次数',
  '未到校原因',
  '法律条文',
  '劝返',
];

export function requiredFields(kind: TemplateKindId): readonly FieldName[] {
  return kindOf(kind).required;
}

export function knownFields(kind: TemplateKindId): readonly FieldName[] {
  const { required, further = [], asks = [] } = kindOf(kind);
  const ofTheCase = kind in DOCUMENT_KINDS ? OF_THE_CASE : [];
  const asked = asks.map(({ field }) => field);
  return [...new Set([...HEAD, '份数', '县名', ...ofTheCase, ...required, ...further, ...asked] as const)];
}

function kindOf(kind: TemplateKindId) {
  return kind in OFFICE_KINDS
    ? officeKind(kind as OfficeKindId)
    : documentKind(kind as keyof typeof DOCUMENT_KINDS);
}

export type FieldValue = string | readonly Readonly<Record<string, string>>[];
export type DocumentFields = Readonly<Partial<Record<FieldName, FieldValue>>>;
