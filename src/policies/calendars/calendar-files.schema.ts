import { z } from 'zod';
import { parsePlainDate, weekday, yearOf } from '../../domain/calendar/plain-date.js';

const dateField = z.string().transform((text, context) => {
  const date = parsePlainDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: `「${text}」不是有效日期，应写作 2026-09-01 的样式` });
  return z.NEVER;
});

const yearOverride = z
  .strictObject({
    year: z.int().min(2000).max(2199),
    notice: z.string().min(1, '须写明放假安排的依据文件'),
    publicHolidays: z.array(dateField).min(1, '须录入全年放假日期'),
    makeUpDays: z.array(dateField),
  })
  .superRefine(({ year, publicHolidays, makeUpDays }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    for (const date of [...publicHolidays, ...makeUpDays])
      if (yearOf(date) !== year) complain(`${date} 不在 ${year} 年内`);
    for (const date of makeUpDays) {
      if (weekday(date) <= 5) complain(`${date} 不是周末，不能作为调休上班日`);
      if (publicHolidays.includes(date)) complain(`${date} 既是放假日又是调休上班日`);
    }
  });

const period = { from: dateField, to: dateField };
const endsAfterItBegins = [
  ({ from, to }: { from: string; to: string }) => from <= to,
  '结束日期早于开始日期',
] as const;

/** `overrides.yaml`: whole years of holiday data that replace or add to what chinese-days carries. */
export const overridesFile = z.strictObject({
  years: z
    .array(yearOverride)
    .refine((years) => new Set(years.map(({ year }) => year)).size === years.length, '同一年份录入了两次'),
});

/** `terms.yaml`: the county's terms and local school closures. */
export const termsFile = z.strictObject({
  terms: z
    .array(z.strictObject({ name: z.string().min(1), ...period }).refine(...endsAfterItBegins))
    .refine(
      (terms) =>
        terms.every((term, i) =>
          terms.every((other, j) => i === j || other.to < term.from || term.to < other.from),
        ),
      '学期日期重叠',
    ),
  closures: z.array(z.strictObject({ ...period, reason: z.string().min(1) }).refine(...endsAfterItBegins)),
});

/** Both files once read and checked. */
export type CalendarFiles = z.output<typeof overridesFile> & z.output<typeof termsFile>;
