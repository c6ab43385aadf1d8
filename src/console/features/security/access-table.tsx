import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import type { GuardedAccounts } from '../../../contracts/account-answers.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing } from '../../ui/page.js';

type Account = GuardedAccounts['items'][number];
type Shown = 'all' | 'locked' | 'signed_in' | 'no_factor';

const FILTERS: Readonly<
  Record<Shown, { readonly label: string; readonly keeps: (account: Account) => boolean }>
> = {
  all: { label: '全部', keeps: () => true },
  locked: { label: '锁定中', keeps: isLocked },
  signed_in: { label: '正在登录', keeps: ({ sessions }) => sessions > 0 },
  no_factor: { label: '未启用两步验证', keeps: ({ secondFactor, active }) => active && !secondFactor },
};

function isLocked({ lockedUntil, codeLockedUntil }: Account): boolean {
  return lockedUntil !== null || codeLockedUntil !== null;
}

export function AccessTable() {
  const [shown, setShown] = useState<Shown>('all');
  const [wanted, setWanted] = useState('');
  const list = useQuery({
    queryKey: ['security', 'accounts'],
    queryFn: () => ask<GuardedAccounts>('GET', '/security/accounts'),
    refetchInterval: 20_000,
  });
  if (!list.data) return list.error ? <Failure error={list.error} /> : <Loading what="账号" />;
  const items = list.data.items.filter(
    (account) =>
      FILTERS[shown].keeps(account) && `${account.login} ${account.name} ${account.user}`.includes(wanted),
  );
  return (
    <div className="group">
      <div className="filters">
        <Input.Search
          aria-label="查找账号"
          placeholder="姓名、登录名或编号"
          allowClear
          style={{ maxWidth: 300 }}
          onSearch={(text) => setWanted(text.trim())}
        />
        <Segmented
          aria-label="显示哪些账号"
          value={shown}
          onChange={setShown}
          options={Object.entries(FILTERS).map(([value, { label, keeps }]) => ({
            value: value as Shown,
            label: value === 'all' ? label : `${label} ${list.data.items.filter(keeps).length}`,
          }))}
        />
      </div>
      {items.length === 0 ? (
        <Nothing title="没有这样的账号" />
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label="账号的登录状况">
          <table className="plain stack">
            <thead>
              <tr>
                <th>账号</th>
                <th>状态</th>
                <th>两步验证</th>
                <th className="num">登录</th>
                <th>办理</th>
              </tr>
            </thead>
            <tbody>
              {items.map((account) => (
                <Row key={account.user} account={account} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ account }: { readonly account: Account }) {
  const { user, login, name, active, secondFactor, linked, sessions } = account;
  const locked = isLocked(account);
  return (
    <tr>
      <td data-label="账号">
        <span>
          <strong>{name}</strong>
          <small className="muted">
            {login} · {user}
          </small>
        </span>
      </td>
      <td data-label="状态">
        <span>
          {!active && <span className="pill">已停用</span>}
          {active && locked && <span className="pill late">锁定中</span>}
          {active && !locked && <span className="pill done">正常</span>}
        </span>
      </td>
      <td data-label="两步验证">{secondFactor ? '已启用' : <span className="muted">未启用</span>}</td>
      <td className="num" data-label="登录">
        {sessions}
      </td>
      <td>
        <div className="row-acts">
          {locked && (
            <Act user={user} path="unlock" label="解除锁定" question={`核对过${name}本人身份了吗？`} />
          )}
          {sessions > 0 && (
            <Act user={user} path="sessions/end" label="结束登录" question={`结束${name}的全部登录？`} />
          )}
          {secondFactor && (
            <Act
              user={user}
              path="second-factor/reset"
              label="重置两步验证"
              question={`核对过${name}本人身份了吗？重置后须重新启用，其登录立即失效。`}
            />
          )}
          {linked && (
            <Act
              user={user}
              path="provider/unlink"
              label="解除统一认证"
              question={`解除${name}与统一身份认证的对应关系？其登录立即失效。`}
            />
          )}
        </div>
      </td>
    </tr>
  );
}

function Act({
  user,
  path,
  label,
  question,
}: {
  readonly user: string;
  readonly path: string;
  readonly label: string;
  readonly question: string;
}) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const act = useMutation({
    mutationFn: () => ask('POST', `/security/accounts/${user}/${path}`, { body: {} }),
    onSuccess: () => {
      notification.success({ title: `已${label}` });
      return cache.invalidateQueries({ queryKey: ['security'] });
    },
    onError: (error) => notification.warning({ title: `没有办成：${label}`, description: error.message }),
  });
  return (
    <Popconfirm
      title={question}
      okText={label}
      cancelText="取消"
      onConfirm={() => act.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={act.isPending}>
        {label}
      </Button>
    </Popconfirm>
  );
}
