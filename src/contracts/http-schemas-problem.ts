import { z } from 'zod';

/** RFC 9457, with the members that name what is wrong and what can be done. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: '问题种类', examples: ['urn:not-one-less:problem:case_closed'] }),
    title: z.string().meta({ description: '概要' }),
    status: z.number().meta({ description: 'HTTP 状态码' }),
    code: z.string().meta({ description: '稳定的原因代码', examples: ['case_closed'] }),
    detail: z.string().meta({ description: '缺什么、为什么，给办理人看' }),
    field: z.string().optional().meta({ description: '出错的一项' }),
    value: z.string().optional().meta({ description: '出错的值（不含个人信息）' }),
    possible: z.array(z.string()).meta({ description: '现在可以怎么办' }),
    errors: z
      .array(
        z.object({
          field: z.string(),
          path: z.string(),
          message: z.string(),
          value: z.string().optional(),
        }),
      )
      .meta({ description: '全部填写错误' }),
    instance: z.string().meta({ description: '请求编号，报修时提供' }),
  })
  .loose();
export type ProblemBody = z.infer<typeof problemSchema>;
