import { Button } from 'antd';
import type { DestructionRegister } from '../../../contracts/http-schemas-retention.js';
import { datesInWords } from '../../../domain/wording/dates-in-words.js';
import { useDestructionRegister } from '../../api/retention.js';
import { downloadCsv } from '../../ui/download-csv.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { momentWords } from '../../ui/moment-words.js';
import { Nothing } from '../../ui/page.js';
import { Term } from '../../ui/term.js';
import { contentsWords } from './contents-words.js';

type Line = DestructionRegister['cases'][number];

/** 销毁清册: what can still be said of what is gone. */
export function DestroyedFiles() {
  const register = useDestructionRegister();
  if (register.error) return <Failure error={register.error} retry={() => void register.refetch()} />;
  if (!register.data) return <Loading what="销毁清册" />;
  const { cases, total } = register.data;
  return (
    <section className="group" aria-label="销毁清册">
      <h2>
        <Term name="销毁清册">销毁清册</Term> <span className="count">{total}</span>
      </h2>
      {total > cases.length && <p className="muted">先列最近的 {cases.length} 件。</p>}
      {cases.length === 0 && <Nothing title="还没有销毁过案卷" />}
      {cases.length > 0 && (
        <>
          <div className="scroll" tabIndex={0} role="region" aria-label="已销毁的案卷">
            <table className="plain stack destroyed-files">
              <thead>
                <tr>
                  <th>案号</th>
                  <th>销号、保存至</th>
                  <th>鉴定意见书</th>
                  <th>提出、复核</th>
                  <th>销毁的内容</th>
                </tr>
              </thead>
              <tbody>
                {cases.map((line) => (
                  <DestroyedFile key={line.caseNo} line={line} />
                ))}
              </tbody>
            </table>
          </div>
          <Button className="no-print" style={{ justifySelf: 'start' }} onClick={() => download(cases)}>
            下载清册
          </Button>
        </>
      )}
    </section>
  );
}

function DestroyedFile({ line }: { readonly line: Line }) {
  return (
    <tr>
      <th scope="row" className="whole">
        {line.caseNo}
      </th>
      <td data-label="销号" className="whole">
        <span>
          {datesInWords(line.closedOn)}
          <small>保存至 {datesInWords(line.keptUntil)}</small>
        </span>
      </td>
      <td data-label="鉴定">
        <span>
          {line.appraisal}
          <small>{line.reasonLabel}</small>
        </span>
      </td>
      <td data-label="两人">
        <span>
          {line.askedBy.name}提出，{line.confirmedBy.name}复核
          <small>{momentWords(line.destroyedAt)} 销毁</small>
        </span>
      </td>
      <td data-label="内容">
        <span>
          {contentsWords(line)}
          <small className="digest">办案记录摘要 {line.journalSha256}</small>
        </span>
      </td>
    </tr>
  );
}

function download(cases: readonly Line[]): void {
  downloadCsv('销毁清册', [
    [
      '案号',
      '销号日',
      '保存至',
      '保存天数',
      '理由',
      '鉴定意见书',
      '申请编号',
      '提出人',
      '复核人',
      '销毁时刻',
      '销毁的内容',
      '办案记录 SHA-256',
    ],
    ...cases.map((line) => [
      line.caseNo,
      line.closedOn,
      line.keptUntil,
      line.keepDays,
      line.reasonLabel,
      line.appraisal,
      line.request,
      line.askedBy.name,
      line.confirmedBy.name,
      line.destroyedAt,
      contentsWords(line),
      line.journalSha256,
    ]),
  ]);
}
