import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';
import { desk, OFFICE_MISFIT, officeFitsRole, postId, userCode } from './posts/post.schema.js';

export const newAccountBody = onlyThese({
  login: z
    .string('须填写登录名。')
    .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/, '登录名应为 3 至 64 个小写字母、数字、点或横线。'),
  name: z.string('须填写姓名。').trim().min(1, '须填写姓名。').max(40, '姓名至多 40 个字。'),
  ...desk,
  email: z.email('邮箱地址不正确。').max(120, '邮箱地址过长。').nullable().optional(),
}).refine(officeFitsRole, OFFICE_MISFIT);
export type NewAccountBody = z.output<typeof newAccountBody>;

/** Who takes over which of the posts of the account that is closed. */
export const closingBody = onlyThese({
  handover: z
    .array(onlyThese({ post: postId, to: userCode }))
    .max(50, '一次至多移交 50 项任职。')
    .optional(),
}).meta({ example: { handover: [{ post: 'post-12', to: 'u-1043' }] } });
export type ClosingBody = z.output<typeof closingBody>;
