import { z } from 'zod';
import { dateText, onlyThese } from '../../../contracts/http-schemas.js';
import { isAdminRole, type AccountRole } from '../../../domain/access/admin-role.js';
import { POST_SCOPES, type PostScope } from '../../../domain/access/post.js';
import { OFFICE_OF, type OfficeKind } from '../../../domain/access/role.js';
import { ACCOUNT_ROLES } from '../../../domain/access/route-permissions.js';

export const postId = z.string('须填写任职编号。').regex(/^post-\d{1,12}$/, '任职编号应为 post- 加数字。');
export const userCode = z.string('须填写人员编号。').regex(/^u-[\w-]{1,40}$/, '人员编号应为 u- 加数字。');

export const postChoiceBody = onlyThese({ post: postId }).meta({ example: { post: 'post-12' } });
export type PostChoiceBody = z.output<typeof postChoiceBody>;

/** What the code of an office looks like; see `Actor.office`. */
const OFFICE: Readonly<Record<OfficeKind, RegExp>> = {
  class: /^\d{10}-[1-9]-[1-9]\d?$/,
  school: /^\d{10}$/,
  township: /^\d{9}$/,
  county: /^\d{6}$/,
  department: /^\d{6}-[a-z_]+$/,
};

export const desk = {
  role: z.enum(ACCOUNT_ROLES as [AccountRole, ...AccountRole[]], '岗位不存在。'),
  office: z.string('须填写任职单位。').max(40, '任职单位代码过长。'),
};

export function officeFitsRole({ role, office }: { role: AccountRole; office: string }): boolean {
  return OFFICE[isAdminRole(role) ? 'county' : OFFICE_OF[role]].test(office);
}

export const OFFICE_MISFIT = {
  path: ['office'],
  error: '任职单位代码与岗位不符（班级、学校、乡镇、县或部门）。',
};

export const newPostBody = onlyThese({
  account: userCode,
  ...desk,
  from: dateText('起始日期').optional(),
  to: dateText('终止日期').nullable().optional(),
})
  .refine(officeFitsRole, OFFICE_MISFIT)
  .meta({
    example: { account: 'u-1042', role: 'class_teacher', office: '3137099001-7-2', from: '2026-09-01' },
  });
export type NewPostBody = z.output<typeof newPostBody>;

export const postEndBody = onlyThese({
  /** The last day; without it the post ends at this moment. */
  on: dateText('最后任职日').optional(),
  handTo: userCode.optional(),
}).meta({ example: { handTo: 'u-1043' } });
export type PostEndBody = z.output<typeof postEndBody>;

export const postMoveBody = onlyThese({ ...desk, handTo: userCode.optional() })
  .refine(officeFitsRole, OFFICE_MISFIT)
  .meta({ example: { role: 'class_teacher', office: '3137099001-8-1', handTo: 'u-1043' } });
export type PostMoveBody = z.output<typeof postMoveBody>;

export const substitutionBody = onlyThese({
  account: userCode,
  from: dateText('起始日期').optional(),
  to: dateText('终止日期'),
  scope: z.enum(
    Object.keys(POST_SCOPES) as [PostScope, ...PostScope[]],
    '「scope」应为 all（全部职权）或 no_decisions（不含审批等决定）。',
  ),
}).meta({ example: { account: 'u-1043', to: '2026-12-31', scope: 'no_decisions' } });
export type SubstitutionBody = z.output<typeof substitutionBody>;

export const postQuery = onlyThese({
  account: userCode.optional(),
  office: z.string().max(40, '任职单位代码过长。').optional(),
  on: dateText('日期').optional(),
});
export type PostQuery = z.output<typeof postQuery>;
