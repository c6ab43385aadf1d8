import { z } from 'zod';
import type { Gate } from '../domain/ladder/gates.js';
import type { Refusal } from '../domain/refusal.js';

/** What the API takes and answers about documents and the checklists before legal steps. */

const text = (description: string) => z.string().meta({ description });
const date = (description: string) => z.string().meta({ description, format: 'date' });

export const gatesSchema = z
  .object({
    caseNo: z.string(),
    today: date('县历今天'),
    gates: z.array(
      z.custom<Gate>().meta({
        description:
          '每一法定步骤的条件：open 为能否办理；items 逐项为 met、missing 或 not_applicable，附原因、依据和补齐它的事项',
        type: 'object',
      }),
    ),
  })
  .meta({ id: 'Gates', description: '法定步骤的条件清单' });
export type Gates = z.infer<typeof gatesSchema>;

export const documentSchema = z
  .object({
    id: text('文书编码'),
    kind: text('种类代码'),
    label: text('种类'),
    about: text('所涉事项'),
    number: text('文号'),
    copies: z.number().meta({ description: '份数' }),
    issuedOn: date('出具日期'),
    issuedBy: text('出具人账号'),
    sha256: text('文件摘要（SHA-256）：出具后不再改变'),
    voidedOn: date('作废日期').nullable(),
    voidReason: text('作废原因').nullable(),
  })
  .meta({ id: 'Document', description: '已出具的文书' });
export type DocumentAnswer = z.infer<typeof documentSchema>;

export const documentListSchema = z
  .object({ caseNo: z.string(), documents: z.array(documentSchema) })
  .meta({ id: 'DocumentList', description: '本案已出具的文书，作废的也在内' });
export type DocumentList = z.infer<typeof documentListSchema>;

export const askSchema = z.object({
  field: text('字段'),
  meaning: text('含义'),
  type: z.enum(['text', 'date', 'id', 'name']),
  otherwise: text('不填时印出的内容；null 为必填').nullable(),
});

export const documentOffersSchema = z
  .object({
    caseNo: z.string(),
    offers: z.array(
      z.object({
        kind: text('种类代码'),
        label: text('种类'),
        about: text('所涉法律文书，如 order-1；送达回证另有受送达人，如 order-1-mother').nullable(),
        refusal: z
          .custom<Refusal>()
          .nullable()
          .meta({ description: '现在不能出具的原因和现在可以怎么办；能出具时为 null', type: 'object' }),
        asks: z.array(askSchema).meta({ description: '出具时由出具人填写的内容' }),
        warning: text('出具前须知').nullable(),
      }),
    ),
  })
  .meta({ id: 'DocumentOffers', description: '本岗位可出具的文书' });
export type DocumentOffers = z.infer<typeof documentOffersSchema>;

export const issueRequestSchema = z
  .strictObject({
    about: z
      .string()
      .regex(
        /^[a-z_]+-\d{1,6}(-[a-z_]+)?$/,
        '「about」应为文书或移送编号，如 order-1；送达回证可写明受送达人，如 order-1-mother。',
      )
      .optional()
      .meta({ description: '文书或移送编号；不填为最近一份', examples: ['order-1'] }),
    fields: z.record(z.string().max(20), z.string().max(2_000)).optional().meta({
      description:
        '本文书要求出具人填写的内容，如 {"报到日期":"2025-09-01"}；本案这份文书须填什么见 GET /cases/:caseNo/documents/offers，各种文书见 GET /templates',
    }),
  })
  .meta({ id: 'IssueDocument', description: '出具文书' });
export type IssueRequest = z.infer<typeof issueRequestSchema>;

export const voidRequestSchema = z
  .strictObject({
    reason: z
      .enum(['facts', 'law', 'form', 'timing'])
      .meta({ description: '作废原因：facts 事实有误、law 依据有误、form 格式有误、timing 时机不当' }),
  })
  .meta({ id: 'VoidDocument', description: '作废文书' });
export type VoidRequest = z.infer<typeof voidRequestSchema>;
