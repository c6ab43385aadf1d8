import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ApiTokenView } from '../../../contracts/account-answers.js';
import { ask } from '../../api/client.js';
import { opens, useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { ProposeToken } from './propose-token.js';
import { TokenRow } from './token-row.js';

/** Machines that speak to the system: one administrator proposes, the other confirms, either revokes. */
export function Page() {
  const session = useSignedIn();
  const [proposing, setProposing] = useState(false);
  const tokens = useQuery({
    queryKey: ['machines'],
    queryFn: () => ask<{ items: readonly ApiTokenView[] }>('GET', '/api-tokens'),
  });
  return (
    <PageFrame
      title="程序令牌"
      about="供考勤机等程序调用接口：由系统管理员申请，安全管理员确认后生效，最长一年，只能调用所列接口。"
      actions={
        opens(session, 'POST /api-tokens') && (
          <Button type="primary" onClick={() => setProposing(true)}>
            申请令牌
          </Button>
        )
      }
    >
      {tokens.error && <Failure error={tokens.error} />}
      {tokens.isPending && <Loading what="程序令牌" />}
      {tokens.data?.items.length === 0 && <Nothing title="没有程序令牌" />}
      {tokens.data && tokens.data.items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="程序令牌">
          <table className="plain stack">
            <thead>
              <tr>
                <th>用途</th>
                <th>身份</th>
                <th>接口</th>
                <th>状态</th>
                <th>办理</th>
              </tr>
            </thead>
            <tbody>
              {tokens.data.items.map((token) => (
                <TokenRow key={token.code} token={token} mayConfirm={session.me.role === 'security_admin'} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ProposeToken open={proposing} onClose={() => setProposing(false)} />
    </PageFrame>
  );
}
