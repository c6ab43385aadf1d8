import type { Finding } from '../../contracts/roster-report.js';

/** Every bad cell with its place in the file, so that it can be mended there. */
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
      <div className="scroll" tabIndex={0} role="region" aria-label={`${title}，逐格`}>
        <table className="plain stack">
          <thead>
            <tr>
              <th>工作表</th>
              <th className="num">行</th>
              <th>列</th>
              <th>单元格</th>
              <th>问题</th>
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
                <td data-label="单元格">{each.value ?? ''}</td>
                <td data-label="问题">{each.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
