import { Button } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { downloadCsv } from '../../ui/download-csv.js';
import { Loading } from '../../ui/loading.js';
import { barOption, heightFor, type Bars } from './bar-option.js';
import type { FigureData } from './figures.js';

const Chart = lazy(() => import('../../ui/chart.js'));

/** A picture with its table beside it, and the table as a file. */
export function Figure({ figure, file }: { readonly figure: FigureData; readonly file: string }) {
  const { title, about, columns, rows, bars, wide } = figure;
  return (
    <section className={`card figure ${wide ? 'is-wide' : ''}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {rows.length > 0 && (
          <Button
            size="small"
            onClick={() =>
              downloadCsv(file, [columns, ...rows.map(({ cells }) => cells.map((cell) => cell ?? '—'))])
            }
          >
            下载 csv
          </Button>
        )}
      </header>
      {about && <p className="muted">{about}</p>}
      {rows.length === 0 ? (
        <p className="muted figure-empty">还没有数据。</p>
      ) : (
        <div className="figure-body">
          {bars && (
            <Suspense fallback={<Loading what="图" />}>
              <Picture bars={bars} label={`${title}，数字见下表`} />
            </Suspense>
          )}
          <div className="scroll" tabIndex={0} role="region" aria-label={`${title}（表）`}>
            <table className="plain">
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={column} className={index > 0 ? 'num' : ''}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, cells, to }) => (
                  <tr key={key}>
                    {cells.map((cell, index) =>
                      index === 0 ? (
                        <th key={columns[index]} scope="row">
                          {to ? <Link to={to}>{cell}</Link> : cell}
                        </th>
                      ) : (
                        <td key={columns[index]} className="num">
                          {cell ?? '—'}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </section>
  );
}

/** Drawn again when the numbers change, not whenever they are asked for again. */
function Picture({ bars, label }: { readonly bars: Bars; readonly label: string }) {
  const text = JSON.stringify(bars);
  const option = useMemo(() => barOption(JSON.parse(text) as Bars), [text]);
  return <Chart option={option} height={heightFor(bars)} label={label} />;
}
