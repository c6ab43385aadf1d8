import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import type { ManagedAccounts, OpenedAccount } from '../../../contracts/account-answers.js';
import { ADMIN_LABELS, isAdminRole } from '../../../domain/access/admin-role.js';
import { POST_SCOPES } from '../../../domain/access/post.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask, Problem } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { dayWords } from '../../ui/moment-words.js';
import type { Units } from '../../api/units.js';
import { officeWords } from './office-words.js';
import { AddPost, EndPost, Lend } from './post-acts.js';

type Account = ManagedAccounts['items'][number];

const ROLE_WORDS: Readonly<Record<string, string>> = { ...ROLE_LABELS, ...ADMIN_LABELS };

interface Props {
  readonly account: Account;
  readonly accounts: readonly Account[];
  readonly units: Units;
}

export function AccountRow({ account, accounts, units }: Props) {
  const { code, login, name, active, createdAt, posts } = account;
  const { me } = useSignedIn();
  return (
    <tr>
      <td data-label="人员">
        <span>
          <strong>{name}</strong>
          <small className="muted">
            {login} · {code}
          </small>
        </span>
      </td>
      <td data-label="任职">
        <ul className="post-lines">
          {posts.map((post) => (
            <li key={post.id} className={post.ended ? 'muted' : ''}>
              {officeWords(post.office, units)} · {ROLE_WORDS[post.role] ?? post.role}
              <small className="muted">
                {post.from} 起{post.to && `，至 ${post.to}`}
                {post.actingFor && `，代理 ${post.actingFor}（${POST_SCOPES[post.scope]}）`}
                {post.ended && '，已终止'}
              </small>
              {active && !post.ended && (
                <span className="post-acts">
                  {post.actingFor === null && !isAdminRole(post.role) && (
                    <Lend post={post} holder={name} accounts={accounts} />
                  )}
                  {code !== me.user && <EndPost post={post} />}
                </span>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td data-label="开通">
        <small>{dayWords(createdAt)}</small>
      </td>
      <td>
        {active && code !== me.user && (
          <div className="row-acts">
            <AddPost account={account} units={units} />
            <Reissue account={account} />
            <Close account={account} />
          </div>
        )}
      </td>
    </tr>
  );
}

/** Told once: the notification stays until it is closed. */
function Reissue({ account: { code, name } }: { readonly account: Account }) {
  const { notification } = App.useApp();
  const reissue = useMutation({
    mutationFn: () => ask<OpenedAccount>('POST', `/accounts/${code}/password`, { body: {} }),
    onSuccess: ({ oneTimePassword }) =>
      notification.success({
        title: `${name}的一次性密码（只显示这一次）`,
        description: <p className="one-time">{oneTimePassword}</p>,
        duration: 0,
      }),
    onError: (error) => notification.warning({ title: '没有重发', description: error.message }),
  });
  return (
    <Popconfirm
      title={`核对过${name}本人身份了吗？重发后其登录立即失效。`}
      okText="重发密码"
      cancelText="取消"
      onConfirm={() => reissue.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={reissue.isPending}>
        重发密码
      </Button>
    </Popconfirm>
  );
}

function Close({ account: { code, name } }: { readonly account: Account }) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const close = useMutation({
    mutationFn: () => ask('POST', `/accounts/${code}/close`, { body: {} }),
    onSuccess: () => {
      notification.success({ title: `已停用${name}的账号` });
      return cache.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: (error) =>
      notification.warning({
        title: '没有停用',
        description: [error.message, ...(error instanceof Problem ? error.possible : [])].join(' '),
        duration: 0,
      }),
  });
  return (
    <Popconfirm
      title={`停用${name}的账号？其登录立即失效，任职一并终止。`}
      okText="停用"
      cancelText="不停用"
      onConfirm={() => close.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={close.isPending}>
        停用
      </Button>
    </Popconfirm>
  );
}
