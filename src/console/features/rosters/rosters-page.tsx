import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { RosterReport } from '../../../contracts/roster-report.js';
import { ask, Problem } from '../../api/client.js';
import { Failure } from '../../ui/failure.js';
import { FileChoice } from '../../ui/file-choice.js';
import { PageFrame } from '../../ui/page.js';
import { Findings } from '../../ui/findings.js';

type Step = { readonly report: RosterReport; readonly done: boolean };

/** First a look at everything that would happen and every bad cell; then, and only then, the import. */
export function Page() {
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (chosen: File, dryRun: boolean, keep: 'none' | 'good') => {
    const body = new FormData();
    body.append('file', chosen);
    setBusy(true);
    setFailure(null);
    try {
      const report = await ask<RosterReport>('POST', `/rosters/import?dryRun=${dryRun}&keep=${keep}`, {
        body,
      });
      setStep({ report, done: !dryRun });
    } catch (error) {
      setStep(null);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setStep(null);
    setFailure(null);
    void send(chosen, true, 'none');
  };
  const report = step?.report;
  const good = report ? report.counts.new + report.counts.changed : 0;
  return (
    <PageFrame
      title="花名册导入"
      about="学籍系统导出的 Excel（xlsx）。先检查，逐格列出问题，确认后才写入；同一份文件重复导入不产生变化。"
    >
      <section className="card">
        <FileChoice
          label="选择或拖入花名册文件"
          hint="Excel 工作簿（.xlsx），一次一份"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          chosen={file}
          onChoose={choose}
        />
        {busy && <p role="status">正在读取 {file?.name}…</p>}
      </section>
      {failure !== null && (
        <>
          <Failure error={failure} />
          {failure instanceof Problem &&
            Array.isArray(failure.body.errors) &&
            failure.body.errors.length > 0 && (
              <ul className="possible">
                {failure.body.errors.slice(0, 100).map((each) => (
                  <li key={each.path + each.message}>{each.message}</li>
                ))}
              </ul>
            )}
        </>
      )}
      {report && (
        <>
          <section className="tiles" aria-label="检查结果">
            {(
              [
                ['共', report.counts.rows],
                ['新增', report.counts.new],
                ['有变动', report.counts.changed],
                ['没有变化', report.counts.unchanged],
                ['有错误', report.counts.bad],
              ] as const
            ).map(([label, value]) => (
              <div key={label} className={`tile ${label === '有错误' && value > 0 ? 'is-late' : ''}`}>
                <b>{value}</b>
                <span>{label}（行）</span>
              </div>
            ))}
          </section>
          {step.done ? (
            <Alert
              type="success"
              showIcon
              title={report.imported ? `已导入，批次 ${report.batch ?? ''}` : '内容与在册一致，没有写入。'}
            />
          ) : (
            <div className="page-actions">
              <Button
                type="primary"
                size="large"
                loading={busy}
                disabled={!file || good === 0}
                onClick={() => file && void send(file, false, report.counts.bad > 0 ? 'good' : 'none')}
              >
                {good === 0
                  ? '没有可导入的变动'
                  : report.counts.bad > 0
                    ? `只导入正确的行（${good}）`
                    : `导入（${good} 行）`}
              </Button>
            </div>
          )}
          <Findings title="须改正" findings={report.errors} />
          <Findings title="请留意（不影响导入）" findings={report.warnings} />
          {report.ignoredColumns.length > 0 && (
            <p className="muted">没有使用的列：{report.ignoredColumns.join('、')}</p>
          )}
        </>
      )}
    </PageFrame>
  );
}
