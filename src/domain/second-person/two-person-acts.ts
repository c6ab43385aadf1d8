import type { Role } from '../access/role.js';

/** What one person asks for and another confirms, because it cannot be undone or takes data out of the house. */
export const TWO_PERSON_KINDS = [
  'void_document',
  'remove_attachment',
  'export_unmasked',
  'destroy_case_files',
] as const;

export type TwoPersonKind = (typeof TWO_PERSON_KINDS)[number];

export interface TwoPersonAct {
  readonly label: string;
  readonly requests: readonly Role[];
  readonly confirms: readonly Role[];
  /** Days a request waits before it lapses: long enough for a leave, too short to be forgotten. */
  readonly days: number;
  readonly reasons: Readonly<Record<string, string>>;
}

const school = ['class_teacher', 'registrar', 'principal'] as const;
const heads = ['principal', 'township_head', 'bureau_head'] as const;
const offices = [...school, 'township_cadre', 'township_head', 'bureau_officer', 'bureau_head'] as const;

/** The one table of who asks, who confirms, for how long and why. Whose case or child it is comes on top. */
export const TWO_PERSON_ACTS: Readonly<Record<TwoPersonKind, TwoPersonAct>> = {
  void_document: {
    label: '作废文书',
    requests: [...offices, 'justice_official'],
    confirms: [...heads, 'justice_official', 'county_leader'],
    days: 5,
    reasons: { facts: '事实有误', law: '依据有误', form: '格式有误', timing: '时机不当' },
  },
  remove_attachment: {
    label: '删除附件',
    requests: offices,
    confirms: heads,
    days: 5,
    reasons: {
      wrong_child: '不是本案学生的材料',
      not_needed: '与办案无关',
      unreadable: '无法辨认，已另行上传',
      family_request: '监护人要求删除',
    },
  },
  export_unmasked: {
    label: '导出未遮蔽的名册',
    requests: ['registrar', 'principal', 'township_cadre', 'township_head', 'bureau_officer', 'bureau_head'],
    // A head's own request goes one level up; the county's leader confirms without being shown anything.
    confirms: [...heads, 'county_leader'],
    days: 3,
    reasons: {
      higher_inspection: '上级检查、督导调阅',
      court_or_police: '法院、检察院、公安机关依法调取',
      household_visits: '入户核查、劝返分工',
      aid_matching: '资助、救助比对',
      archive: '归档',
    },
  },
  destroy_case_files: {
    label: '销毁期满案卷',
    requests: ['bureau_officer', 'bureau_head'],
    confirms: ['bureau_head', 'county_leader'],
    days: 10,
    reasons: {
      appraised: '保存期满，经鉴定准予销毁',
      handed_to_archive: '保存期满，已移交档案馆，本系统副本准予销毁',
    },
  },
};

/**
 * Who confirms what this role asks for. No bureau is above the justice office, which may have one official only: beside
 * a colleague its paper is for the county's leader, who stands above both, is shown codes and reason, and no paper.
 */
export function confirmersOf(kind: TwoPersonKind, requestedRole: Role): readonly Role[] {
  if (kind !== 'void_document') return TWO_PERSON_ACTS[kind].confirms;
  return requestedRole === 'justice_official' ? ['justice_official', 'county_leader'] : heads;
}

/** What this role is asked to confirm: by whom something of which kind was requested. */
export function asksOf(
  role: Role,
): readonly { readonly kind: TwoPersonKind; readonly requestedRole: Role }[] {
  return TWO_PERSON_KINDS.flatMap((kind) =>
    TWO_PERSON_ACTS[kind].requests
      .filter((requestedRole) => confirmersOf(kind, requestedRole).includes(role))
      .map((requestedRole) => ({ kind, requestedRole })),
  );
}

const rolesOf = (way: 'requests' | 'confirms'): readonly Role[] => [
  ...new Set(TWO_PERSON_KINDS.flatMap((kind) => TWO_PERSON_ACTS[kind][way])),
];
export const REQUESTING_ROLES = rolesOf('requests');
export const CONFIRMING_ROLES = rolesOf('confirms');
