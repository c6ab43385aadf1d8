import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { rowErrors, type Rehearsal } from '../api/rehearsal.js';
import { Failure } from './failure.js';

interface Props {
  readonly rehearsal: Rehearsal;
  readonly lookWords?: string;
  readonly confirmWords: string;
  readonly danger?: boolean;
  /** What would happen, once looked at. */
  readonly children: ReactNode;
}

/** The end of a form that is looked at before it is done: what was refused or would happen, and the next press. */
export function RehearsalFoot({
  rehearsal: { look, error, busy, confirm },
  lookWords = '核对',
  confirmWords,
  danger = false,
  children,
}: Props) {
  const isMarked = rowErrors(error).length > 0;
  return (
    <div className="rehearsal-foot">
      {error &&
        (isMarked ? (
          <Alert type="warning" showIcon role="alert" title="请改正标出的地方；没有作任何改动。" />
        ) : (
          <Failure error={error} />
        ))}
      {look && children}
      {look ? (
        <Button key="confirm" type="primary" danger={danger} loading={busy} onClick={confirm}>
          {confirmWords}
        </Button>
      ) : (
        <Button
          key="look"
          type={danger ? 'default' : 'primary'}
          danger={danger}
          htmlType="submit"
          loading={busy}
        >
          {lookWords}
        </Button>
      )}
    </div>
  );
}
