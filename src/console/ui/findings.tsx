import { Button } from 'antd';
import type { Finding } from '../../contracts/roster-report.js';
import { downloadCsv } from './download-csv.js';

/** Every bad cell with its place in the file, so that it can be mended there; also as a list to keep beside it. */
export function Findings({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
}) {
  if (findings.length === 0) return null;
  return (
    <section className="group" aria-label={title}>
      <h2>
        {title} <span className="count">{findings.length}</span>
      </h2>
      <div>
        <Button onClick={() => downloadCsv(title, [HEAD, ...findings.map(cells)])}>
          下载清单（Excel 可打开）
        </Button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${title}，逐格`}>
        <table className="plain stack">
          <thead>
            <tr>
              {HEAD.map((label) => (
                <th key={label} className={label === '行' ? 'num' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {findings.map((each) => (
              <tr key={`${each.sheet}:${each.row}:${each.column}:${each.code}`}>
                <td data-label="工作表">{each.sheet}</td>
                <td className="num" data-label="行">
                  {each.row}
                </td>
                <td data-label="列">{each.column}</td>
                <td data-label="填的内容">{each.value ?? ''}</td>
                <td data-label="问题">{each.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const HEAD = ['工作表', '行', '列', '填的内容', '问题'] as const;

function cells({ sheet, row, column, value, message }: Finding): readonly (string | number)[] {
  return [sheet, row, column, value ?? '', message];
}
