import { Button } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import type { CaseCounts } from '../../../contracts/http-schemas-answers.js';
import { useCounts, useStuck } from '../../api/cases.js';
import { downloadCsv } from '../../ui/download-csv.js';
import { dateWords } from '../../ui/date-words.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';
import { PageFrame } from '../../ui/page.js';
import { StuckByUnit } from './stuck-by-unit.js';

const Chart = lazy(() => import('../../ui/chart.js'));

/** Where the cases of a desk stand: for those who have no unit's rates to answer for. */
export function CountsView() {
  const counts = useCounts();
  const stuck = useStuck();
  if (!counts.data) return counts.error ? <Failure error={counts.error} /> : <Loading what="统计" />;
  const { total, byRung, byStanding, today } = counts.data;
  const rows = [
    ...byRung.map(({ label, ...tally }) => ({ label: `在办：${label}`, ...tally })),
    ...byStanding.filter(({ standing }) => standing !== 'climbing'),
  ];
  return (
    <PageFrame
      title="统计"
      about={`截至${dateWords(today)}，本人管辖范围`}
      actions={
        <Button
          onClick={() =>
            downloadCsv('各阶段件数', [
              ['阶段或状态', '件数', '逾期', '卡住'],
              ...rows.map((row) => [row.label, row.cases, row.overdue, row.stuck]),
            ])
          }
        >
          下载表格
        </Button>
      }
    >
      <section className="tiles" aria-label="总数">
        <Tile label="全部" value={total.cases} />
        <Tile label="未销号" value={total.open} />
        <Tile label="逾期" value={total.overdue} late />
        <Tile label="卡住" value={total.stuck} late />
      </section>
      <div className="supervision-grid">
        <section className="card" aria-label="各阶段在办（图）">
          <h2>各阶段在办</h2>
          <Suspense fallback={<Loading what="图表" />}>
            <RungChart byRung={byRung} />
          </Suspense>
        </section>
        <section className="scroll" tabIndex={0} aria-label="各阶段在办（表）">
          <table className="plain">
            <thead>
              <tr>
                <th>阶段或状态</th>
                <th className="num">件数</th>
                <th className="num">逾期</th>
                <th className="num">卡住</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <td>{row.label}</td>
                  <td className="num">{row.cases}</td>
                  <td className={`num ${row.overdue > 0 ? 'late' : ''}`}>{row.overdue}</td>
                  <td className={`num ${row.stuck > 0 ? 'late' : ''}`}>{row.stuck}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <StuckByUnit items={stuck.data?.items ?? []} />
    </PageFrame>
  );
}

function Tile({
  label,
  value,
  late,
}: {
  readonly label: string;
  readonly value: number;
  readonly late?: boolean;
}) {
  return (
    <div className={`tile ${late && value > 0 ? 'is-late' : ''}`}>
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

function RungChart({ byRung }: { readonly byRung: CaseCounts['byRung'] }) {
  const text = JSON.stringify(byRung);
  const option = useMemo(() => {
    const data = JSON.parse(text) as CaseCounts['byRung'];
    const series = (name: string, color: string, values: number[]) => ({
      name,
      color,
      type: 'bar',
      stack: 'all',
      barWidth: 18,
      data: values,
      animation: false,
    });
    return {
      grid: { left: 8, right: 24, top: 32, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', data: data.map(({ label }) => label), axisLabel: { color: '#1f2a27' } },
      series: [
        series(
          '期限内',
          '#1d5c4f',
          data.map(({ cases, overdue }) => cases - overdue),
        ),
        series(
          '逾期',
          '#b3361b',
          data.map(({ overdue }) => overdue),
        ),
      ],
    };
  }, [text]);
  return <Chart option={option} height={270} label="各阶段在办件数的条形图，数字见旁边的表格" />;
}
