import { wrong, type Checked } from './checked.js';
import { isProvince } from './province.js';

/** The kinds of school that compulsory education meets, by the first two digits of the code. */
export type SchoolKind = 'primary' | 'junior' | 'senior-or-combined' | 'specialised' | 'special-education';

const KIND_BY_PREFIX: Readonly<Record<string, SchoolKind>> = {
  '21': 'primary', // 小学
  '31': 'junior', // 普通初中
  '34': 'senior-or-combined', // 普通高中、完全中学
  '37': 'specialised', // 专门学校
  '51': 'special-education', // 特殊教育学校
};

export interface SchoolCodeFacts {
  readonly schoolCode: string;
  readonly kind: SchoolKind;
  /** Two digits of GB/T 2260; the code says no more about where the school is. */
  readonly province: string;
}

export type SchoolCodeFault = 'school_code_format' | 'school_code_kind' | 'school_code_province';

/** Reads a 学校标识码: 2 kind, 2 province, 6 serial. Not the 12-digit 驻地码, which changes with the address. */
export function checkSchoolCode(text: string): Checked<SchoolCodeFacts, SchoolCodeFault> {
  const schoolCode = text.trim();
  if (/^\d{12}$/.test(schoolCode))
    return wrong('school_code_format', '所填为 12 位数字，可能是学校驻地码；请填 10 位学校标识码');
  if (!/^\d{10}$/.test(schoolCode)) return wrong('school_code_format', '学校标识码应为 10 位数字');
  const kind = KIND_BY_PREFIX[schoolCode.slice(0, 2)];
  if (kind === undefined)
    return wrong(
      'school_code_kind',
      '学校标识码前 2 位应为 21 小学、31 初中、34 高中或完全中学、37 专门学校、51 特殊教育学校之一',
    );
  const province = schoolCode.slice(2, 4);
  if (!isProvince(province)) return wrong('school_code_province', '学校标识码第 3、4 位不是省级代码');
  return { ok: true, schoolCode, kind, province };
}
