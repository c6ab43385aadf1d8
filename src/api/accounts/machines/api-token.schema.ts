import { z } from 'zod';
import { dateText, onlyThese } from '../../../contracts/http-schemas.js';
import { machineDoorsOf } from '../../../domain/access/machine-doors.js';
import { ROLES, type Role } from '../../../domain/access/role.js';
import { OFFICE_MISFIT, officeFitsRole } from '../posts/post.schema.js';

export const newTokenBody = onlyThese({
  name: z.string('须填写用途。').trim().min(2, '须填写用途。').max(40, '用途至多 40 个字。'),
  role: z.enum(ROLES as unknown as [Role, ...Role[]], '岗位不存在，或不能由程序担任。'),
  office: z.string('须填写单位。').max(40, '单位代码过长。'),
  doors: z.array(z.string().max(80), '须选择可调用的接口。').min(1, '至少选择一个接口。').max(40),
  expiresOn: dateText('有效期'),
})
  .refine(officeFitsRole, OFFICE_MISFIT)
  .refine(({ role, doors }) => doors.every((door) => machineDoorsOf(role).includes(door)), {
    path: ['doors'],
    error: '有不能开放给程序、或本岗位不能调用的接口。',
  })
  .meta({
    example: {
      name: '柳河中学门禁考勤',
      role: 'registrar',
      office: '3137099001',
      doors: ['POST /attendance'],
      expiresOn: '2027-07-31',
    },
  });
export type NewTokenBody = z.output<typeof newTokenBody>;

export const tokenCode = z.string().regex(/^m-\d{1,12}$/, '令牌编号应为 m- 加数字。');
