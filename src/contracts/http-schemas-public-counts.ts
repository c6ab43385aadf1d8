import { z } from 'zod';

/** Numbers that may leave the office: on a village's board, in a group of parents, in a report to others. */

const count = z.number().nullable();

export const publicCountsQuerySchema = z
  .strictObject({
    by: z
      .enum(['school', 'township'], { error: '「by」应为 school（按学校）或 township（按乡镇）。' })
      .default('school')
      .meta({ description: '按学校或按乡镇' }),
  })
  .meta({ id: 'PublicCountsQuery' });
export type PublicCountsQuery = z.output<typeof publicCountsQuerySchema>;

export const publicCountsSchema = z
  .object({
    asOf: z.string().meta({ description: '截至（县历）', format: 'date' }),
    columns: z.array(z.string()).meta({ description: '各列的名称' }),
    rows: z.array(z.object({ code: z.string(), name: z.string(), counts: z.array(count), total: count })),
    totals: z.array(count).meta({ description: '各列合计' }),
    total: count.meta({ description: '总计' }),
    note: z.string().meta({ description: '须与数字一同公布的说明' }),
  })
  .meta({
    id: 'PublicCounts',
    description: '可对外公布的件数：null 为少于 5 件，或为防止由合计推算而一并隐去',
  });
export type PublicCounts = z.infer<typeof publicCountsSchema>;
