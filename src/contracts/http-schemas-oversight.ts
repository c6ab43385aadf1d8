import { z } from 'zod';
import { dateText, onlyThese } from './http-schemas.js';
import { caseItemSchema } from './http-schemas-answers.js';

/** What those who watch over the system's work send and see. */

export const stuckCasesSchema = z
  .object({
    today: z.string().meta({ description: '县历今天', format: 'date' }),
    items: z.array(
      caseItemSchema
        .omit({ child: true })
        .extend({ stuckDays: z.number().meta({ description: '卡住天数' }) }),
    ),
  })
  .meta({ id: 'StuckCases', description: '卡住的案件（不含学生信息）' });
export type StuckCases = z.infer<typeof stuckCasesSchema>;

export const troubledMailsSchema = z
  .object({
    items: z.array(
      z.object({
        key: z.string().meta({ description: '邮件编号' }),
        caseNo: z.string(),
        template: z.string(),
        role: z.string(),
        roleLabel: z.string(),
        office: z.string(),
        status: z.string(),
        attempts: z.number(),
        createdAt: z.string(),
        settledAt: z.string().nullable(),
        answer: z.string().nullable().meta({ description: '邮件服务器最后的答复' }),
      }),
    ),
  })
  .meta({ id: 'TroubledMails', description: '没有送达或不确定是否送达的邮件' });
export type TroubledMails = z.infer<typeof troubledMailsSchema>;

export const mailRetrySchema = onlyThese({
  acceptDuplicate: z
    .boolean({ error: '「acceptDuplicate」应为 true 或 false。' })
    .default(false)
    .meta({ description: '不确定是否已送达的邮件再发可能重复；须明示接受' }),
});
export type MailRetry = z.infer<typeof mailRetrySchema>;

const year = z
  .number({ error: '年份应为 2000 至 2199 的整数。' })
  .int({ error: '年份应为 2000 至 2199 的整数。' })
  .min(2_000, { error: '年份应为 2000 至 2199 的整数。' })
  .max(2_199, { error: '年份应为 2000 至 2199 的整数。' });

/** The details are checked by the very schema that checks the calendar files. */
export const calendarRequestSchema = onlyThese({
  coverYears: z
    .array(year, { error: '「coverYears」应为年份列表。' })
    .min(1, { error: '「coverYears」至少一个年份。' })
    .max(5, { error: '「coverYears」至多五个年份。' })
    .meta({ description: '校历覆盖的年份', examples: [[2026, 2027]] }),
  years: z.array(z.unknown()).default([]).meta({ description: '各年放假安排（格式同 overrides.yaml）' }),
  terms: z.array(z.unknown()).optional().meta({ description: '学期（格式同 terms.yaml）；不填沿用现有文件' }),
  closures: z.array(z.unknown()).optional().meta({ description: '停课；不填沿用现有文件' }),
});
export type CalendarRequest = z.infer<typeof calendarRequestSchema>;

/** Open cases hear of it from the worker, which goes on until none is left: asking again shows how far it has got. */
const hearing = z.object({
  open: z.number().meta({ description: '在办案件' }),
  waiting: z.number().meta({ description: '其中尚未采用的；由后台逐件通知，直至为零' }),
});
export type HearingAnswer = z.infer<typeof hearing>;

export const calendarPublishedSchema = z
  .object({ version: z.string(), coveredYears: z.array(z.number()), cases: hearing })
  .meta({ id: 'CalendarPublished', description: '现行校历和在办案件的采用情况' });
export type CalendarPublishedAnswer = z.infer<typeof calendarPublishedSchema>;

/** A trial may be slow, but a day of exactly 24 hours is the mark of the live clock. */
const SLOWEST_SECONDS = 43_200;
const paceError = { error: `「secondsPerDay」应为 0.05 至 ${SLOWEST_SECONDS} 的数（一个演练日的秒数）。` };

export const drillClockRequestSchema = onlyThese({
  secondsPerDay: z
    .number(paceError)
    .min(0.05, paceError)
    .max(SLOWEST_SECONDS, paceError)
    .optional()
    .meta({ description: '一个演练日的秒数', examples: [60] }),
  jumpTo: dateText('跳到日期')
    .optional()
    .meta({ description: '跳到这一天；不能倒退', examples: ['2026-03-20'] }),
  pause: z
    .literal(true, { error: '「pause」只能为 true；恢复请给出 secondsPerDay。' })
    .optional()
    .meta({ description: '暂停演练时钟' }),
}).refine((request) => Object.values(request).some((value) => value !== undefined), {
  error: '须给出 secondsPerDay、jumpTo 或 pause。',
});
export type DrillClockRequest = z.infer<typeof drillClockRequestSchema>;

export const drillClockSchema = z
  .object({
    today: z.string().meta({ description: '演练日期', format: 'date' }),
    secondsPerDay: z.number(),
    paused: z.boolean(),
    clock: z.object({
      zeroMs: z.number(),
      zeroDay: z.number(),
      msPerDay: z.number(),
      wakeFraction: z.number(),
    }),
    cases: hearing.nullable().meta({ description: '只给可以调整时钟的人' }),
  })
  .meta({ id: 'DrillClock', description: '演练时钟' });
export type DrillClockAnswer = z.infer<typeof drillClockSchema>;

/** Temporal's remote codec protocol: payloads as protobuf JSON, bytes in base64. */
const payload = z.object({
  metadata: z.record(z.string(), z.string()).optional(),
  data: z.string().optional(),
});
export const codecRequestSchema = z.object({
  payloads: z.array(payload, { error: '「payloads」应为列表。' }).max(2_000, { error: '「payloads」过多。' }),
});
export type CodecRequest = z.infer<typeof codecRequestSchema>;
