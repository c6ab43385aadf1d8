import { useInfiniteQuery } from '@tanstack/react-query';
import type { FailedSignIns as Answer } from '../../../contracts/account-answers.js';
import { ask, query } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { momentWords } from '../../ui/moment-words.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing } from '../../ui/page.js';

const WHY: Readonly<Record<string, string>> = {
  wrong_login: '登录名或密码不对',
  login_locked: '锁定期间',
  wrong_code: '验证码不对',
  sign_in_expired: '登录超时',
};

/** Never what was typed: a mistyped password is somebody's password. */
export function FailedSignIns() {
  const list = useInfiniteQuery({
    queryKey: ['security', 'failed'],
    queryFn: ({ pageParam }) =>
      ask<Answer>('GET', `/security/failed-sign-ins${query({ before: pageParam ?? undefined })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!list.data) return list.error ? <Failure error={list.error} /> : <Loading what="失败的登录" />;
  if (items.length === 0) return <Nothing title="没有失败的登录" />;
  return (
    <div className="group">
      <div className="scroll" tabIndex={0} role="region" aria-label="失败的登录">
        <table className="plain stack">
          <thead>
            <tr>
              <th>时间</th>
              <th>账号</th>
              <th>原因</th>
              <th>来自</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ seq, at, user, code, ip }) => (
              <tr key={seq}>
                <td data-label="时间">{momentWords(at)}</td>
                <td data-label="账号">{user ?? <span className="muted">没有这个登录名</span>}</td>
                <td data-label="原因">{WHY[code] ?? code}</td>
                <td data-label="来自">{ip}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreButton list={list} />
    </div>
  );
}
