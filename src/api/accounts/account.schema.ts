import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';
import type { AccountRole } from '../../domain/access/admin-role.js';
import { isAdminRole } from '../../domain/access/admin-role.js';
import { ACCOUNT_ROLES } from '../../domain/access/route-permissions.js';
import { OFFICE_OF, type OfficeKind } from '../../domain/access/role.js';

/** What the code of an office looks like; see `Actor.office`. */
const OFFICE: Readonly<Record<OfficeKind, RegExp>> = {
  class: /^\d{10}-[1-9]-[1-9]\d?$/,
  school: /^\d{10}$/,
  township: /^\d{9}$/,
  county: /^\d{6}$/,
  department: /^\d{6}-[a-z_]+$/,
};

export const newAccountBody = onlyThese({
  login: z
    .string('须填写登录名。')
    .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/, '登录名应为 3 至 64 个小写字母、数字、点或横线。'),
  name: z.string('须填写姓名。').trim().min(1, '须填写姓名。').max(40, '姓名至多 40 个字。'),
  role: z.enum(ACCOUNT_ROLES as [AccountRole, ...AccountRole[]], '岗位不存在。'),
  office: z.string('须填写任职单位。').max(40, '任职单位代码过长。'),
  email: z.email('邮箱地址不正确。').max(120, '邮箱地址过长。').nullable().optional(),
}).refine(({ role, office }) => OFFICE[isAdminRole(role) ? 'county' : OFFICE_OF[role]].test(office), {
  path: ['office'],
  error: '任职单位代码与岗位不符（班级、学校、乡镇、县或部门）。',
});
export type NewAccountBody = z.output<typeof newAccountBody>;
