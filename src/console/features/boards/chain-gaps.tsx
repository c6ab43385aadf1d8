import { useState } from 'react';
import { Link } from 'react-router';
import { useGaps, type LevelAt } from '../../api/chains.js';
import { ChainShare } from '../../ui/chain-share.js';
import { Failure } from '../../ui/failure.js';

/** Where the chains of people who answer for each child (双线四包) end before they should. */
export function ChainGaps() {
  const [chosen, setChosen] = useState<LevelAt | null>(null);
  const gaps = useGaps(chosen);
  if (gaps.error) return <Failure error={gaps.error} />;
  if (!gaps.data) return null;
  const { children, complete, levels, at } = gaps.data;
  const broken = levels.filter((level) => level.children > 0);
  return (
    <section className="card group" aria-label="责任链">
      <h2>双线责任链</h2>
      <ChainShare all={children} complete={complete} more={<Link to="/chains">查看责任人</Link>} />
      {broken.length === 0 ? (
        <p className="muted">没有缺口。</p>
      ) : (
        <ul className="gap-levels">
          {broken.map(({ line, level, lineLabel, label, children: missing, places }) => (
            <li key={line + level}>
              <button
                type="button"
                aria-expanded={chosen?.level === level}
                onClick={() => setChosen(chosen?.level === level ? null : { line, level })}
              >
                <span>
                  {lineLabel}「{label}」
                </span>
                <span className="pill soon">
                  缺 {missing} 名学生，{places} 处
                </span>
              </button>
              {chosen?.level === level && at && (
                <ul className="gap-places">
                  {at.slice(0, 20).map(({ unit, unitName, gapLabel, children: here }, index) => (
                    <li key={`${unit}${index}`}>
                      {unitName ?? unit ?? '未登记单位'}：{gapLabel}（{here} 名）
                    </li>
                  ))}
                  {at.length > 20 && <li className="muted">另有 {at.length - 20} 处。</li>}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
