import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';

export const UNMASKED = ['idNumber', 'studentNumber', 'phone', 'hukouAddress', 'homeAddress'] as const;
export type Unmasked = (typeof UNMASKED)[number];

/** Chosen, not written: the audit is read by people who may know no child, and free words name them. */
export const UNMASK_REASONS = {
  contact_family: '联系监护人或家访',
  verify_identity: '核对身份',
  legal_document: '制作或送达文书',
  correct_register: '更正名册',
  safety: '保护学生人身安全',
  guardian_request: '监护人申请查阅',
} as const;
export type UnmaskReason = keyof typeof UNMASK_REASONS;

export const unmaskBody = onlyThese({
  fields: z
    .array(z.enum(UNMASKED, `「fields」应为：${UNMASKED.join('、')}。`), '「fields」应为列表。')
    .min(1, '「fields」至少一项。')
    .max(UNMASKED.length, '「fields」过多。')
    .meta({ examples: [['phone']] }),
  reason: z
    .enum(Object.keys(UNMASK_REASONS) as [UnmaskReason, ...UnmaskReason[]], {
      error: `「reason」须从以下选择：${Object.entries(UNMASK_REASONS)
        .map(([code, words]) => `${code}（${words}）`)
        .join('、')}。`,
    })
    .meta({ examples: ['contact_family'] }),
});
export type UnmaskBody = z.output<typeof unmaskBody>;
