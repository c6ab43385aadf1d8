import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';

const moment = (name: string) =>
  z.iso.datetime({ offset: true, error: `「${name}」应为 2026-01-31T08:00:00Z 形式的时间。` });

export const auditQuery = onlyThese({
  user: z
    .string()
    .regex(/^[\w-]{1,40}$/, '「user」应为人员编号。')
    .optional(),
  action: z
    .string()
    .regex(/^[a-z_.]{1,60}$/, '「action」应为审计事项代码。')
    .optional(),
  result: z.enum(['allowed', 'refused', 'failed'], '「result」应为 allowed、refused 或 failed。').optional(),
  from: moment('from').optional(),
  until: moment('until').optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/, '「before」应为上一页的 next。')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.output<typeof auditQuery>;
