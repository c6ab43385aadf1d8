import type { RetentionReport } from '../../../contracts/http-schemas-retention.js';
import { useRetentionRules } from '../../api/retention.js';
import { Failure } from '../../ui/failure.js';
import { Loading } from '../../ui/loading.js';

type Rule = RetentionReport['rules'][number];

/** How long everything is kept, what that rests on, and what is over today. */
export function RulesTable() {
  const report = useRetentionRules();
  if (report.error) return <Failure error={report.error} retry={() => void report.refetch()} />;
  if (!report.data) return <Loading what="保存期限" />;
  return (
    <section className="group" aria-label="保存期限">
      <h2>保存期限</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label="各类记录的保存期限">
        <table className="plain stack">
          <thead>
            <tr>
              <th>内容</th>
              <th>保存期限</th>
              <th className="num">已到期</th>
              <th>到期后</th>
              <th>依据</th>
            </tr>
          </thead>
          <tbody>
            {report.data.rules.map((rule) => (
              <tr key={rule.what}>
                <th scope="row">{rule.label}</th>
                <td data-label="保存期限" className="whole">
                  {keptWords(rule.keepDays)}
                </td>
                <td data-label="已到期" className="num">
                  {rule.due}
                </td>
                <td data-label="到期后">{afterwards(rule)}</td>
                <td data-label="依据">
                  <span>{rule.source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function keptWords(days: number): string {
  return days < 730 ? `${days} 天` : `${Math.round(days / 365.25)} 年（${days} 天）`;
}

function afterwards({ what, byItself }: Rule): string {
  if (byItself) return '自动清除';
  return what === 'pupil_records' ? '随最后一件案卷销毁' : '两人办理后销毁';
}
