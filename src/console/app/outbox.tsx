import { CloudSyncOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useRefresh } from '../api/cases.js';
import { onDrafts, waitingDrafts, type Draft } from '../api/drafts.js';
import { sendWaiting } from '../api/outbox.js';

const TRY_AGAIN_MS = 10_000;

/** Says what still waits for the line, and sends it when the line is back. */
export function Outbox({ user }: { readonly user: string }) {
  const [waiting, setWaiting] = useState<readonly Draft[]>(() => waitingDrafts(user));
  const { notification } = App.useApp();
  const refresh = useRefresh();

  useEffect(() => onDrafts(() => setWaiting(waitingDrafts(user))), [user]);
  useEffect(() => {
    if (waiting.length === 0) return undefined;
    const send = async () => {
      for (const { draft, refusal } of await sendWaiting(user)) {
        if (refusal === null)
          notification.success({ title: `已补发：${draft.title}`, description: draft.caseNo });
        else
          notification.warning({
            title: `没有办成：${draft.title}（${draft.caseNo}）`,
            description: `${refusal} 填写的内容还在，打开该案件即可修改。`,
            duration: 0,
          });
        void refresh(draft.caseNo);
      }
    };
    const now = () => void send();
    window.addEventListener('online', now);
    const timer = setInterval(now, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener('online', now);
      clearInterval(timer);
    };
  }, [user, waiting.length, notification, refresh]);

  if (waiting.length === 0) return null;
  return (
    <div className="outbox" role="status">
      <CloudSyncOutlined aria-hidden /> 网络不通，{waiting.length}{' '}
      项已保存在本机，联网后自动发送（只发一次）：
      {waiting.map(({ caseNo, act, title }) => (
        <Link key={caseNo + act} to={`/cases/${caseNo}`}>
          {title}
        </Link>
      ))}
    </div>
  );
}
