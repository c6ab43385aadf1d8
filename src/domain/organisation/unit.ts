import type { PlainDate } from '../calendar/plain-date.js';
import { checkRegionCode, type RegionLevel } from '../identity/region-code.js';
import { checkSchoolCode } from '../identity/school-code.js';
import { DEPARTMENTS } from '../ladder/vocabulary.js';
import { refusal, type Refusal } from '../refusal.js';

/** The parts of a county, from the largest to the smallest; a child belongs to one of most kinds. */
export const UNIT_KINDS = {
  county: '县',
  township: '乡镇（街道）',
  village: '村（社区）',
  group: '村民小组',
  department: '部门',
  school: '学校',
  grade: '年级',
  class: '班级',
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;

/** A unit as it was called, and where it belonged, for a time. */
export interface Unit {
  readonly kind: UnitKind;
  /**
   * 6, 9 or 12 digits of GB/T 2260 and below it, 10 of a school; `<village>-<nn>`, `<county>-<department>`,
   * `<school>-<grade>` and `<school>-<grade>-<class>`.
   */
  readonly code: string;
  readonly name: string;
  /** Code of the unit it lies in; null for a county. */
  readonly parent: string | null;
  /** Null where it was there before the register began. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Of a township, as it is today: a 街道办事处 cannot issue an order (义务教育法 art. 58). Null for the others. */
  readonly localGovernment: 'township' | 'subdistrict' | null;
}

const REGION: Readonly<Partial<Record<UnitKind, RegionLevel>>> = {
  county: 'county',
  township: 'township',
  village: 'village',
};

/** Whether the code is one of this kind; whether such a unit exists is the register's to say. */
export function unitCodeRefused(kind: UnitKind, code: string): Refusal | undefined {
  const wrong = (because: string, message: string) =>
    refusal(because, message, { field: 'code', value: code });
  const misfit = () => wrong('unit_code_misfit', `「${code}」不是${UNIT_KINDS[kind]}的代码。`);
  const level = REGION[kind];
  if (level !== undefined) {
    const checked = checkRegionCode(code);
    if (!checked.ok) return wrong(checked.code, `${checked.message}。`);
    return checked.level === level && checked.regionCode === code ? undefined : misfit();
  }
  const [head = '', ...rest] = code.split('-');
  switch (kind) {
    case 'group':
      return /^(0[1-9]|[1-9]\d)$/.test(rest.join('-')) ? unitCodeRefused('village', head) : misfit();
    case 'department':
      return rest.join('-') in DEPARTMENTS ? unitCodeRefused('county', head) : misfit();
    default: {
      const checked = checkSchoolCode(head);
      if (!checked.ok) return wrong(checked.code, `${checked.message}。`);
      const depth = { school: /^$/, grade: /^[1-9]$/, class: /^[1-9]-[1-9]\d?$/ }[kind as 'school'];
      return depth.test(rest.join('-')) && checked.schoolCode === head ? undefined : misfit();
    }
  }
}

/** What a code says of where its unit lies; a school's township stands in the register only. */
export function parentInCode(kind: UnitKind, code: string): string | null {
  switch (kind) {
    case 'county':
    case 'school':
      return null;
    case 'township':
      return code.slice(0, 6);
    case 'village':
      return code.slice(0, 9);
    default:
      return code.slice(0, code.lastIndexOf('-'));
  }
}
