import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useStuck } from '../../api/cases.js';
import { useSignedIn } from '../../api/session.js';
import { downloadCsv } from '../../ui/download-csv.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { Nothing, PageFrame } from '../../ui/page.js';
import { stageWords } from '../../ui/stage-words.js';
import { Term } from '../../ui/term.js';

/** Cases that only a person can move, the longest stuck first, and on whose desk they are. */
export function Page() {
  const [minDays, setMinDays] = useState('0');
  const stuck = useStuck({ minDays });
  const { offers } = useSignedIn();
  const items = stuck.data?.items ?? [];
  const download = () =>
    downloadCsv('卡住的案件', [
      ['案号', '乡镇', '学校', '阶段', '等待事项', '承办岗位', '卡住天数', '自'],
      ...items.map((item) => [
        item.caseNo,
        item.township.name,
        item.school.name,
        item.rungLabel,
        item.awaiting?.words ?? '',
        item.awaiting?.roleLabel ?? '',
        item.stuckDays,
        item.stuckSince ?? '',
      ]),
    ]);
  return (
    <PageFrame
      title="卡住的案件"
      about={
        <Term name="卡住">
          法定环节逾期、时钟不会自动推进、须由人决定的案件，卡得最久的在前。不显示学生信息。
        </Term>
      }
      actions={
        <Button onClick={download} disabled={items.length === 0}>
          下载表格
        </Button>
      }
    >
      <Segmented
        aria-label="至少卡住多少天"
        value={minDays}
        onChange={setMinDays}
        options={[
          { value: '0', label: '全部' },
          { value: '3', label: '3 天以上' },
          { value: '10', label: '10 天以上' },
          { value: '30', label: '30 天以上' },
        ]}
        style={{ justifySelf: 'start' }}
      />
      {stuck.error && <Failure error={stuck.error} retry={() => void stuck.refetch()} />}
      {stuck.isPending && <Loading what="卡住的案件" />}
      {stuck.data && items.length === 0 && (
        <Nothing title="没有卡住的案件">每个法定环节都在期限内，或已有人在办。</Nothing>
      )}
      {items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="卡住的案件">
          <table className="plain stack">
            <thead>
              <tr>
                <th className="num">卡住</th>
                <th>案号</th>
                <th>学校</th>
                <th>等待</th>
                <th>承办</th>
                <th>依据</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.caseNo}>
                  <td className="num late" data-label="卡住">
                    <strong>{item.stuckDays} 天</strong>
                  </td>
                  <td data-label="案号">
                    {offers.readCases ? <Link to={`/cases/${item.caseNo}`}>{item.caseNo}</Link> : item.caseNo}
                  </td>
                  <td data-label="学校">
                    <span>
                      {item.school.name} <small>{item.township.name}</small>
                    </span>
                  </td>
                  <td data-label="等待">
                    <span>
                      {item.awaiting?.words} <small>{stageWords(item)}</small>
                    </span>
                  </td>
                  <td data-label="承办">{item.awaiting?.roleLabel}</td>
                  <td className="muted" data-label="依据">
                    {item.awaiting?.clause}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  );
}
