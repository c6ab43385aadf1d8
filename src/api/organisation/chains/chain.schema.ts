import { z } from 'zod';
import { dateText, onlyThese } from '../../../contracts/http-schemas.js';
import { CHAIN_LINES, type ChainLine } from '../../../domain/organisation/chain.js';

const short = (label: string) => z.string(`「${label}」应为文字。`).trim().max(60, `「${label}」过长。`);

const line = z.enum(
  Object.keys(CHAIN_LINES) as [ChainLine, ...ChainLine[]],
  '「line」应为 government（政府线）或 education（教育线）。',
);

export const chainQuery = onlyThese({ on: dateText('日期').optional() });
export type ChainQuery = z.output<typeof chainQuery>;

export const gapsQuery = onlyThese({
  on: dateText('日期').optional(),
  /** With `level`: where exactly the chains end there. */
  line: line.optional(),
  level: short('level').optional(),
});
export type GapsQuery = z.output<typeof gapsQuery>;

const linkRow = onlyThese({
  line: short('责任线'),
  level: short('层级'),
  unit: short('单位代码').optional(),
  pupil: short('学生编码').optional(),
  account: short('人员编号').optional(),
  person: short('姓名').max(40, '「姓名」过长。').optional(),
  from: short('起始日期').optional(),
  to: short('终止日期').optional(),
});

export const linksBody = onlyThese({
  rows: z.array(linkRow).min(1, '至少一行。').max(20_000, '一次至多 20000 行。'),
  dryRun: z.boolean('「dryRun」应为 true 或 false。').default(false),
}).meta({
  example: {
    rows: [
      { line: 'government', level: 'township_cadre', unit: '370999201201', account: 'u-1042' },
      { line: 'education', level: 'subject_teacher', pupil: 'p-abc', person: '示例教师' },
    ],
  },
});
export type LinksBody = z.output<typeof linksBody>;

export const linksImportQuery = onlyThese({
  dryRun: z.enum(['true', 'false'], '「dryRun」应为 true 或 false。').default('false'),
});
export type LinksImportQuery = z.output<typeof linksImportQuery>;

const homeRow = onlyThese({
  pupil: short('学生编码'),
  village: short('村代码'),
  group: short('村民小组代码').optional(),
});

export const homesBody = onlyThese({
  rows: z.array(homeRow).min(1, '至少一行。').max(20_000, '一次至多 20000 行。'),
}).meta({
  example: { rows: [{ pupil: 'p-abc', village: '370999201201', group: '370999201201-01' }] },
});
export type HomesBody = z.output<typeof homesBody>;
