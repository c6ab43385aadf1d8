import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { ManagedAccounts } from '../../../contracts/account-answers.js';
import { ask } from '../../api/client.js';
import { useUnits } from '../../api/units.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { MoreButton } from '../../ui/more-button.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { AccountRow } from './account-row.js';
import './accounts.css';
import { NewAccount } from './new-account.js';

const AT_ONCE = 50;

/** Who has an account, and which posts they hold: the system administrator's work. */
export function Page() {
  const [opening, setOpening] = useState(false);
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState<'active' | 'closed'>('active');
  const [most, setMost] = useState(AT_ONCE);
  const units = useUnits().data ?? [];
  const list = useQuery({
    queryKey: ['accounts'],
    queryFn: () => ask<ManagedAccounts>('GET', '/accounts'),
  });
  const all = list.data?.items ?? [];
  const items = all.filter(
    ({ active, login, name, code }) =>
      active === (shown === 'active') && `${login} ${name} ${code}`.toLowerCase().includes(wanted),
  );
  return (
    <PageFrame
      title="人员与任职"
      about="每人一个账号，任职可以有几个；能看什么、办什么，由任职决定。离任的停用账号，编号和办理记录保留。"
      actions={
        <Button type="primary" onClick={() => setOpening(true)}>
          开通账号
        </Button>
      }
    >
      <div className="filters">
        <Input.Search
          aria-label="查找账号"
          placeholder="姓名、登录名或编号"
          allowClear
          style={{ maxWidth: 320 }}
          onSearch={(text) => setWanted(text.trim().toLowerCase())}
        />
        <Segmented
          aria-label="在用或停用"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'active', label: `在用 ${all.filter(({ active }) => active).length}` },
            { value: 'closed', label: `已停用 ${all.filter(({ active }) => !active).length}` },
          ]}
        />
      </div>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="账号" />}
      {list.data && items.length === 0 && <Nothing title="没有这样的账号" />}
      {items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="账号">
          <table className="plain stack">
            <thead>
              <tr>
                <th>人员</th>
                <th>任职</th>
                <th>开通</th>
                <th>办理</th>
              </tr>
            </thead>
            <tbody>
              {items.slice(0, most).map((account) => (
                <AccountRow key={account.code} account={account} accounts={all} units={units} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton
        list={{
          hasNextPage: items.length > most,
          isFetchingNextPage: false,
          fetchNextPage: () => setMost(most + AT_ONCE),
        }}
      />
      <NewAccount open={opening} onClose={() => setOpening(false)} units={units} />
    </PageFrame>
  );
}
