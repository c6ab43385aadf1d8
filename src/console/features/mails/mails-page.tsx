import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TroubledMails } from '../../../contracts/http-schemas-oversight.js';
import { ask } from '../../api/client.js';
import { useSignedIn } from '../../api/session.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';

type Mail = TroubledMails['items'][number];

/** Mails that went astray: given up, or perhaps delivered. Nothing is lost in silence, nothing doubled by itself. */
export function Page() {
  const [status, setStatus] = useState<'dead' | 'uncertain'>('dead');
  const mails = useQuery({
    queryKey: ['mails', status],
    queryFn: () => ask<TroubledMails>('GET', `/oversight/mails?status=${status}`),
    refetchInterval: 15_000,
  });
  const { offers } = useSignedIn();
  const { notification } = App.useApp();
  const cache = useQueryClient();
  const retry = async (mail: Mail) => {
    try {
      await ask('POST', `/oversight/mails/${encodeURIComponent(mail.key)}/retry`, {
        body: { acceptDuplicate: mail.status === 'uncertain' },
      });
      notification.success({ title: '已重新列入待发' });
    } catch (error) {
      notification.warning({ title: error instanceof Error ? error.message : '没有办成' });
    }
    await cache.invalidateQueries({ queryKey: ['mails'] });
  };
  const items = mails.data?.items ?? [];
  return (
    <PageFrame
      title="邮件送达"
      about="多次发送失败已放弃的，和不确定是否送达的。不确定的不会自动重发，以免重复。"
    >
      <Segmented
        aria-label="邮件状况"
        value={status}
        onChange={setStatus}
        style={{ justifySelf: 'start' }}
        options={[
          { value: 'dead', label: '已放弃' },
          { value: 'uncertain', label: '不确定' },
        ]}
      />
      {mails.error && <Failure error={mails.error} />}
      {mails.isPending && <Loading what="邮件" />}
      {mails.data && items.length === 0 && (
        <Nothing title={status === 'dead' ? '没有放弃的邮件' : '没有不确定的邮件'} />
      )}
      {items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="邮件">
          <table className="plain">
            <thead>
              <tr>
                <th>案号</th>
                <th>收件岗位</th>
                <th>内容</th>
                <th className="num">次数</th>
                <th>服务器答复</th>
                <th>操作</th>
              </tr>
            </thead>
            <tbody>
              {items.map((mail) => (
                <tr key={mail.key}>
                  <td>
                    {offers.readCases ? <Link to={`/cases/${mail.caseNo}`}>{mail.caseNo}</Link> : mail.caseNo}
                  </td>
                  <td>{mail.roleLabel}</td>
                  <td>{mail.template}</td>
                  <td className="num">{mail.attempts}</td>
                  <td>{mail.answer}</td>
                  <td>
                    {offers.retryMails && (
                      <Popconfirm
                        title={
                          mail.status === 'uncertain'
                            ? '可能已经送达，再发会重复。先向收件人核实。'
                            : '重新发送这封邮件？'
                        }
                        okText="重发"
                        cancelText="不发"
                        onConfirm={() => retry(mail)}
                      >
                        <Button size="small">重发</Button>
                      </Popconfirm>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  );
}
