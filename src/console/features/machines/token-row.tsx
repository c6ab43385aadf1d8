import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import type { ApiTokenView } from '../../../contracts/account-answers.js';
import { machineDoorWords } from '../../../domain/access/machine-doors.js';
import { ROLE_LABELS } from '../../../domain/wording/labels.js';
import { ask } from '../../api/client.js';

interface Props {
  readonly token: ApiTokenView;
  readonly mayConfirm: boolean;
}

export function TokenRow({ token, mayConfirm }: Props) {
  const { code, name, role, office, doors, expiresOn, lastUsedOn, confirmedAt, revokedAt } = token;
  return (
    <tr>
      <td data-label="用途">
        <span>
          <strong>{name}</strong> <span className="muted">{code}</span>
        </span>
      </td>
      <td data-label="身份">
        {ROLE_LABELS[role]} <span className="muted">{office}</span>
      </td>
      <td data-label="接口">{doors.map(machineDoorWords).join('、')}</td>
      <td data-label="状态">
        <span>
          <Standing token={token} />{' '}
          <span className="muted">
            至 {expiresOn}，{lastUsedOn === null ? '从未使用' : `最近使用 ${lastUsedOn}`}
          </span>
        </span>
      </td>
      <td>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.4rem' }}>
          {mayConfirm && confirmedAt === null && revokedAt === null && (
            <Act
              code={code}
              path="confirm"
              label="确认"
              question="用途、单位和接口都核对过了吗？确认后立即生效。"
            />
          )}
          {revokedAt === null && (
            <Act
              code={code}
              path="revoke"
              label="撤销"
              question={`撤销「${name}」的令牌？立即失效，不能恢复。`}
            />
          )}
        </div>
      </td>
    </tr>
  );
}

function Standing({ token: { confirmedAt, revokedAt, expiresOn } }: { readonly token: ApiTokenView }) {
  if (revokedAt !== null) return <span className="pill">已撤销</span>;
  if (confirmedAt === null) return <span className="pill soon">待确认</span>;
  const isOver = Date.parse(`${expiresOn}T24:00:00+08:00`) <= Date.now();
  return isOver ? <span className="pill">已到期</span> : <span className="pill done">有效</span>;
}

interface ActProps {
  readonly code: string;
  readonly path: 'confirm' | 'revoke';
  readonly label: string;
  readonly question: string;
}

function Act({ code, path, label, question }: ActProps) {
  const cache = useQueryClient();
  const { notification } = App.useApp();
  const act = useMutation({
    mutationFn: () => ask('POST', `/api-tokens/${code}/${path}`, { body: {} }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['machines'] }),
    onError: (error) => notification.warning({ title: `没有${label}`, description: error.message }),
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
