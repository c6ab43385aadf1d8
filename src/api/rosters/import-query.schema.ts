import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';

/** How an upload is to be treated; the same for rosters and attendance. */
export const importQuery = onlyThese({
  dryRun: z
    .enum(['true', 'false'], 'dryRun 应为 true 或 false。')
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: '只检查，不写入' }),
  keep: z
    .enum(['good', 'none'], 'keep 应为 good 或 none。')
    .default('none')
    .meta({ description: 'none：有错误行则整份不导入；good：导入正确的行' }),
});

export type ImportQuery = z.output<typeof importQuery>;
