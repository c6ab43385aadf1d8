import type { LinksImportReport } from '../../../contracts/chain-answers.js';

/** Whom a workbook takes something from, and what of it was not read. */
export function ReplacedList({ report }: { readonly report: LinksImportReport }) {
  const { replaces, unfilled, ignoredColumns, imported } = report;
  return (
    <>
      {replaces.length > 0 && (
        <section className="card group" aria-label="接替">
          <h2>
            {imported ? '已接替' : '将接替'} <span className="count">{replaces.length}</span>
          </h2>
          <ul className="possible">
            {replaces.map(({ sheet, row, account, name }) => (
              <li key={`${sheet}${row}${account}${name}`}>
                工作表「{sheet}」第 {row} 行：接替{name ?? account}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unfilled > 0 && <p className="muted">没有填责任人的 {unfilled} 行没有读。</p>}
      {ignoredColumns.length > 0 && <p className="muted">没有使用的列：{ignoredColumns.join('、')}</p>}
    </>
  );
}
