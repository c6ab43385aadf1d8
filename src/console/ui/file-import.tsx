import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Finding, RosterCounts } from '../../contracts/roster-report.js';
import { ask, Problem, query } from '../api/client.js';
import { Failure } from './failure.js';
import { FileChoice } from './file-choice.js';
import { Findings } from './findings.js';

/** What every reading of an uploaded table answers. */
export interface FileReport {
  readonly imported: boolean;
  readonly counts: RosterCounts;
  readonly errors: readonly Finding[];
}

interface Props<Report extends FileReport> {
  /** Takes the file, and `dryRun` and, unless it is all or none, `keep`. */
  readonly path: string;
  /** Good rows are not taken without the bad ones. */
  readonly allOrNone?: boolean;
  readonly label: string;
  readonly hint: string;
  readonly doneWords: (report: Report) => string;
  readonly onDone?: () => void;
  /** What else there is to say of the file. */
  readonly more?: (report: Report) => ReactNode;
}

/** First a look at everything that would happen and every bad cell; then, and only then, the import. */
export function FileImport<Report extends FileReport>({
  path,
  allOrNone = false,
  label,
  hint,
  doneWords,
  onDone,
  more,
}: Props<Report>) {
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<{ readonly report: Report; readonly done: boolean } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (chosen: File, dryRun: boolean, keep: 'none' | 'good') => {
    const body = new FormData();
    body.append('file', chosen);
    setBusy(true);
    setFailure(null);
    try {
      const how = query({ dryRun: String(dryRun), keep: allOrNone ? undefined : keep });
      const report = await ask<Report>('POST', `${path}${how}`, { body });
      setStep({ report, done: !dryRun });
      if (!dryRun) onDone?.();
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
  const barred = allOrNone && (report?.counts.bad ?? 0) > 0;
  return (
    <>
      <section className="card">
        <FileChoice
          label={label}
          hint={hint}
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
      {step && report && (
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
            ).map(([name, value]) => (
              <div key={name} className={`tile ${name === '有错误' && value > 0 ? 'is-late' : ''}`}>
                <b>{value}</b>
                <span>{name}（行）</span>
              </div>
            ))}
          </section>
          {step.done ? (
            <Alert
              type="success"
              showIcon
              title={report.imported ? doneWords(report) : '内容与在册一致，没有写入。'}
            />
          ) : (
            <div className="page-actions">
              <Button
                type="primary"
                size="large"
                loading={busy}
                disabled={!file || good === 0 || barred}
                onClick={() => file && void send(file, false, report.counts.bad > 0 ? 'good' : 'none')}
              >
                {barred
                  ? '改正后再导入'
                  : good === 0
                    ? '没有可导入的变动'
                    : report.counts.bad > 0
                      ? `只导入正确的行（${good}）`
                      : `导入（${good} 行）`}
              </Button>
            </div>
          )}
          <Findings title="须改正" findings={report.errors} />
          {more?.(report)}
        </>
      )}
    </>
  );
}
