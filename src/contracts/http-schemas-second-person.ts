import { z } from 'zod';
import {
  TWO_PERSON_ACTS,
  TWO_PERSON_KINDS,
  type TwoPersonKind,
} from '../domain/second-person/two-person-acts.js';

/** What the API takes and answers about what takes two. */

const text = (description: string) => z.string().meta({ description });
const moment = (description: string) => z.string().meta({ description, format: 'date-time' });

const personSchema = z.object({
  user: text('账号'),
  name: text('姓名'),
  roleLabel: text('岗位'),
  office: text('单位代码'),
});

const day = (description: string) => z.string().meta({ description, format: 'date' });
const heldBy = z.object({
  from: day('规则自何日起适用'),
  keepDays: z.number().meta({ description: '保存天数' }),
});

/** What two people agree to destroy, as the request keeps it: codes, days and the number of a paper. */
const destructionSchema = z.object({
  appraisal: text('鉴定意见书文号'),
  files: z.array(
    z.object({ caseNo: text('案号'), closedOn: day('销号日'), keptUntil: day('保存期的最后一日') }),
  ),
  rule: heldBy,
  registerRule: heldBy.nullable().meta({ description: '学生登记的保存期限；也已期满的随最后一件案卷销毁' }),
});
export type AgreedDestruction = z.infer<typeof destructionSchema>;

export const secondPersonRequestSchema = z
  .object({
    id: z.string().meta({ description: '申请编号', examples: ['two-3f0c9a7e51b24d08'] }),
    kind: z.enum(TWO_PERSON_KINDS),
    label: text('事项'),
    subject: text('所涉文书、附件、学生或导出'),
    caseNo: text('案号').nullable(),
    child: text('学生编码').nullable(),
    reason: text('理由代码'),
    reasonLabel: text('理由'),
    requestedBy: personSchema,
    requestedAt: moment('申请时刻'),
    expiresAt: moment('过期时刻：届时未复核即失效'),
    state: z.enum(['waiting', 'confirmed', 'declined', 'withdrawn', 'expired']),
    stateLabel: text('状态'),
    settledBy: personSchema.nullable(),
    settledAt: moment('复核或撤回时刻').nullable(),
    confirms: z.array(z.string()).meta({ description: '可以复核的岗位' }),
    mayConfirm: z.boolean().meta({ description: '本人现在可以复核（或驳回）' }),
    mayWithdraw: z.boolean().meta({ description: '本人现在可以撤回' }),
    destruction: destructionSchema.nullable().meta({ description: '销毁案卷时：将销毁（或已销毁）什么' }),
    outcome: z.record(z.string(), z.unknown()).nullable().meta({ description: '办理结果，如导出编号' }),
  })
  .meta({ id: 'SecondPersonRequest', description: '须两人办理的一项申请' });
export type SecondPersonAnswer = z.infer<typeof secondPersonRequestSchema>;

export const secondPersonListSchema = z
  .object({ requests: z.array(secondPersonRequestSchema) })
  .meta({ id: 'SecondPersonList', description: '本人提出的和本单位可复核的申请，待复核的在前' });
export type SecondPersonList = z.infer<typeof secondPersonListSchema>;

/** A reason is one of the kind's own: words would carry names into a table that holds codes. */
export function reasonSchema(kind: TwoPersonKind) {
  const { reasons } = TWO_PERSON_ACTS[kind];
  const listed = Object.entries(reasons)
    .map(([code, label]) => `${code} ${label}`)
    .join('、');
  return z
    .enum(Object.keys(reasons) as [string, ...string[]], { error: `「理由」应为以下之一：${listed}。` })
    .meta({ description: `理由：${listed}` });
}

export const removeAttachmentSchema = z
  .strictObject({ reason: reasonSchema('remove_attachment') })
  .meta({ id: 'RemoveAttachment', description: '申请删除附件' });
export type RemoveAttachment = z.infer<typeof removeAttachmentSchema>;
