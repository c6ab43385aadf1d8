import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SecondPersonAnswer } from '../../../contracts/http-schemas-second-person.js';
import { useRefresh } from '../../api/cases.js';
import { settleRequest } from '../../api/second-person.js';
import { Failure } from '../../ui/failure.js';
import { dayWords } from '../../ui/moment-words.js';
import { Term } from '../../ui/term.js';
import { DestroyedByIt, LastWarning } from './destroyed-by-it.js';

interface Props {
  readonly title: string;
  readonly requests: readonly SecondPersonAnswer[];
}

/** What one person has asked for and another must confirm, because it cannot be undone. */
export function Confirmations({ title, requests }: Props) {
  if (requests.length === 0) return null;
  return (
    <section className="group" aria-label={title}>
      <h2>
        <Term name="两人办理">{title}</Term> <span className="count">{requests.length}</span>
      </h2>
      <ul className="rows">
        {requests.map((request) => (
          <li key={request.id}>
            <Request request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const DONE = { confirm: '已同意并办理', decline: '已驳回', withdraw: '已撤回' } as const;
const QUESTIONS = {
  confirm: '同意后立即办理，不能撤销。',
  decline: '驳回后对方须重新申请。',
  withdraw: '撤回后不再等待复核。',
} as const;

function Request({ request }: { readonly request: SecondPersonAnswer }) {
  const { id, label, subject, caseNo, reasonLabel, requestedBy, requestedAt, expiresAt } = request;
  const { mayConfirm, mayWithdraw, destruction } = request;
  const { modal, notification } = App.useApp();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<unknown>(null);
  const settle = (way: keyof typeof DONE, title: string) =>
    void modal.confirm({
      title: `${title}：${label}`,
      content: way === 'confirm' && destruction ? <LastWarning destruction={destruction} /> : QUESTIONS[way],
      okText: title,
      okButtonProps: { danger: way === 'confirm' && destruction !== null },
      cancelText: '取消',
      onOk: async () => {
        setFailure(null);
        try {
          await settleRequest(id, way);
          notification.success({ title: `${DONE[way]}：${label}` });
          await refresh(caseNo ?? undefined);
        } catch (error) {
          setFailure(error);
        }
      },
    });
  return (
    <div className="row">
      <div>
        <strong>{label}</strong>
        {destruction === null && (
          <small>{caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : subject}</small>
        )}
      </div>
      <div>
        {reasonLabel}
        <small>
          {requestedBy.name}（{requestedBy.roleLabel}）{dayWords(requestedAt)}提出
        </small>
        {destruction && <DestroyedByIt destruction={destruction} />}
        {failure !== null && <Failure error={failure} />}
      </div>
      <div className="muted">{dayWords(expiresAt)}前有效</div>
      <div className="act-buttons">
        {mayConfirm && (
          <>
            <Button type="primary" onClick={() => settle('confirm', '同意')} aria-label={`同意${label}`}>
              同意
            </Button>
            <Button onClick={() => settle('decline', '驳回')} aria-label={`驳回${label}`}>
              驳回
            </Button>
          </>
        )}
        {mayWithdraw && (
          <Button onClick={() => settle('withdraw', '撤回')} aria-label={`撤回${label}`}>
            撤回
          </Button>
        )}
      </div>
    </div>
  );
}
