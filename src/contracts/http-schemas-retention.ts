import { z } from 'zod';

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
