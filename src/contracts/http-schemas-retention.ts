import { z } from 'zod';
import { reasonSchema } from './http-schemas-second-person.js';

const text = (description: string) => z.string().meta({ description });
const day = (description: string) => z.string().meta({ description, format: 'date' });
const moment = (description: string) => z.string().meta({ description, format: 'date-time' });

export const retentionReportSchema = z
  .object({
    asOf: z.string().meta({ description: '今天', format: 'date' }),
    rules: z.array(
      z.object({
        what: z.string(),
        label: z.string().meta({ description: '保存的内容' }),
        from: z.string().meta({ description: '规则自何日起适用', format: 'date' }),
        keepDays: z.number().meta({ description: '保存天数' }),
        source: z.string().meta({ description: '依据' }),
        before: z.string().meta({ description: '早于这一时刻的已到期', format: 'date-time' }),
        due: z.number().meta({ description: '现在到期的条数' }),
        byItself: z.boolean().meta({ description: '到期自动清除；false 为须由人鉴定，系统不清除' }),
      }),
    ),
  })
  .meta({ id: 'RetentionReport', description: '保存期限与到期条数（只查看，不清除）' });
export type RetentionReport = z.infer<typeof retentionReportSchema>;

/** More than anybody can appraise at a sitting. */
export const MOST_AT_ONCE = 200;

export const dueCaseFilesSchema = z
  .object({
    asOf: day('今天'),
    total: z.number().meta({ description: '到期案卷数；files 最多列 200 件，最早销号的在前' }),
    files: z.array(
      z.object({
        caseNo: text('案号'),
        closedOn: day('销号日'),
        keptUntil: day('保存期的最后一日'),
        together: z.array(z.string()).meta({ description: '同一学生的其他到期案卷，须一并销毁' }),
        whyNot: text('现在不能申请销毁的原因').nullable(),
        waiting: text('已在这项申请中等待复核').nullable(),
      }),
    ),
  })
  .meta({ id: 'DueCaseFiles', description: '本县保存期满、可申请销毁的案卷' });
export type DueCaseFiles = z.infer<typeof dueCaseFilesSchema>;

/** A number and no words: words would carry names into a table that holds codes. */
const APPRAISAL = /^(?=.*\d)[\p{Script=Han}A-Za-z0-9〔〕［］[\]（）()-]{3,40}号$/u;

export const askDestructionSchema = z
  .strictObject({
    cases: z
      .array(z.string().regex(/^NOL-\d{4}-\d{1,12}$/, { error: '「案号」应如 NOL-2025-000001。' }))
      .min(1, { error: '请至少选择一件案卷。' })
      .max(MOST_AT_ONCE, { error: `一次最多 ${MOST_AT_ONCE} 件。` })
      .meta({ description: '案号' }),
    reason: reasonSchema('destroy_case_files'),
    appraisal: z
      .string()
      .trim()
      .regex(APPRAISAL, { error: '「鉴定意见书文号」应如 云教档鉴〔2055〕3号，只写文号，不写人名。' })
      .meta({ description: '鉴定意见书文号', examples: ['云教档鉴〔2055〕3号'] }),
  })
  .meta({ id: 'AskDestruction', description: '申请销毁期满案卷' });
export type AskDestruction = z.infer<typeof askDestructionSchema>;

const who = z.object({ user: text('账号'), name: text('姓名') });

export const destructionRegisterSchema = z
  .object({
    total: z.number().meta({ description: '清册条数；cases 最多列 500 件，最近的在前' }),
    cases: z.array(
      z.object({
        caseNo: text('案号'),
        closedOn: day('销号日'),
        keptUntil: day('保存期的最后一日'),
        keepDays: z.number().meta({ description: '保存天数' }),
        ruleFrom: day('所依规则自何日起适用'),
        reasonLabel: text('理由'),
        appraisal: text('鉴定意见书文号'),
        request: text('申请编号'),
        askedBy: who,
        askedAt: moment('申请时刻'),
        confirmedBy: who,
        destroyedAt: moment('销毁时刻'),
        rows: z.record(z.string(), z.number()).meta({ description: '各表销毁的行数' }),
        registerRecord: z.boolean().meta({ description: '学生登记一并销毁' }),
        journalSha256: text('已销毁办案记录的 SHA-256，可与备份、副本比对'),
      }),
    ),
  })
  .meta({ id: 'DestructionRegister', description: '销毁清册：不含姓名和内容' });
export type DestructionRegister = z.infer<typeof destructionRegisterSchema>;
