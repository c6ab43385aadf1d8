import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { mm, SIZE, WIDTH } from './page.js';
import { words } from './text.js';

/** One or two labels with their words; `room` in mm is kept for handwriting. */
export interface FormRow {
  readonly cells: readonly [label: string, text: string, label?: string, text?: string];
  readonly room?: number;
  /** May be continued on the next sheet: a row as long as an article. */
  readonly long?: true;
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const ruled = { top: rule, bottom: rule, left: rule, right: rule };
const LABEL = 1900;

interface CellOptions {
  readonly centred?: boolean;
  readonly size?: number;
  readonly span?: number;
  readonly top?: boolean;
  /** Room above and below, in twips. */
  readonly pad?: number;
}

function cell(text: string, width: number, options: CellOptions = {}): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: ruled,
    verticalAlign: options.top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { top: options.pad ?? 60, bottom: options.pad ?? 60, left: 80, right: 80 },
    ...(options.span ? { columnSpan: options.span } : {}),
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: options.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 380, lineRule: LineRuleType.EXACT },
          children: [words(line, { size: options.size ?? SIZE.small })],
        }),
    ),
  });
}

function table(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    rows: [...rows],
  });
}

export function form(rows: readonly FormRow[]): Table {
  const half = Math.floor((WIDTH - 2 * LABEL) / 2);
  const widths = [LABEL, half, LABEL, WIDTH - 2 * LABEL - half];
  return table(
    rows.map(({ cells: [label, text, second, further], room, long }) => {
      const handwritten = { top: room !== undefined };
      return new TableRow({
        cantSplit: long === undefined,
        ...(room === undefined ? {} : { height: { value: mm(room), rule: HeightRule.ATLEAST } }),
        children: [
          cell(label, LABEL, { centred: true }),
          ...(second === undefined
            ? [cell(text, WIDTH - LABEL, { span: 3, ...handwritten, ...(long ? { size: SIZE.table } : {}) })]
            : [
                cell(text, half),
                cell(second, LABEL, { centred: true }),
                cell(further ?? '　', widths[3] ?? half),
              ]),
        ],
      });
    }),
    widths,
  );
}

export interface ListColumns {
  readonly list: string;
  readonly columns: readonly (readonly [heading: string, share: number])[];
}

export function listTable({ list, columns }: ListColumns): Table {
  const whole = columns.reduce((sum, [, share]) => sum + share, 0);
  const widths = columns.map(([, share]) => Math.floor((WIDTH * share) / whole));
  const last = columns.length - 1;
  const fields = columns.map(
    ([heading], i) => `${i === 0 ? `{#${list}}` : ''}{${heading}}${i === last ? `{/${list}}` : ''}`,
  );
  // A single wide column holds names, which read from the left.
  const isName = (i: number) => columns.length === 2 && i === 1;
  return table(
    [
      new TableRow({
        tableHeader: true,
        children: columns.map(([heading], i) =>
          cell(heading, widths[i] ?? 0, { centred: true, size: SIZE.table, pad: 20 }),
        ),
      }),
      new TableRow({
        cantSplit: true,
        children: fields.map((text, i) =>
          cell(text, widths[i] ?? 0, { centred: !isName(i), size: SIZE.table, pad: 20 }),
        ),
      }),
    ],
    widths,
  );
}

/** 版记: who else gets it, and by whom and when it was printed, between rules. */
export function imprint(copyTo: string): Table {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
  const row = (text: string, top: typeof thick | typeof thin, bottom: typeof thick | typeof thin) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: WIDTH, type: WidthType.DXA },
          borders: { top, bottom, left: none, right: none },
          children: [
            new Paragraph({
              keepNext: true,
              indent: { left: 280, right: 280 },
              children: [words(text, { size: SIZE.small })],
            }),
          ],
        }),
      ],
    });
  return table(
    [row(`抄送：${copyTo}`, thick, thin), row('{发文机关}　　{成文日期}印发', thin, thick)],
    [WIDTH],
  );
}

/** Two parties side by side, each with a place for its seal, its head's signature and the day. */
export function twoParties(parties: readonly [string, string]): Table {
  const half = Math.floor(WIDTH / 2);
  const bare = { top: none, bottom: none, left: none, right: none };
  const lines = (party: string) => [party, '（盖章处）', '负责人签名：', '　　　　年　　月　　日'];
  return table(
    [
      new TableRow({
        cantSplit: true,
        children: parties.map(
          (party) =>
            new TableCell({
              width: { size: half, type: WidthType.DXA },
              borders: bare,
              children: lines(party).map(
                (text) =>
                  new Paragraph({
                    spacing: { line: 640, lineRule: LineRuleType.EXACT },
                    children: [words(text)],
                  }),
              ),
            }),
        ),
      }),
    ],
    [half, WIDTH - half],
  );
}

/** Rows of words under a heading that repeats on every sheet. @param shares how wide each column is, of the whole. */
export function dataTable(
  shares: readonly number[],
  rows: readonly (readonly string[])[],
  { heading = true, size = SIZE.table }: { readonly heading?: boolean; readonly size?: number } = {},
): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((WIDTH * share) / whole));
  return table(
    rows.map(
      (texts, i) =>
        new TableRow({
          cantSplit: true,
          tableHeader: heading && i === 0,
          children: widths.map((width, column) =>
            cell(texts[column] ?? '', width, {
              centred: heading ? i === 0 : column === 0,
              size,
              pad: 20,
            }),
          ),
        }),
    ),
    widths,
  );
}
