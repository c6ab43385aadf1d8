import { z } from 'zod';
import { RUNGS, type RungId } from '../domain/ladder/ladder.js';
import { RUNG_LABELS, STANDING_LABELS } from '../domain/wording/labels.js';
import type { Standing } from '../domain/ladder/case-state.js';
import { onlyThese } from './http-schemas.js';

/** What the address bar may ask of a list of cases. Everything in it is text. */

const STANDINGS = Object.keys(STANDING_LABELS) as [Standing['status'], ...Standing['status'][]];

const listedWith = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([key, label]) => `${key}（${label}）`)
    .join('、');

const flag = (description: string) =>
  z
    .enum(['true', 'false'], { error: '应为 true 或 false。' })
    .transform((text) => text === 'true')
    .optional()
    .meta({ description });

const code = (pattern: RegExp, label: string, shape: string) =>
  z
    .string()
    .regex(pattern, { error: `「${label}」应为${shape}。` })
    .optional()
    .meta({ description: label });

const filters = {
  standing: z
    .enum(STANDINGS, { error: `「状态」应为以下之一：${listedWith(STANDING_LABELS)}。` })
    .optional()
    .meta({ description: `状态：${listedWith(STANDING_LABELS)}` }),
  rung: z
    .enum(RUNGS as [RungId, ...RungId[]], { error: `「阶段」应为以下之一：${listedWith(RUNG_LABELS)}。` })
    .optional()
    .meta({ description: `阶段：${listedWith(RUNG_LABELS)}` }),
  regime: code(/^[a-z][a-z0-9-]{0,39}$/, '方案编号', '方案编号，如 default'),
  school: code(/^\d{10}$/, '学校标识码', ' 10 位数字'),
  township: code(/^\d{9}$/, '乡镇代码', ' 9 位数字'),
  stuck: flag('只看卡住的（true）或没有卡住的（false）'),
  overdue: flag('只看逾期的（true）或未逾期的（false）'),
  awaitingMe: flag('只看等待本岗位办理的'),
};

const pageSize = (most: number, usual: number) =>
  z.coerce
    .number({ error: `「limit」应为 1 至 ${most} 的整数。` })
    .int({ error: `「limit」应为 1 至 ${most} 的整数。` })
    .min(1, { error: `「limit」应为 1 至 ${most} 的整数。` })
    .max(most, { error: `「limit」应为 1 至 ${most} 的整数。` })
    .default(usual)
    .meta({ description: `每页条数，至多 ${most}` });

const cursor = z
  .string()
  .max(200)
  .regex(/^[\w-]+$/, { error: '「cursor」应为上一页返回的 nextCursor。' })
  .optional()
  .meta({ description: '上一页返回的 nextCursor' });

export const caseFilterSchema = onlyThese(filters);
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const caseListQuerySchema = onlyThese({
  ...filters,
  cursor,
  limit: pageSize(200, 50),
});
export type CaseListQuery = z.infer<typeof caseListQuerySchema>;

const yesNo = (description: string) =>
  z.boolean({ error: '应为 true 或 false。' }).optional().meta({ description });

/** A search for somebody: in the body, for addresses stand in logs and histories and a child's name does not. */
export const caseSearchSchema = onlyThese({
  q: z
    .string({ error: '缺少「搜索」。' })
    .trim()
    .min(1, { error: '「搜索」至少一个字。' })
    .max(40, { error: '「搜索」至多 40 个字。' })
    .meta({ description: '案号、学生姓名或学籍号', examples: ['NOL-2025-000001'] }),
  standing: filters.standing,
  rung: filters.rung,
  regime: filters.regime,
  school: filters.school,
  township: filters.township,
  stuck: yesNo('只看卡住的（true）或没有卡住的（false）'),
  overdue: yesNo('只看逾期的（true）或未逾期的（false）'),
  awaitingMe: yesNo('只看等待本岗位办理的'),
  cursor,
  limit: pageSize(200, 50),
});
export type CaseSearch = z.infer<typeof caseSearchSchema>;

export const stuckQuerySchema = onlyThese({
  township: filters.township,
  school: filters.school,
  minDays: z.coerce
    .number({ error: '「minDays」应为 0 至 3650 的整数。' })
    .int({ error: '「minDays」应为 0 至 3650 的整数。' })
    .min(0, { error: '「minDays」应为 0 至 3650 的整数。' })
    .max(3_650, { error: '「minDays」应为 0 至 3650 的整数。' })
    .default(0)
    .meta({ description: '至少卡住多少天' }),
});
export type StuckQuery = z.infer<typeof stuckQuerySchema>;

export const mailQuerySchema = onlyThese({
  status: z
    .enum(['dead', 'uncertain'], { error: '「status」应为 dead（已放弃）或 uncertain（不确定是否送达）。' })
    .default('dead')
    .meta({ description: 'dead（已放弃）或 uncertain（不确定是否送达）' }),
});
export type MailQuery = z.infer<typeof mailQuerySchema>;
