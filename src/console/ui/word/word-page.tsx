import type { CSSProperties } from 'react';
import type { Grid, Line, WordBlock } from './read-word.js';
import './word-page.css';

/** Where an office's computer lacks a font of GB/T 9704, its nearest kin. */
const FONTS: Readonly<Record<string, string>> = {
  仿宋_GB2312: "'仿宋_GB2312', FangSong, STFangsong, 'Noto Serif CJK SC', serif",
  方正小标宋简体: "'方正小标宋简体', STZhongsong, SimSun, 'Noto Serif CJK SC', serif",
  黑体: "SimHei, 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
};

/** One point of the paper; on a narrow screen the page is drawn smaller (see the style sheet). */
const pt = (points: number) => `calc(${points} * var(--point))`;

/** A Word file of ours as a page, to be read and printed. */
export function WordPage({
  blocks,
  title,
}: {
  readonly blocks: readonly WordBlock[];
  readonly title: string;
}) {
  return (
    <article className="word-page" aria-label={title} tabIndex={0}>
      {blocks.map((block, index) =>
        block.kind === 'table' ? <Table key={index} grid={block} /> : <Paragraph key={index} line={block} />,
      )}
    </article>
  );
}

function Paragraph({ line }: { readonly line: Line }) {
  const style: CSSProperties = {
    textAlign: line.align,
    textIndent: pt(line.firstLine),
    marginInline: `${pt(line.left)} ${pt(line.right)}`,
    marginBlock: `${pt(line.before)} ${pt(line.after)}`,
    ...(line.height === null ? {} : { lineHeight: pt(line.height), minHeight: pt(line.height) }),
    ...(line.ruled ? { borderBottom: '2px solid #f00', paddingBottom: pt(11) } : {}),
  };
  return (
    <p style={style} className={line.runs.some(({ text }) => text.includes('\t')) ? 'has-tab' : undefined}>
      {line.runs.map(({ text, sizePt, font, color }, index) => (
        <span
          key={index}
          style={{
            fontSize: pt(sizePt),
            fontFamily: FONTS[font] ?? FONTS['仿宋_GB2312'],
            ...(color && color !== 'auto' ? { color: `#${color}` } : {}),
          }}
        >
          {text.split('\t').map((part, at) => (
            <span key={at}>{part}</span>
          ))}
        </span>
      ))}
    </p>
  );
}

function Table({ grid }: { readonly grid: Grid }) {
  const whole = grid.columns.reduce((sum, width) => sum + width, 0) || 1;
  return (
    <table className={grid.bordered ? 'is-ruled' : 'is-imprint'}>
      <colgroup>
        {grid.columns.map((width, index) => (
          <col key={index} style={{ width: `${(100 * width) / whole}%` }} />
        ))}
      </colgroup>
      <tbody>
        {grid.rows.map((row, index) => (
          <tr key={index}>
            {row.map((lines, at) => (
              <td key={at}>
                {lines.map((line, of) => (
                  <Paragraph key={of} line={line} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
