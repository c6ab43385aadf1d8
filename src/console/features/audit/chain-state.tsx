import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ChainVerdict } from '../../../contracts/audit-answers.js';
import { ask } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';

/** Whether every entry still fits the one before it. Asked on purpose: it reads the whole chain. */
export function ChainState() {
  const verify = useMutation({ mutationFn: () => ask<ChainVerdict>('GET', '/audit/verification') });
  const button = (
    <Button loading={verify.isPending} onClick={() => verify.mutate()}>
      {verify.data ? '再核验一次' : '核验整条链'}
    </Button>
  );
  if (verify.error) return <Failure error={verify.error} retry={() => verify.mutate()} />;
  if (!verify.data) {
    return (
      <section className="card chain" aria-label="审计链">
        <p>每条记录带有前一条的摘要。改动、删除或插入任何一条，链就在那里断开。</p>
        {button}
      </section>
    );
  }
  const verdict = verify.data;
  return (
    <Alert
      role="status"
      showIcon
      type={verdict.whole ? 'success' : 'error'}
      title={verdict.whole ? `审计链完整，共 ${verdict.entries} 条` : `审计链在第 ${verdict.brokenAt} 条断开`}
      description={
        verdict.whole ? (
          <p className="digest">
            最后一条的摘要：{verdict.head?.hash ?? '无'}
            <br />
            链尾是否被截去，须与库外日志核对（运维手册「审计」）。
          </p>
        ) : (
          <p>请立即保全数据库和库外日志，并报告安全负责人。原因：{verdict.because}</p>
        )
      }
      action={button}
    />
  );
}
