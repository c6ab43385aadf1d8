import type { ProblemBody } from '../contracts/http-schemas-problem.js';
import type { Refusal } from '../domain/refusal.js';

const TITLES: Readonly<Record<number, string>> = {
  400: '请求无法识别',
  401: '未登录',
  403: '无权办理',
  404: '没有找到',
  405: '不支持这种操作',
  409: '现在不能办理',
  413: '内容过大',
  415: '格式不支持',
  422: '填写有误',
  429: '操作过于频繁',
  503: '暂时不可用',
};

const NOT_THEIRS = ['not_your_role', 'not_your_jurisdiction', 'substitute_may_not_decide'];
const UNKNOWN = ['unknown_act', 'unknown_case', 'unknown_child'];

/** The status of a refusal by the rules: whose it is not, what is not there, what is written wrongly, what is not now. */
export function statusOf(refusal: Refusal): number {
  if (NOT_THEIRS.includes(refusal.code)) return 403;
  if (UNKNOWN.includes(refusal.code)) return 404;
  return refusal.field !== undefined || refusal.code === 'malformed' ? 422 : 409;
}

export function problemBody(
  status: number,
  { code, message, field, value, possible }: Refusal,
  requestId: string,
  extras: object = {},
): ProblemBody {
  return {
    errors: [],
    ...extras,
    type: `urn:not-one-less:problem:${code}`,
    title: TITLES[status] ?? (status < 500 ? '请求未被接受' : '系统故障'),
    status,
    code,
    detail: message,
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
    possible: [...(possible ?? [])],
    instance: `urn:uuid:${requestId}`,
  };
}
