import { Progress } from 'antd';

interface Props {
  readonly open: number;
  readonly waiting: number;
  /** What those who have heard do, e.g. 采用现行校历. */
  readonly what: string;
}

/** How far a word to all open cases has got. It goes on by itself, also when this page is closed. */
export function Told({ open, waiting, what }: Props) {
  const told = open - waiting;
  return (
    <div role="status">
      <p className="muted">
        在办案件 {open} 个，已有 {told} 个{what}；其余由后台继续通知，不必重新提交。
      </p>
      <Progress percent={Math.floor((told / Math.max(1, open)) * 100)} size="small" aria-label="通知进度" />
    </div>
  );
}
