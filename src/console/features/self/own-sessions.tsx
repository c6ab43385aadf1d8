import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { OwnSessions } from '../../../contracts/sign-in-answers.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { momentWords } from '../../ui/moment-words.js';
import { agentWords } from './agent-words.js';

/** Where one is signed in: whoever sees a place they do not know ends it. */
export function OwnSessionList() {
  const cache = useQueryClient();
  const list = useQuery({
    queryKey: ['own-sessions'],
    queryFn: () => ask<OwnSessions>('GET', '/me/sessions'),
  });
  const again = () => cache.invalidateQueries({ queryKey: ['own-sessions'] });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      ask('POST', id === null ? '/me/other-sessions/end' : `/me/sessions/${id}/end`, { body: {} }),
    onSuccess: again,
  });
  if (!list.data) return list.error ? <Failure error={list.error} /> : <Loading what="登录" />;
  const { items } = list.data;
  return (
    <div className="group">
      <ul className="rows">
        {items.map(({ id, openedAt, seenAt, ip, agent, current }) => (
          <li key={id} className="session-row">
            <span>
              {momentWords(openedAt)} 登录
              <small className="muted">
                最近使用 {momentWords(seenAt)}，来自 {ip ?? '未知地址'}
              </small>
              <small className="muted" title={agent ?? undefined}>
                {agentWords(agent)}
              </small>
            </span>
            {current ? (
              <span className="pill done">就是这里</span>
            ) : (
              <Button size="small" onClick={() => end.mutate(id)}>
                结束
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <Failure error={end.error} />}
      {items.length > 1 && (
        <Button style={{ justifySelf: 'start' }} onClick={() => end.mutate(null)}>
          结束其他全部登录
        </Button>
      )}
    </div>
  );
}
