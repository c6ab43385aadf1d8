import type { StuckCases } from '../../../contracts/http-schemas-oversight.js';
import { Nothing } from '../../ui/page.js';

/** Whose desks the stuck cases lie on. A unit is called to account, never a child. */
export function StuckByUnit({ items }: { readonly items: StuckCases['items'] }) {
  const units = new Map<string, { cases: number; longest: number; desk: string }>();
  for (const item of items) {
    const unit = `${item.township.name}　${item.school.name}`;
    const desk = item.awaiting?.roleLabel ?? '';
    const key = `${unit}|${desk}`;
    const known = units.get(key) ?? { cases: 0, longest: 0, desk };
    units.set(key, { desk, cases: known.cases + 1, longest: Math.max(known.longest, item.stuckDays) });
  }
  const rows = [...units].sort(([, a], [, b]) => b.longest - a.longest);
  return (
    <section className="group" aria-label="各单位卡住">
      <h2>
        各单位卡住 <span className="count">{items.length}</span>
      </h2>
      {rows.length === 0 ? (
        <Nothing title="没有卡住的案件" />
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label="各单位卡住的案件">
          <table className="plain">
            <thead>
              <tr>
                <th>单位</th>
                <th>承办岗位</th>
                <th className="num">件数</th>
                <th className="num">最长（天）</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([key, { cases, longest, desk }]) => (
                <tr key={key}>
                  <td>{key.split('|')[0]}</td>
                  <td>{desk}</td>
                  <td className="num">{cases}</td>
                  <td className="num late">{longest}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
