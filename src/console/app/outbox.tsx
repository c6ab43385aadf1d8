import { CloudSyncOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useRefresh } from '../api/cases.js';
import { dropFile } from '../api/kept-files.js';
import { fileTitle, sendWaiting, type Progress } from '../api/outbox.js';
import { useKeptFiles, useWaitingDrafts } from '../api/use-waiting.js';

const TRY_AGAIN_MS = 10_000;

/** Says what still waits for the line, and sends it when the line is back. */
export function Outbox({ user }: { readonly user: string }) {
  const drafts = useWaitingDrafts(user);
  const files = useKeptFiles(user);
  const [progress, setProgress] = useState<Progress | null>(null);
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const waiting = [
    ...files
      .filter(({ refusal }) => refusal === null)
      .map((file) => ({ id: file.key, caseNo: file.caseNo, title: fileTitle(file) })),
    ...drafts.map(({ key, caseNo, title }) => ({ id: key, caseNo, title })),
  ];
  const refused = files.filter(({ refusal }) => refusal !== null);

  const send = async () => {
    const sent = await sendWaiting(user, setProgress);
    setProgress(null);
    for (const { what, title, caseNo, refusal } of sent) {
      if (refusal === null) notification.success({ title: `已补发：${title}`, description: caseNo });
      else
        notification.warning({
          title: `没有办成：${title}（${caseNo}）`,
          description: what === 'act' ? `${refusal} 填写的内容还在，打开该案件即可修改。` : refusal,
          duration: 0,
        });
      void refresh(caseNo);
    }
  };
  const latest = useRef(send);
  latest.current = send;
  const some = waiting.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const now = () => void latest.current();
    // A page that was loaded anew has a line; what is being sent by its own form at this moment goes only once.
    now();
    window.addEventListener('online', now);
    const timer = setInterval(now, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener('online', now);
      clearInterval(timer);
    };
  }, [some]);

  if (waiting.length + refused.length === 0) return null;
  return (
    <div className="outbox" role="status" aria-label="待发送">
      {some && (
        <p>
          <CloudSyncOutlined aria-hidden /> <b>待发送 {waiting.length} 件</b>{' '}
          {progress ? progressWords(progress) : '网络不通，已保存在本机，联网后自动发送（只发一次）'}
        </p>
      )}
      {some && (
        <ul>
          {waiting.map(({ id, caseNo, title }) => (
            <li key={id}>
              <Link to={`/cases/${caseNo}`}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
      {refused.map((file) => (
        <p key={file.key}>
          「{fileTitle(file)}」没有被接收：{file.refusal}{' '}
          <Button size="small" ghost onClick={() => void dropFile(file.key)}>
            知道了，从本机删除
          </Button>
        </p>
      ))}
    </div>
  );
}

function progressWords({ at, of, title, share }: Progress): string {
  const through = share > 0 && share < 1 ? `，已传 ${Math.round(share * 100)}%` : '';
  return `正在发送第 ${at}/${of} 件：${title}${through}`;
}
