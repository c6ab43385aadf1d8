import { z } from 'zod';
import { INDICATORS, type IndicatorId } from '../domain/indicators/definitions.js';
import { caseItemSchema } from './http-schemas-answers.js';
import { dateText, onlyThese } from './http-schemas.js';

/** Rates and what they are made of. A number that may not be shown is null, and `suppressed` says so. */

const IDS = Object.keys(INDICATORS) as [IndicatorId, ...IndicatorId[]];
const count = z.number();
const shown = z.number().nullable();

const scope = {
  unit: z
    .string()
    .regex(/^(\d{6}|\d{9}|\d{10})$/, { error: '「unit」应为县（6 位）、乡镇（9 位）或学校（10 位）代码。' })
    .optional()
    .meta({ description: '县、乡镇或学校代码；不填为本单位' }),
  term: dateText('学期').optional().meta({ description: '学期第一天；不填为本学期' }),
};
export const indicatorQuerySchema = onlyThese(scope);
export type IndicatorQuery = z.infer<typeof indicatorQuerySchema>;

export const indicatorCasesQuerySchema = onlyThese({
  ...scope,
  indicator: z.enum(IDS, { error: `「indicator」应为以下之一：${IDS.join('、')}。` }),
  part: z.enum(['numerator', 'denominator'], { error: '「part」应为 numerator 或 denominator。' }),
});
export type IndicatorCasesQuery = z.infer<typeof indicatorCasesQuerySchema>;

const rateSchema = z.object({
  id: z.enum(IDS),
  title: z.string(),
  numeratorWords: z.string(),
  denominatorWords: z.string(),
  source: z.string(),
  numerator: shown,
  denominator: shown,
  percent: z.string().nullable().meta({ description: '百分数，保留两位小数；不足 100% 的不进位为 100%' }),
  small: z.boolean().meta({ description: '分母不足 30，百分数仅供参考' }),
  note: z.string().nullable(),
  missing: z.string().nullable().meta({ description: '不能计算的原因' }),
  /** Whether the children behind the numbers may be listed by whoever asks. */
  listed: z.object({ numerator: z.boolean(), denominator: z.boolean() }),
});

const onTimeSchema = z.object({
  key: z.string(),
  label: z.string(),
  onTime: shown,
  due: shown,
  percent: z.string().nullable(),
});

export const indicatorsSchema = z
  .object({
    asOf: z.string().meta({ description: '截至日', format: 'date' }),
    definitionVersion: z.string(),
    unit: z.object({ code: z.string(), name: z.string(), kind: z.enum(['county', 'township', 'school']) }),
    county: z.object({ code: z.string(), name: z.string() }),
    /** Beyond the asker's jurisdiction: rates only, cells below five left out. */
    beyond: z.boolean(),
    term: z.object({ name: z.string(), from: z.string(), until: z.string() }).nullable(),
    terms: z.array(z.object({ name: z.string(), from: z.string() })),
    units: z.array(
      z.object({ code: z.string(), name: z.string(), kind: z.enum(['county', 'township', 'school']) }),
    ),
    rates: z.array(rateSchema),
    stages: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        cases: count,
        overdue: count,
        stuck: count,
        medianDays: shown,
        longestDays: shown,
      }),
    ),
    reasons: z.array(z.object({ key: z.string(), label: z.string(), cases: count })),
    groups: z.array(
      z.object({ key: z.string(), label: z.string(), open: count, confirmed: count, pupils: count }),
    ),
    trend: z.array(
      z.object({
        name: z.string(),
        from: z.string(),
        until: z.string(),
        confirmed: count,
        dropped: count,
        returned: count,
        retained: count,
      }),
    ),
    onTime: z.object({ byDuty: z.array(onTimeSchema), byUnit: z.array(onTimeSchema) }),
  })
  .meta({ id: 'Indicators', description: '指标' });
export type IndicatorsAnswer = z.infer<typeof indicatorsSchema>;

export const indicatorCasesSchema = z
  .object({ asOf: z.string(), items: z.array(caseItemSchema) })
  .meta({ id: 'IndicatorCases', description: '指标背后的案件（按岗位脱敏）' });
export type IndicatorCases = z.infer<typeof indicatorCasesSchema>;

export const rollTakenSchema = z
  .object({ term: z.string(), pupils: z.number(), takenOn: z.string() })
  .meta({ id: 'RollTaken', description: '期初在籍人数留存结果' });
export type RollTaken = z.infer<typeof rollTakenSchema>;
