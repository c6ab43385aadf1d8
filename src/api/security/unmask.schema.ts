import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';
import { UNMASKED, UNMASK_REASONS, type UnmaskReason, type Unmasked } from '../../domain/access/unmasking.js';

const FIELDS = Object.keys(UNMASKED) as [Unmasked, ...Unmasked[]];

export const unmaskBody = onlyThese({
  fields: z
    .array(z.enum(FIELDS, `「fields」应为：${FIELDS.join('、')}。`), '「fields」应为列表。')
    .min(1, '「fields」至少一项。')
    .max(FIELDS.length, '「fields」过多。')
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
