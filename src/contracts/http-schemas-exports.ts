import { z } from 'zod';
import { EXPORT_KINDS, MONTH_PATTERN, type ExportKind } from '../domain/exports/export-kinds.js';
import { reasonSchema, secondPersonRequestSchema } from './http-schemas-second-person.js';

/** What the API takes and answers about files that leave the system. */

const text = (description: string) => z.string().meta({ description });
const moment = (description: string) => z.string().meta({ description, format: 'date-time' });
const kinds = Object.entries(EXPORT_KINDS)
  .map(([kind, label]) => `${kind} ${label}`)
  .join('、');
const kind = z
  .enum(Object.keys(EXPORT_KINDS) as [ExportKind, ...ExportKind[]], {
    error: `「kind」应为以下之一：${kinds}。`,
  })
  .meta({ description: kinds });

export const exportRequestSchema = z
  .strictObject({
    kind,
    school: z
      .string()
      .regex(/^\d{10}$/, { error: '「school」应为 10 位学校标识码。' })
      .optional()
      .meta({ description: '只要这一所学校；不填为本单位管辖的全部' }),
    month: z
      .string()
      .regex(MONTH_PATTERN, { error: '「month」应为 2026-03 形式的月份。' })
      .optional()
      .meta({ description: '月报表的月份；不填为本月', examples: ['2025-09'] }),
    unmasked: z
      .boolean()
      .default(false)
      .meta({ description: '含完整姓名、号码、电话和住址；须填理由，由另一人复核后才能下载' }),
    reason: reasonSchema('export_unmasked').optional(),
  })
  .refine(({ unmasked, reason }) => !unmasked || reason !== undefined, {
    path: ['reason'],
    error: '导出未遮蔽的内容须选择理由。',
  })
  .meta({ id: 'ExportRequest', description: '导出' });
export type ExportRequest = z.output<typeof exportRequestSchema>;

export const exportSchema = z
  .object({
    number: z.string().meta({ description: '导出编号，印在文件每页和每行', examples: ['DC-2026-000012'] }),
    kind,
    label: text('种类'),
    masked: z.boolean().meta({ description: '是否遮蔽' }),
    askedBy: text('导出人账号'),
    askedByName: text('导出人'),
    askedOffice: text('导出单位代码'),
    askedAt: moment('提出时刻'),
    approvedBy: text('复核人账号').nullable(),
    secondPerson: text('两人办理的申请编号').nullable(),
    madeAt: moment('生成时刻；未下载的为 null').nullable(),
    rows: z.number().nullable().meta({ description: '行数' }),
    sha256: text('文件摘要（SHA-256）').nullable(),
    availableUntil: moment('可下载至'),
    mayFetch: z.boolean().meta({ description: '本人现在可以下载' }),
  })
  .meta({ id: 'Export', description: '一次导出' });
export type ExportAnswer = z.infer<typeof exportSchema>;

export const exportMadeSchema = z
  .object({
    export: exportSchema.nullable().meta({ description: '已生成的导出；须两人办理时为 null' }),
    request: secondPersonRequestSchema.nullable().meta({ description: '待复核的申请；遮蔽的导出为 null' }),
  })
  .meta({ id: 'ExportMade', description: '导出的结果' });
export type ExportMade = z.infer<typeof exportMadeSchema>;

export const exportListSchema = z
  .object({ exports: z.array(exportSchema) })
  .meta({ id: 'ExportList', description: '本单位的导出，最近的在前' });
export type ExportList = z.infer<typeof exportListSchema>;
